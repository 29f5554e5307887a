package io.modeldeck.ui.lifecycle;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A few rows under small heads, on a page rather than in a table that scrolls. */
final class PlainTable extends GridPane {

    private int rows = 1;

    PlainTable(String... heads) {
        getStyleClass().add("plain-table");
        for (int column = 0; column < heads.length; column++) {
            Label head = new Label(heads[column]);
            head.getStyleClass().add("caption");
            head.setMinWidth(column == 0 ? 0 : Region.USE_PREF_SIZE);
            add(head, column, 0);
            getColumnConstraints().add(new ColumnConstraints());
        }
    }

    /** Lets one column take the room that is left. */
    PlainTable growing(int column) {
        getColumnConstraints().get(column).setHgrow(Priority.ALWAYS);
        return this;
    }

    void row(Node... cells) {
        addRow(rows++, cells);
    }

    void row(List<String> cells) {
        row(cells.stream().map(PlainTable::cell).toArray(Node[]::new));
    }

    /** A figure, which is not broken into two lines. */
    static Label figure(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    static Label cell(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
