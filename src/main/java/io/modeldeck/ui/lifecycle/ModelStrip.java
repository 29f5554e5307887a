package io.modeldeck.ui.lifecycle;

import io.modeldeck.report.OverviewRow;
import io.modeldeck.ui.figure.Figure;
import io.modeldeck.ui.figure.FigureDoor;
import io.modeldeck.ui.figure.ModelFigures;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.TextScale;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** How a model does in the range, in five figures beside each other: each leads to the screen that explains it. Read anew, what differs is shown anew. */
final class ModelStrip extends VBox {

    /** The least that a figure takes, at the ordinary size of texts. */
    private static final double ROOM = 140;

    private final ScreenContext context;
    private final Label range = new Label();
    private final GridPane grid = new GridPane();
    private final List<FigureDoor> doors = new ArrayList<>();
    private double room = ROOM;

    ModelStrip(ScreenContext context) {
        this.context = context;
        range.getStyleClass().add("heading");
        getStyleClass().add("block");
        grid.getStyleClass().addAll("model-row", "panel");
        grid.widthProperty().addListener(observable -> arrange());
        getChildren().addAll(range, new StackPane(grid, new TextScale(scale -> {
            room = ROOM * scale;
            arrange();
        })));
    }

    void show(OverviewRow row) {
        range.setText(context.selection().choice().get().words(context.formats()));
        ModelFigures figures = new ModelFigures(context, row);
        List<Figure> read = List.of(
                figures.requests().named(Messages.text("figure.requests")),
                figures.latency().named(Messages.text("figure.p95")),
                figures.errors().named(Messages.text("figure.errors")),
                figures.quality().named(Messages.text("figure.quality")),
                figures.drift().named(Messages.text("figure.drift")));
        if (doors.isEmpty()) {
            read.forEach(figure -> doors.add(new FigureDoor(figure, context::go)));
            arrange();
        } else {
            for (int i = 0; i < read.size(); i++) {
                doors.get(i).show(read.get(i));
            }
        }
    }

    private void arrange() {
        int across = (int) Math.clamp(grid.getWidth() / room, 1, Math.max(1, doors.size()));
        if (doors.isEmpty()
                || grid.getColumnConstraints().size() == across
                        && !grid.getChildren().isEmpty()) {
            return;
        }
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        for (int i = 0; i < across; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / across);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < doors.size(); i++) {
            grid.add(doors.get(i).node(), i % across, i / across);
        }
    }
}
