package io.modeldeck.ui.kit.table;

import io.modeldeck.ui.kit.control.Pane;
import io.modeldeck.ui.kit.theme.TextScale;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** A list and what is selected in it: side by side where there is room, else one above the other; the list alone while nobody wants to see the rest. */
public final class MasterDetail extends SplitPane {

    private static final double STACKED = 0.42;

    /** Narrower than this, two columns would show half a sentence each. */
    private static final double ROOM = 1_060;

    private final BooleanProperty shown;
    private final DataTable<?> list;
    private final Node detail;
    private final double share;
    private final double least;
    /** The window's answer outlives some lists, so it is held by the list alone. */
    private final InvalidationListener follow = observable -> showOrHide();

    private double narrowShare;
    private double room;
    private double set;
    /** Of the list, for when the details come back. */
    private double divider;

    /**
     * @param shown whether the details are in sight
     * @param share of the width for the list
     */
    public MasterDetail(BooleanProperty shown, DataTable<?> list, Node detail, double share) {
        this(shown, list, detail, share, ROOM);
    }

    /**
     * @param shown whether the details are in sight
     * @param share of the width for the list
     * @param least width, at the ordinary size of texts, at which both stand side by side
     */
    public MasterDetail(BooleanProperty shown, DataTable<?> list, Node detail, double share, double least) {
        this.shown = shown;
        this.list = Pane.of(list);
        this.detail = Pane.of(detail);
        this.share = share;
        this.least = least;
        narrowShare = share;
        room = least;
        set = share;
        divider = share;
        getStyleClass().add("master-detail");
        getItems().add(list);
        list.beside(shown);
        shown.addListener(new WeakInvalidationListener(follow));
        showOrHide();
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

    private void showOrHide() {
        boolean there = getItems().contains(detail);
        if (shown.get() && !there) {
            getItems().add(detail);
            setDividerPositions(divider);
        } else if (!shown.get() && there) {
            divider = getDividerPositions()[0];
            // left alone the focus would wander to the first control of the window
            if (detail.isFocusWithin()) {
                list.view().requestFocus();
            }
            getItems().remove(detail);
        }
    }

    private void turn() {
        Orientation wanted = getWidth() > 0 && getWidth() < room ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        double across = getWidth() < ROOM * room / least ? narrowShare : share;
        double now = wanted == Orientation.VERTICAL ? STACKED : across;
        if (getWidth() > 0 && now != set) {
            set = now;
            divider = now;
            setOrientation(wanted);
            setDividerPositions(now);
        }
    }
}
