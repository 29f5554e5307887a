package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Settings under a heading. */
abstract class SettingsSection {

    private final String title;
    private final String icon;
    private final VBox node = new VBox();
    private final VBox rows = new VBox();
    private final StatePane state = new StatePane(rows);

    SettingsSection(String title, String icon) {
        this.title = title;
        this.icon = icon;
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        rows.getStyleClass().add("setting-rows");
        node.getStyleClass().add("column");
        state.ready();
        node.getChildren().addAll(heading, state);
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
        Optional<Node> heading = Optional.empty();
        for (Node child : rows.getChildren()) {
            boolean shown = wanted.isBlank() || child instanceof SettingRow row && row.matches(wanted);
            Presence.of(child, shown);
            any |= shown;
            if (!(child instanceof SettingRow)) {
                heading = Optional.of(child);
            } else if (shown) {
                // what is found stays below the words that say where it belongs
                heading.ifPresent(above -> Presence.of(above, true));
            }
        }
        return any;
    }

    /** Reads what the rows show; says where that takes long or does not work. */
    final <T> void read(FxTasks.Lane lane, Callable<T> work, Consumer<T> onFx) {
        state.load(lane, Messages.text("settings.loading"), work, onFx);
    }

    /** Reads again what it shows. */
    void load() {}

    /** Whether one of these changes concerns it. */
    boolean dependsOn(Set<Class<? extends Change>> what) {
        return false;
    }
}
