package io.modeldeck.ui.kit.table;

import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Pane;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.TextScale;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A list and what is selected in it: side by side where there is room, else one above the other; the list alone while nobody wants to see the rest. Where
 * not even a few rows would be left above the details, one is in sight at a time, with a button that leads to the other.
 */
public final class MasterDetail extends SplitPane {

    /** Among the style classes of each. */
    public static final String STYLE = "master-detail";

    private static final double STACKED = 0.42;

    /** Narrower than this, two columns would show half a sentence each. */
    private static final double ROOM = 1_060;

    /** Lower than this, details show little more than their title. */
    private static final double LEAST_DETAIL = 170;

    private static final int ROWS = 4;
    private static final int FEWEST_ROWS = 3;
    private static final double LINE = 36;

    private final BooleanProperty shown;
    /** The same for this list: where one of both is in sight, whether that is the details. */
    private final BooleanProperty inSight = new SimpleBooleanProperty();

    private final DataTable<?> list;
    private final VBox listPart;
    private final VBox detailPart;
    private final Button forth = new Button(Messages.text("master.forth"), Icons.of("fth-chevron-right"));
    private final Button back = new Button(Messages.text("master.back"), Icons.of("fth-chevron-left"));
    private final double share;
    private final double least;
    /** The window's answer outlives some lists, so it is held by the list alone. */
    private final InvalidationListener follow = observable -> arrange();

    private double narrowShare;
    private double scale = 1;
    private double set;
    private boolean tight;
    private boolean reading;
    /** Whether somebody came for the details and has not been in the list since: where there is no room for both, they are what is wanted. */
    private boolean came;
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
        this.share = share;
        this.least = least;
        narrowShare = share;
        set = share;
        divider = share;
        Pane.of(detail);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setVgrow(detail, Priority.ALWAYS);
        listPart = part(list);
        detailPart = part(detail);
        forth.setOnAction(event -> read(true));
        back.setOnAction(event -> read(false));
        getStyleClass().add(STYLE);
        list.beside(inSight);
        list.view().focusedProperty().addListener((property, before, now) -> came = came && !now);
        shown.addListener(new WeakInvalidationListener(follow));
        inSight.addListener((property, before, now) -> wish(now));
        arrange();
        widthProperty().addListener(observable -> turn());
        heightProperty().addListener(observable -> turn());
        list.view().fixedCellSizeProperty().addListener(observable -> turn());
        getChildren().add(new TextScale(now -> {
            scale = now;
            turn();
        }));
    }

    /** Also while the details alone are in sight. */
    public Listing list() {
        return list;
    }

    private static VBox part(Node node) {
        VBox part = new VBox(node);
        part.getStyleClass().add("master-detail-part");
        return part;
    }

    /** @param narrow of the width for the list while there is less room than both would like */
    public MasterDetail whereNarrow(double narrow) {
        narrowShare = narrow;
        return this;
    }

    /** What is selected is to be seen, since somebody decides on it. */
    public void showDetails() {
        came = true;
        shown.set(true);
        inSight.set(true);
    }

    /** Somebody came for what is selected: where one of both is in sight, it is the details. Whether they stand beside the list stays as it is. */
    public void arrive() {
        came = true;
        if (tight) {
            inSight.set(true);
        }
    }

    /** The list is to be seen: where one of both is in sight, instead of the details. */
    public void showList() {
        if (tight) {
            inSight.set(false);
        }
    }

    private void wish(boolean details) {
        if (tight) {
            reading = details;
            arrange();
        } else {
            shown.set(details);
        }
    }

    private void read(boolean details) {
        inSight.set(details);
        (details ? back : list.view()).requestFocus();
    }

    private void arrange() {
        boolean details = tight ? reading : shown.get();
        inSight.set(details);
        boolean there = getItems().contains(detailPart);
        if (there && getItems().size() > 1) {
            divider = getDividerPositions()[0];
        }
        // left alone the focus would wander to the first control of the window
        boolean focus = there && !details && detailPart.isFocusWithin();
        List<Node> wanted = new ArrayList<>(List.of(listPart, detailPart));
        wanted.removeIf(part -> part == listPart ? tight && details : !details);
        if (!getItems().equals(wanted)) {
            // what stays keeps the focus
            getItems().retainAll(wanted);
            wanted.stream()
                    .filter(part -> !getItems().contains(part))
                    .forEach(part -> getItems().add(wanted.indexOf(part), part));
            setDividerPositions(divider);
        }
        if (focus) {
            list.view().requestFocus();
        }
    }

    /** What the list takes to show so many rows. */
    private double height(int rows) {
        // the head, and the filter above it, are about as high as a row of one line
        long lines = 1
                + list.getChildren().stream()
                        .filter(TableFilter.class::isInstance)
                        .count();
        double row = list.view().getFixedCellSize() > 0 ? list.view().getFixedCellSize() : LINE * scale;
        return lines * (LINE + 4) * scale + rows * row;
    }

    private void turn() {
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        Orientation wanted = getWidth() < least * scale ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        double across = getWidth() < ROOM * scale ? narrowShare : share;
        double rest = getHeight() - LEAST_DETAIL * scale;
        double above = Math.max(STACKED * getHeight(), Math.min(height(ROWS), rest));
        double now = wanted == Orientation.VERTICAL ? above / getHeight() : across;
        boolean little = wanted == Orientation.VERTICAL && height(FEWEST_ROWS) > rest;
        if (little != tight) {
            tight = little;
            reading = came;
            if (tight) {
                listPart.getChildren().add(forth);
                detailPart.getChildren().addFirst(back);
            } else {
                listPart.getChildren().remove(forth);
                detailPart.getChildren().remove(back);
            }
            arrange();
        }
        if (wanted != getOrientation() || Math.abs(now - set) > 0.01) {
            set = now;
            divider = now;
            setOrientation(wanted);
            setDividerPositions(now);
        }
    }
}
