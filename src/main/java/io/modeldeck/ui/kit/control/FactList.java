package io.modeldeck.ui.kit.control;

import io.modeldeck.ui.kit.text.Formats;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Facts in two columns: what it is, and its value. */
public final class FactList extends GridPane {

    private int rows;

    public FactList() {
        getStyleClass().add("fact-list");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
    }

    /** Adds a fact whose value is a text. */
    public FactList fact(String name, String value) {
        Label text = new Label(value.isEmpty() ? Formats.NONE : Formats.bound(value));
        text.getStyleClass().add("fact-value");
        text.setWrapText(true);
        return fact(name, text);
    }

    /** Adds a fact whose value is a text, with a longer one on hovering. */
    public FactList fact(String name, String value, String tooltip) {
        Label text = new Label(Formats.bound(value));
        text.getStyleClass().add("fact-value");
        text.setWrapText(true);
        HoverText.of(text, tooltip);
        return fact(name, text);
    }

    /** Adds a fact whose value is a badge, a link … */
    public FactList fact(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("fact-name");
        label.setLabelFor(value);
        GridPane.setValignment(label, VPos.TOP);
        addRow(rows++, label, value);
        return this;
    }

    public FactList clear() {
        getChildren().clear();
        rows = 0;
        return this;
    }
}
