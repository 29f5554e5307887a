package io.modeldeck.ui.kit.table;

import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.input.ContextMenuEvent;

/** What can be done with any table. Made when it is first asked for: most tables never show one. */
final class TableMenu {

    /** Behind the copies of whole rows. */
    private static final int COPIES = 6;

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
        ContextMenu menu = new ContextMenu(
                columns(table),
                new SeparatorMenuItem(),
                Command.TABLE_COPY.item(Messages.text("table.copy.tsv"), () -> table.copy(TableFormat.TSV)),
                Command.TABLE_COPY_CSV.item(Messages.text("table.copy.csv"), () -> table.copy(TableFormat.CSV)),
                item("table.copy.markdown", () -> table.copy(TableFormat.MARKDOWN)),
                item("table.copy.json", () -> table.copy(TableFormat.JSON)),
                new SeparatorMenuItem(),
                Command.TABLE_SAVE.item(Messages.text("export.verb"), table::save));
        if (table.copies().isLinked()) {
            menu.getItems().add(COPIES, item("table.copy.link", table.copies()::copyLinks));
        }
        if (table.copies().hasIds()) {
            menu.getItems().add(COPIES, item("table.copy.id", table.copies()::copyIds));
        }
        table.details().ifPresent(shown -> menu.getItems().add(1, details(shown)));
        return menu;
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

    /** Without its key: in a menu that would be one of the whole window. */
    private static MenuItem details(BooleanProperty shown) {
        CheckMenuItem item = new CheckMenuItem(Messages.text("table.details"));
        item.selectedProperty().bindBidirectional(shown);
        return item;
    }

    private static MenuItem item(String key, Runnable action) {
        return new Action(Messages.text(key), action).item();
    }
}
