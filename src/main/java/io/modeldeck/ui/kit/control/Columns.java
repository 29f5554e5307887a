package io.modeldeck.ui.kit.control;

import io.modeldeck.ui.kit.theme.TextScale;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Two columns of blocks that scroll together; one below the other where there is no room for both. */
public final class Columns extends ScrollPane {

    private static final double ROOM = 860;
    private static final double GAP = 24;
    private static final double LEFT = 56;

    private final GridPane grid = new GridPane();
    private final VBox content = new VBox(GAP);
    private double room = ROOM;
    private List<Node> parts = List.of();

    public Columns() {
        grid.setHgap(32);
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        content.getChildren().add(new StackPane(grid, new TextScale(scale -> {
            room = ROOM * scale;
            arrange();
        })));
        // so that no border touches the bar
        content.setPadding(new Insets(0, 8, 0, 0));
        setContent(content);
        widthProperty().addListener(observable -> arrange());
    }

    /** A column of blocks. */
    public static VBox column(Node... blocks) {
        return new VBox(GAP, blocks);
    }

    /** Stays above both columns, whatever they show; to be said once. */
    public void setTop(Node top) {
        content.getChildren().addFirst(top);
    }

    public void show(Node left, Node right) {
        show(left, right, new VBox());
    }

    /** @param lower below the left column; below all where there is one column only */
    public void show(Node left, Node right, Node lower) {
        parts = List.of(left, right, lower);
        grid.getChildren().clear();
        arrange();
    }

    private void arrange() {
        if (parts.isEmpty()) {
            return;
        }
        int columns = getWidth() >= room ? 2 : 1;
        if (!grid.getChildren().isEmpty() && grid.getColumnConstraints().size() == columns) {
            return;
        }
        grid.getChildren().clear();
        if (columns == 2) {
            grid.getColumnConstraints().setAll(percent(LEFT), percent(100 - LEFT));
            grid.addRow(0, column(parts.get(0), parts.get(2)), parts.get(1));
        } else {
            grid.getColumnConstraints().setAll(percent(100));
            grid.add(column(parts.toArray(Node[]::new)), 0, 0);
        }
    }

    private static ColumnConstraints percent(double share) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(share);
        return column;
    }
}
