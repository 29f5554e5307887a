package io.modeldeck.ui.monitoring;

import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** Charts of one size in equally wide columns; what does not change stays where it is. */
final class ChartGrid extends GridPane {

    ChartGrid() {
        getStyleClass().add("chart-grid");
    }

    void show(List<ChartPanel> panels, int columns) {
        if (getColumnConstraints().size() == columns && getChildren().equals(panels)) {
            return;
        }
        getChildren().clear();
        getColumnConstraints().clear();
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(column);
        }
        for (int i = 0; i < panels.size(); i++) {
            add(panels.get(i), i % columns, i / columns);
        }
    }
}
