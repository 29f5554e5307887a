package io.modeldeck.ui.kit.table;

import io.modeldeck.ui.kit.command.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;

/** Which rows of a table are selected. They stay so, by their ids, when the rows are others. */
final class TableSelection<T> {

    private final MultipleSelectionModel<T> model;
    private final TableRows<T> rows;
    private final Function<T, Object> id;
    private final ReadOnlyObjectWrapper<Optional<T>> last = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean refreshing;

    TableSelection(TableView<T> view, TableRows<T> rows, Function<T, Object> id) {
        model = view.getSelectionModel();
        this.rows = rows;
        this.id = id;
        model.setSelectionMode(SelectionMode.MULTIPLE);
        model.selectedItemProperty().addListener((property, before, now) -> {
            if (!refreshing) {
                last.set(Optional.ofNullable(now));
            }
        });
    }

    /** The row that was selected last. */
    ReadOnlyObjectProperty<Optional<T>> last() {
        return last.getReadOnlyProperty();
    }

    List<T> all() {
        return List.copyOf(model.getSelectedItems());
    }

    void select(int place) {
        model.clearAndSelect(place);
    }

    /** Selects the row so many further and answers where it is. */
    int move(int by) {
        int next = Steps.next(model.getSelectedIndex(), by, rows.shown().size());
        model.clearAndSelect(next);
        return next;
    }

    /** Lets the rows become others. Who listens hears of it once. */
    void keepThrough(Runnable replace) {
        Set<Object> ids = TableRows.ids(model.getSelectedItems(), id);
        Optional<Object> was = last.get().map(id);
        refreshing = true;
        replace.run();
        model.clearSelection();
        selectAll(ids);
        refreshing = false;
        last.set(was.flatMap(wanted ->
                rows.place(wanted).stream().mapToObj(i -> rows.shown().get(i)).findFirst()));
    }

    /** In one go: one by one, everything that was selected would be told again with each. */
    private void selectAll(Set<Object> ids) {
        int[] places = ids.isEmpty() ? new int[0] : rows.places(ids);
        if (places.length > 0) {
            model.selectIndices(places[0], Arrays.copyOfRange(places, 1, places.length));
        }
    }
}
