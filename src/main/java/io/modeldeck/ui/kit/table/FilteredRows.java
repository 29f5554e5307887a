package io.modeldeck.ui.kit.table;

import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.state.StateCard;
import io.modeldeck.ui.kit.state.ViewState;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

/** The rows of a table that the words in its filter leave, where it has one, and what stands in their place where there are none. */
final class FilteredRows<T> {

    private final TableView<T> view;
    private final TableRows<T> rows;
    private final TableColumns<T> columns;
    private Optional<TableFilter> field = Optional.empty();
    private Node nothing = new Label("");

    FilteredRows(TableView<T> view, TableRows<T> rows, TableColumns<T> columns) {
        this.view = view;
        this.rows = rows;
        this.columns = columns;
        view.setPlaceholder(nothing);
    }

    /** Adds the field and answers it. */
    TableFilter add() {
        TableFilter made = new TableFilter(view.getAccessibleText(), wanted -> filter());
        field = Optional.of(made);
        return made;
    }

    Optional<TableFilter> field() {
        return field;
    }

    /** What is wanted; empty words where there is no field. */
    String words() {
        return field.map(TableFilter::text).orElse("");
    }

    void setWords(String wanted) {
        field.ifPresent(one -> one.setText(wanted));
    }

    private void filter() {
        String wanted = words();
        rows.filter(wanted.isBlank() ? null : columns.having(wanted));
        say();
    }

    /** What stands there where the table has no rows at all. */
    void sayWhenEmpty(Node sentence) {
        nothing = sentence;
        say();
    }

    /** Says how many rows are left, and what there is instead where none is. */
    void say() {
        field.ifPresent(one -> one.counted(rows.count(), rows.all().size()));
        boolean hidesAll = rows.count() == 0 && !rows.all().isEmpty();
        view.setPlaceholder(hidesAll ? hiding() : nothing);
    }

    private Node hiding() {
        return StateCard.of(new ViewState.Filtered(
                Messages.text("table.filter.nothing", words().strip()),
                Optional.of(new Action(Messages.text("table.filter.clear"), () -> setWords("")))));
    }
}
