package io.modeldeck.ui.monitoring;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.OverviewRow;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
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

    /** Rows take the room that a page has, as long as their lines gain from it. */
    private static final double TALLEST = 80;

    private final OverviewRow row;

    private final Runnable pin;

    /**
     * @param narrow whether the figures stand on two lines, each below its name: there is no room for them beside one another
     * @param pin pins it at the top, or lets it go
     */
    ModelRow(ScreenContext context, OverviewRow row, boolean narrow, boolean pinned, Runnable pin) {
        this.row = row;
        this.pin = pin;
        getStyleClass().addAll("model-row", "panel");
        ModelCells cells = new ModelCells(context, row);
        if (narrow) {
            fold(cells);
        } else {
            lineUp(cells);
        }
        add(pinButton(pinned), 0, 0);
    }

    private void lineUp(ModelCells cells) {
        columns(this, WIDTHS);
        line();
        setMaxHeight(TALLEST);
        add(cells.name(), 0, 0);
        add(cells.requests(), 1, 0);
        add(cells.latency(), 2, 0);
        add(cells.errors(), 3, 0);
        add(cells.quality(), 4, 0);
        add(cells.drift(), 5, 0);
        add(cells.alerts(), 6, 0);
        add(new VBox(cells.training(), cells.due()), 7, 0);
    }

    private void fold(ModelCells cells) {
        columns(this, FOLDED);
        line();
        line();
        add(cells.name(), 0, 0, 1, 2);
        add(named("overview.requests", cells.requests()), 1, 0);
        add(named("overview.p95", cells.latency()), 2, 0);
        add(named("overview.errors", cells.errors()), 3, 0);
        add(named("overview.quality", cells.quality()), 4, 0);
        add(named("overview.drift", cells.drift()), 1, 1);
        add(named("overview.alerts", cells.alerts()), 2, 1);
        add(named("overview.training", cells.training()), 3, 1);
        add(named("overview.due", cells.due()), 4, 1);
    }

    private static Door named(String key, Door cell) {
        cell.getChildren().addFirst(ModelCells.caption(Messages.text(key)));
        return cell;
    }

    private void line() {
        RowConstraints height = new RowConstraints();
        height.setVgrow(Priority.ALWAYS);
        height.setFillHeight(true);
        getRowConstraints().add(height);
    }

    ModelInfo model() {
        return row.model();
    }

    void pin() {
        pin.run();
    }

    /** Seen while the mouse is over the row, or the model is pinned; by the keys it is a command of the screen. */
    private Node pinButton(boolean pinned) {
        Button button = new Button("", Glyph.PIN.node(pinned ? Tone.ACCENT : Tone.NEUTRAL));
        String says = Messages.text(
                pinned ? "overview.unpin" : "overview.pin", row.model().name());
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
                Messages.text("overview.requests"),
                Messages.text("overview.p95"),
                Messages.text("overview.errors"),
                Messages.text("overview.quality"),
                Messages.text("overview.drift"),
                Messages.text("overview.alerts"),
                Messages.text("overview.training.due"));
        for (int i = 0; i < names.size(); i++) {
            Label label = ModelCells.caption(names.get(i));
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
