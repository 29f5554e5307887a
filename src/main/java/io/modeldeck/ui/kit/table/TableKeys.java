package io.modeldeck.ui.kit.table;

import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.CommandScope;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyEvent;

/** What the keys do to a table that has the focus, and a double click to a row: they open it, copy, save, and bring what is beside it. */
final class TableKeys<T> {

    private final DataTable<T> table;
    private Consumer<T> onOpen = row -> {};
    private Optional<BooleanProperty> details = Optional.empty();
    private KeyScope scope;

    TableKeys(DataTable<T> table) {
        this.table = table;
        scope = made();
    }

    void setOnOpen(Consumer<T> action) {
        onOpen = action;
    }

    /** What is selected is shown beside it while that is true. */
    void beside(BooleanProperty shown) {
        details = Optional.of(shown);
        scope = made();
    }

    Optional<BooleanProperty> details() {
        return details;
    }

    KeyScope scope() {
        return scope;
    }

    /** A row that opens at a double click. */
    TableRow<T> row() {
        TableRow<T> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !row.isEmpty()) {
                onOpen.accept(row.getItem());
            }
        });
        return row;
    }

    void press(KeyEvent event) {
        // what is typed in a cell is no command
        Optional<Node> focused = Optional.ofNullable(table.getScene()).map(Scene::getFocusOwner);
        if (scope.handle(event, focused)) {
            event.consume();
        }
    }

    private KeyScope made() {
        List<KeyCommand> commands = new ArrayList<>(List.of(
                KeyCommand.of("Enter", Messages.text("table.key.open"), this::open)
                        .when(() -> table.selected().get().isPresent()),
                Command.TABLE_COPY.does(() -> table.copy(TableFormat.TSV)),
                Command.TABLE_COPY_CSV.does(() -> table.copy(TableFormat.CSV)),
                Command.TABLE_SAVE.does(table::save)));
        details.map(shown -> Command.TABLE_DETAILS.does(() -> shown.set(!shown.get())))
                .ifPresent(commands::add);
        return new KeyScope(CommandScope.TABLE.title(), commands);
    }

    /** The details come first, where they are not in sight. */
    private void open() {
        details.filter(shown -> !shown.get())
                .ifPresentOrElse(
                        shown -> shown.set(true), () -> table.selected().get().ifPresent(onOpen));
    }
}
