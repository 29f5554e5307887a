package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Change;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Settings under a heading. */
abstract class SettingsSection {

    private final String title;
    private final String icon;
    private final VBox node = new VBox();
    private final VBox rows = new VBox();

    SettingsSection(String title, String icon) {
        this.title = title;
        this.icon = icon;
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        rows.getStyleClass().add("setting-rows");
        node.getStyleClass().add("column");
        node.getChildren().addAll(heading, rows);
    }

    final String title() {
        return title;
    }

    final String icon() {
        return icon;
    }

    final VBox node() {
        return node;
    }

    /** Between the heading and the rows. */
    final void above(Node content) {
        node.getChildren().add(1, content);
    }

    final void setRows(List<? extends Node> content) {
        rows.getChildren().setAll(content);
    }

    final VBox rows() {
        return rows;
    }

    /** Leaves only the rows that have these words; false where none has. */
    final boolean filter(String wanted) {
        boolean any = false;
        for (Node child : rows.getChildren()) {
            boolean shown = wanted.isBlank() || child instanceof SettingRow row && row.matches(wanted);
            child.setVisible(shown);
            child.setManaged(shown);
            any |= shown;
        }
        return any;
    }

    /** Reads again what it shows. */
    void load() {}

    /** Whether one of these changes concerns it. */
    boolean dependsOn(Set<Class<? extends Change>> what) {
        return false;
    }
}
