package io.modeldeck.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** A list and what is selected in it: side by side where there is room, else one above the other. */
public final class MasterDetail extends SplitPane {

    private static final double STACKED = 0.42;

    /** Narrower than this, two columns would show half a sentence each. */
    private static final double ROOM = 1_060;

    private final double share;
    private final double least;
    private double narrowShare;
    private double room;
    private double set;

    /** @param share of the width for the list */
    public MasterDetail(Node list, Node detail, double share) {
        this(list, detail, share, ROOM);
    }

    /**
     * @param share of the width for the list
     * @param least width, at the ordinary size of texts, at which both stand side by side
     */
    public MasterDetail(Node list, Node detail, double share, double least) {
        this.share = share;
        this.least = least;
        narrowShare = share;
        room = least;
        getStyleClass().add("master-detail");
        getItems().addAll(Pane.of(list), Pane.of(detail));
        setDividerPositions(share);
        set = share;
        widthProperty().addListener(observable -> turn());
        getChildren().add(new TextScale(scale -> {
            room = least * scale;
            turn();
        }));
    }

    /** @param narrow of the width for the list while there is less room than both would like */
    public MasterDetail whereNarrow(double narrow) {
        narrowShare = narrow;
        return this;
    }

    private void turn() {
        Orientation wanted = getWidth() > 0 && getWidth() < room ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        double across = getWidth() < ROOM * room / least ? narrowShare : share;
        double now = wanted == Orientation.VERTICAL ? STACKED : across;
        if (getWidth() > 0 && now != set) {
            set = now;
            setOrientation(wanted);
            setDividerPositions(now);
        }
    }
}
