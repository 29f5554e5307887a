package io.modeldeck.ui.kit.table;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** How a table is arranged: its filter, its order, and which columns somebody hid. */
final class TableArrangement<T> {

    private final TableView<T> view;
    private final TableColumns<T> columns;
    private final TableWidths<T> widths;
    private final FilteredRows<T> filter;

    TableArrangement(TableView<T> view, TableColumns<T> columns, TableWidths<T> widths, FilteredRows<T> filter) {
        this.view = view;
        this.columns = columns;
        this.widths = widths;
        this.filter = filter;
    }

    /** As it is now. */
    TableState state() {
        Optional<TableColumn<T, ?>> by = view.getSortOrder().stream().findFirst();
        return new TableState(
                filter.words(),
                by.map(TableColumn::getText).orElse(""),
                by.filter(column -> column.getSortType() == TableColumn.SortType.DESCENDING)
                        .isPresent(),
                columns.all().stream()
                        .filter(column ->
                                !column.isVisible() && !widths.yielded().contains(column))
                        .map(TableColumn::getText)
                        .toList());
    }

    /** Arranges it so; columns that are not known here are left out. */
    void restore(TableState wanted) {
        filter.setWords(wanted.filter());
        widths.arrange(() -> columns.all()
                .forEach(column -> column.setVisible(!wanted.hidden().contains(column.getText()))));
        view.getSortOrder().clear();
        columns.named(wanted.sortedBy())
                .ifPresent(column -> sortBy(
                        column,
                        wanted.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING));
    }

    void sortBy(TableColumn<T, T> column, TableColumn.SortType type) {
        column.setSortType(type);
        view.getSortOrder().setAll(List.of(column));
    }

    /** The columns made so far sort nothing: the rows stand in an order that says something. */
    void keepOrder() {
        view.getSortOrder().clear();
        view.getColumns().forEach(column -> column.setSortable(false));
    }
}
