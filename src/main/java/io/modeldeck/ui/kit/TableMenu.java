package io.modeldeck.ui.kit;

import io.modeldeck.export.TableFormat;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCombination;

/** What can be done with any table. Made when it is first asked for: most tables never show one. */
final class TableMenu {

    private TableMenu() {}

    static void attach(DataTable<?> table) {
        table.view().addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (table.view().getContextMenu() == null) {
                ContextMenu menu = of(table);
                table.view().setContextMenu(menu);
                menu.show(table.view(), event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
    }

    static ContextMenu of(DataTable<?> table) {
        return new ContextMenu(
                columns(table),
                new SeparatorMenuItem(),
                item("table.copy.tsv", DataTable.COPY, () -> table.copy(TableFormat.TSV)),
                item("table.copy.csv", DataTable.COPY_CSV, () -> table.copy(TableFormat.CSV)),
                item("table.copy.markdown", KeyCombination.NO_MATCH, () -> table.copy(TableFormat.MARKDOWN)),
                item("table.copy.json", KeyCombination.NO_MATCH, () -> table.copy(TableFormat.JSON)),
                new SeparatorMenuItem(),
                item("table.save", DataTable.SAVE, table::save));
    }

    /** Which columns are shown; at least one always is. */
    private static Menu columns(DataTable<?> table) {
        Menu menu = new Menu(Messages.text("table.columns"));
        table.columns().forEach(column -> {
            CheckMenuItem item = new CheckMenuItem(column.getText());
            item.setSelected(column.isVisible());
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            item.disableProperty()
                    .bind(Bindings.createBooleanBinding(
                            () -> column.isVisible()
                                    && table.columns().stream()
                                                    .filter(TableColumn::isVisible)
                                                    .count()
                                            == 1,
                            column.visibleProperty()));
            menu.getItems().add(item);
        });
        return menu;
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
