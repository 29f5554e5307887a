package io.modeldeck.ui.monitoring;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.OverviewRow;
import io.modeldeck.ui.figure.Door;
import io.modeldeck.ui.figure.Figure;
import io.modeldeck.ui.figure.FigureDoor;
import io.modeldeck.ui.figure.FigurePart;
import io.modeldeck.ui.figure.ModelFigures;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** One model on the overview: a row of figures, each of which leads to the screen that explains it. */
final class ModelRow extends GridPane {

    /** Shares of the width: name, requests, latency, errors, quality, drift, alerts, training. */
    private static final double[] WIDTHS = {17, 11, 15, 10, 11, 13, 10, 13};

    /** The same where the figures stand on two lines beside the name. */
    private static final double[] FOLDED = {22, 18, 22, 19, 19};

    private static final List<String> FOLDED_NAMES = List.of(
            "",
            "figure.requests",
            "figure.p95",
            "figure.errors",
            "figure.quality",
            "figure.drift",
            "overview.alerts",
            "overview.training",
            "overview.due");

    /** Rows take the room that a page has, as long as their lines gain from it. */
    private static final double TALLEST = 80;

    private final ScreenContext context;
    private final List<FigureDoor> cells;
    /** What stands above each cell where the figures stand on two lines; nothing above the name. */
    private final List<String> names;

    private final Runnable pin;
    private ModelInfo model;

    /**
     * @param narrow whether the figures stand on two lines, each below its name: there is no room for them beside one another
     * @param pin pins it at the top, or lets it go
     */
    ModelRow(ScreenContext context, OverviewRow row, boolean narrow, boolean pinned, Runnable pin) {
        this.context = context;
        this.pin = pin;
        model = row.model();
        names = narrow ? FOLDED_NAMES.stream().map(ModelRow::text).toList() : List.of();
        cells = cells(row).stream()
                .map(cell -> new FigureDoor(cell, this::open))
                .toList();
        getStyleClass().addAll("model-row", "panel");
        if (narrow) {
            fold();
        } else {
            lineUp();
        }
        add(pinButton(pinned), 0, 0);
    }

    /** The same model read anew. */
    void show(OverviewRow row) {
        model = row.model();
        List<Figure> read = cells(row);
        for (int i = 0; i < read.size(); i++) {
            cells.get(i).show(read.get(i));
        }
    }

    private List<Figure> cells(OverviewRow row) {
        List<Figure> all = new ArrayList<>(new ModelFigures(context, row).all());
        for (int i = 1; i < names.size(); i++) {
            all.set(i, all.get(i).named(names.get(i)));
        }
        return all;
    }

    private static String text(String key) {
        return key.isEmpty() ? "" : Messages.text(key);
    }

    private void open(Place place) {
        context.selection().choose(model.id());
        context.go(place);
    }

    private Door cell(int at) {
        return cells.get(at).node();
    }

    private void lineUp() {
        columns(this, WIDTHS);
        line();
        setMaxHeight(TALLEST);
        int last = WIDTHS.length - 1;
        for (int i = 0; i < last; i++) {
            add(cell(i), i, 0);
        }
        add(new VBox(cell(last), cell(last + 1)), last, 0);
    }

    private void fold() {
        columns(this, FOLDED);
        line();
        line();
        add(cell(0), 0, 0, 1, 2);
        int across = FOLDED.length - 1;
        for (int i = 0; i < 2 * across; i++) {
            add(cell(i + 1), i % across + 1, i / across);
        }
    }

    private void line() {
        RowConstraints height = new RowConstraints();
        height.setVgrow(Priority.ALWAYS);
        height.setFillHeight(true);
        getRowConstraints().add(height);
    }

    ModelInfo model() {
        return model;
    }

    void pin() {
        pin.run();
    }

    /** Seen while the mouse is over the row, or the model is pinned; by the keys it is a command of the screen. */
    private Node pinButton(boolean pinned) {
        Button button = new Button("", Glyph.PIN.node(pinned ? Tone.ACCENT : Tone.NEUTRAL));
        String says = Messages.text(pinned ? "overview.unpin" : "overview.pin", model.name());
        button.setAccessibleText(says);
        HoverText.of(button, says);
        button.setFocusTraversable(false);
        button.getStyleClass().addAll("button-icon", "flat", "small", "pin-button");
        if (pinned) {
            button.getStyleClass().add("pinned");
        }
        button.setOnAction(event -> pin.run());
        setHalignment(button, HPos.RIGHT);
        setValignment(button, VPos.TOP);
        return button;
    }

    /** What the columns hold, above the rows. */
    static GridPane head() {
        GridPane head = new GridPane();
        columns(head, WIDTHS);
        head.getStyleClass().addAll("model-row", "model-row-head");
        List<String> names = List.of(
                Messages.text("overview.model"),
                Messages.text("figure.requests"),
                Messages.text("figure.p95"),
                Messages.text("figure.errors"),
                Messages.text("figure.quality"),
                Messages.text("figure.drift"),
                Messages.text("overview.alerts"),
                Messages.text("overview.training.due"));
        for (int i = 0; i < names.size(); i++) {
            Label label = FigurePart.Kind.CAPTION.label(names.get(i));
            // a head may take two lines, and then all of them end above the rows
            label.setAlignment(Pos.BOTTOM_LEFT);
            label.setMaxHeight(Double.MAX_VALUE);
            head.add(label, i, 0);
        }
        return head;
    }

    /** The door that the keys J and K go to. */
    Node first() {
        return getChildren().getFirst();
    }

    private static void columns(GridPane pane, double[] widths) {
        for (double width : widths) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(width);
            column.setHgrow(Priority.ALWAYS);
            column.setHalignment(HPos.LEFT);
            column.setFillWidth(true);
            pane.getColumnConstraints().add(column);
        }
    }
}
