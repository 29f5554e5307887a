package io.modeldeck.ui.kit.table;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.TableView;

/** The rows of a table: all of them, those that a filter leaves, and those in the order in which they are shown. */
final class TableRows<T> {

    private final Function<T, Object> id;
    private final TableView<T> view;
    private final ObservableList<T> all = FXCollections.observableArrayList();
    private final FilteredList<T> filtered = new FilteredList<>(all);
    private final SortedList<T> sorted = new SortedList<>(filtered);
    /** By which rows stay together whatever they are sorted by. */
    private final ObjectProperty<Optional<Comparator<T>>> together = new SimpleObjectProperty<>(Optional.empty());

    TableRows(TableView<T> view, Function<T, Object> id) {
        this.view = view;
        this.id = id;
        bind();
        // the toolkit's own way sorts only by what the heads say
        view.setSortPolicy(table -> true);
        view.setItems(sorted);
    }

    private void bind() {
        sorted.comparatorProperty()
                .bind(Bindings.createObjectBinding(this::order, view.comparatorProperty(), together));
    }

    /** Nothing where no head is chosen: the rows stand as they were given. */
    private Comparator<T> order() {
        Comparator<T> byHead = view.getComparator();
        return byHead == null
                ? null
                : together.get().map(first -> first.thenComparing(byHead)).orElse(byHead);
    }

    /** @param first of rows that it tells apart the one stands above the other; what it calls equal is sorted by the heads */
    void keepTogether(Optional<Comparator<T>> first) {
        together.set(first);
    }

    /** Shows these instead, in their order unless a head is chosen. */
    void replace(List<T> found) {
        // attached, each row would be sorted in by itself: measured 200 times slower
        sorted.comparatorProperty().unbind();
        sorted.setComparator(null);
        all.setAll(found);
        bind();
    }

    void filter(Predicate<T> having) {
        filtered.setPredicate(having);
    }

    List<T> all() {
        return all;
    }

    int count() {
        return filtered.size();
    }

    /** As they are shown. */
    List<T> shown() {
        return sorted;
    }

    static <T> Set<Object> ids(List<T> of, Function<T, Object> id) {
        Set<Object> ids = new HashSet<>();
        of.forEach(row -> ids.add(id.apply(row)));
        return ids;
    }

    /** The places of these rows where they are shown. */
    int[] places(Set<Object> ids) {
        return IntStream.range(0, sorted.size())
                .filter(i -> ids.contains(id.apply(sorted.get(i))))
                .toArray();
    }

    /** Where the row of this id stands now. */
    OptionalInt place(Object wanted) {
        int place = 0;
        for (T row : sorted) {
            if (id.apply(row).equals(wanted)) {
                return OptionalInt.of(place);
            }
            place++;
        }
        return OptionalInt.empty();
    }
}
