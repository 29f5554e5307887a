package io.modeldeck.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** A list and what is selected in it: side by side where there is room, else one above the other. */
public final class MasterDetail extends SplitPane {

    /** Narrower than this, two columns would show half a sentence each. */
    private static final double ROOM = 1_060;

    private final double share;
    private final double least;
    private double room;

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
        room = least;
        getStyleClass().add("master-detail");
        getItems().addAll(list, detail);
        setDividerPositions(share);
        widthProperty().addListener(observable -> turn());
        getChildren().add(new TextScale(scale -> {
            room = least * scale;
            turn();
        }));
    }

    private void turn() {
        Orientation wanted = getWidth() > 0 && getWidth() < room ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        if (wanted != getOrientation()) {
            setOrientation(wanted);
            setDividerPositions(wanted == Orientation.VERTICAL ? 0.42 : share);
        }
    }
}
