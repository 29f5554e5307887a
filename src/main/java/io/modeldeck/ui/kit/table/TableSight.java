package io.modeldeck.ui.kit.table;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/** What of a table is in sight. It stays there when the rows are others; rows that came above, where one does not see them, are counted. */
final class TableSight<T> {

    /**
     * The row that is the first in sight, of a table that is scrolled away from its beginning.
     *
     * @param known the rows of that time
     */
    record Top(Object id, int place, Set<Object> known) {}

    /** How many rows stay in sight above one that is scrolled to. */
    private static final int ABOVE = 3;

    private final TableView<T> view;
    private final TableRows<T> rows;
    private final Function<T, Object> id;
    private final NewRows newRows = new NewRows(this::showNew);

    TableSight(TableView<T> view, TableRows<T> rows, Function<T, Object> id) {
        this.view = view;
        this.rows = rows;
        this.id = id;
    }

    /** The way to what came above. */
    Node newRows() {
        return newRows;
    }

    /** Empty at the beginning of the table. */
    Optional<Top> top() {
        int place = flow().map(flow -> flow.getFirstVisibleCell().getIndex()).orElse(-1);
        return place > 0 && place < rows.shown().size()
                ? Optional.of(new Top(id.apply(rows.shown().get(place)), place, TableRows.ids(rows.all(), id)))
                : Optional.empty();
    }

    /** To the row that was the first in sight, wherever it is now; where it is gone, to its place. */
    void returnTo(Optional<Top> top) {
        OptionalInt now = top.map(was -> rows.place(was.id())).orElse(OptionalInt.empty());
        top.ifPresent(was ->
                view.scrollTo(now.orElse(Math.min(was.place(), rows.shown().size() - 1))));
        now.ifPresentOrElse(place -> count(place, top.orElseThrow().known()), newRows::clear);
    }

    /** Other rows altogether are no news. */
    private void count(int place, Set<Object> known) {
        newRows.add(rows.shown().subList(0, place).stream()
                .map(id)
                .filter(one -> !known.contains(one))
                .toList());
    }

    private void showNew() {
        newRows.first().ifPresent(wanted -> rows.place(wanted).ifPresent(view::scrollTo));
        newRows.clear();
    }

    /** Scrolls to a row that is not in sight. */
    void reveal(int row) {
        if (!shows(row)) {
            scrollTo(row);
        }
    }

    /** With a few rows above it. */
    void scrollTo(int row) {
        view.scrollTo(Math.max(0, row - ABOVE));
    }

    /** Before it was ever painted, the first few rows are taken to be. */
    private boolean shows(int row) {
        return flow().map(flow -> row >= flow.getFirstVisibleCell().getIndex()
                        && row <= flow.getLastVisibleCell().getIndex())
                .orElse(row < 8);
    }

    private Optional<VirtualFlow<?>> flow() {
        return view.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                ? Optional.of(flow)
                : Optional.empty();
    }
}
