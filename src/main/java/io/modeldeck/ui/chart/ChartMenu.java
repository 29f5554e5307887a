package io.modeldeck.ui.chart;

import io.modeldeck.ui.kit.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The context menu of a chart. Made when it is first asked for: most charts never show one. */
final class ChartMenu {

    static final KeyCombination COPY_IMAGE = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    static final KeyCombination COPY_NUMBERS =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    static final KeyCombination SHOW_TABLE = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHIFT_DOWN);

    private ChartMenu() {}

    static ContextMenu of(ChartPane pane) {
        return new ContextMenu(
                item("chart.copyImage", COPY_IMAGE, pane::copyImage),
                item("chart.copyNumbers", COPY_NUMBERS, pane::copyNumbers),
                new SeparatorMenuItem(),
                item("chart.saveImage", KeyCombination.NO_MATCH, pane::saveImage),
                item("chart.saveNumbers", KeyCombination.NO_MATCH, pane::saveNumbers),
                new SeparatorMenuItem(),
                item("chart.showTable", SHOW_TABLE, pane::showTable));
    }

    /** Asks where to save; empty where the person changed their mind. */
    static Optional<Path> ask(Window owner, String name) {
        FileChooser chooser = new FileChooser();
        String extension = name.substring(name.lastIndexOf('.'));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(extension.substring(1).toUpperCase(Locale.ROOT), "*" + extension));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(file -> {
            boolean complete = file.getName().contains(".");
            return complete ? file.toPath() : Path.of(file.getPath() + extension);
        });
    }

    private static MenuItem item(String key, KeyCombination keys, Runnable action) {
        MenuItem item = new MenuItem(Messages.text(key));
        if (keys != KeyCombination.NO_MATCH) {
            item.setAccelerator(keys);
        }
        item.setOnAction(event -> action.run());
        return item;
    }
}
