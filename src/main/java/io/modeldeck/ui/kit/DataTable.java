package io.modeldeck.ui.kit;

import io.modeldeck.export.Table;
import io.modeldeck.export.TableFormat;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The table of every screen. A refresh keeps what is selected (by id) and where one has scrolled to; at most {@value #MOST_ROWS} rows are shown,
 * and the foot says how many more there are. Enter or a double click opens a row; what copies and saves is in {@link Command}.
 */
public final class DataTable<T> extends VBox implements KeyOwner {

    public static final int MOST_ROWS = 200_000;

    private final Function<T, Object> id;
    private final TableView<T> view = new TableView<>();
    private final TableRows<T> rows;
    private final TableWidths<T> widths;
    private final TableCopies<T> copies;
    private Node nothing = new Label("");
    private final TableColumns<T> columns = new TableColumns<>();
    private Optional<TableFilter> filter = Optional.empty();
    private final Label foot = new Label();
    private final ReadOnlyObjectWrapper<Optional<T>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Consumer<T> onOpen = row -> {};
    private final KeyScope keys = keys();
    private final NewRows newRows = new NewRows(this::showNew);
    private boolean refreshing;

    /**
     * @param name what the table holds, for those who cannot see it
     * @param id tells rows apart across refreshes
     */
    public DataTable(String name, Function<T, Object> id) {
        this.id = id;
        getStyleClass().add("data-table");
        view.setAccessibleText(name);
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        view.setTableMenuButtonVisible(false);
        view.setPlaceholder(nothing);
        rows = new TableRows<>(view, id);
        widths = new TableWidths<>(view, this::narrowed);
        copies = new TableCopies<>(
                this::selectedRows,
                this::rows,
                taken -> columns.table(view.getAccessibleText(), taken, widths.yielded()),
                id);
        StackPane framed = new StackPane(view, newRows);
        VBox.setVgrow(framed, Priority.ALWAYS);
        foot.getStyleClass().add("data-table-foot");
        foot.setManaged(false);
        foot.setVisible(false);
        getChildren().addAll(framed, new TextScale(widths::scale), foot);
        view.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!refreshing) {
                selected.set(Optional.ofNullable(now));
            }
        });
        view.setRowFactory(table -> row());
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        TableMenu.attach(this);
    }

    /**
     * The column is not there while the table is narrower than that, at the ordinary size of texts: for what others say as well. It stays in files and
     * copies.
     */
    public void giveWay(TableColumn<T, T> column, double below) {
        widths.giveWay(column, below);
    }

    /** Whether a column gives way at the moment. */
    public boolean isNarrow() {
        return widths.isNarrow();
    }

    private void narrowed() {
        view.refresh();
        filter.ifPresent(field -> field.showChips(!isNarrow()));
    }

    // ------------------------------------------------------------------ columns

    /** A column of text. */
    public TableColumn<T, T> text(String title, Function<T, String> text) {
        return add(TableColumns.text(title, text));
    }

    /** A column of numbers, right-aligned. {@code shown} writes the number with its unit; NaN stands for what is not known and sorts last. */
    public TableColumn<T, T> number(String title, ToDoubleFunction<T> value, Function<T, String> shown) {
        return number(title, "", value, shown);
    }

    /** The same; files name the unit of the plain number in the head of the column. */
    public TableColumn<T, T> number(String title, String unit, ToDoubleFunction<T> value, Function<T, String> shown) {
        TableColumn<T, T> column = add(TableColumns.number(title, unit, value, shown));
        column.getStyleClass().add("number-column");
        return column;
    }

    /** A column of times: from now, with the exact time on hovering and in copies. */
    public TableColumn<T, T> time(String title, Function<T, Optional<Instant>> at, Formats formats) {
        return add(TableColumns.time(title, at, formats));
    }

    /** A column of badges, sparklines, links …; {@code text} is what is copied, sorted by and read aloud. */
    public TableColumn<T, T> node(String title, Function<T, String> text, Function<T, Node> node) {
        return add(TableColumns.node(title, text, Optional.empty(), () -> node::apply));
    }

    /** The same with an order of its own, as for severities. */
    public TableColumn<T, T> node(String title, Function<T, String> text, Comparator<T> order, Function<T, Node> node) {
        return add(TableColumns.node(title, text, Optional.of(order), () -> node::apply));
    }

    /** The same where each cell keeps what it shows its rows in; {@code cell} makes one. */
    public TableColumn<T, T> cell(String title, Function<T, String> text, Supplier<RowNode<T>> cell) {
        return add(TableColumns.node(title, text, Optional.empty(), cell));
    }

    /** The same with an order of its own. */
    public TableColumn<T, T> cell(
            String title, Function<T, String> text, Comparator<T> order, Supplier<RowNode<T>> cell) {
        return add(TableColumns.node(title, text, Optional.of(order), cell));
    }

    private TableColumn<T, T> add(TableColumns.Make<T> make) {
        TableColumn<T, T> column = columns.add(make);
        widths.follow(column, TableColumns.headWidth(make.title()));
        view.getColumns().add(column);
        return column;
    }

    /** The columns made so far sort nothing: the rows stand in an order that says something. */
    public void keepOrder() {
        view.getSortOrder().clear();
        view.getColumns().forEach(column -> column.setSortable(false));
    }

    /**
     * Rows stand together at the moment: a click on a head sorts within.
     *
     * @param first of rows that it tells apart the one stands above the other whatever they are sorted by; empty where none stand together
     */
    public void keepTogether(Optional<Comparator<T>> first) {
        rows.keepTogether(first);
    }

    // ------------------------------------------------------------------ filter, arrangement

    /** With a field above it that leaves the rows that have its words. */
    public DataTable<T> filterable() {
        TableFilter field = new TableFilter(view.getAccessibleText(), wanted -> refilter());
        filter = Optional.of(field);
        getChildren().addFirst(field);
        return this;
    }

    private void refilter() {
        String wanted = filter.map(TableFilter::text).orElse("");
        rows.filter(wanted.isBlank() ? null : columns.having(wanted));
        sayFiltered();
    }

    /** How many rows are left, and what stands there where none is. */
    private void sayFiltered() {
        filter.ifPresent(field -> field.counted(rows.count(), rows.all().size()));
        boolean hidesAll = rows.count() == 0 && !isEmpty();
        view.setPlaceholder(
                hidesAll
                        ? StatePane.node(new ViewState.Filtered(
                                Messages.text(
                                        "table.filter.nothing",
                                        filter.map(TableFilter::text).orElse("").strip()),
                                Optional.of(new Action(
                                        Messages.text("table.filter.clear"),
                                        () -> filter.ifPresent(field -> field.setText(""))))))
                        : nothing);
    }

    /** Puts something behind the filter, in its line; does nothing without one. */
    public void besideFilter(Node node) {
        filter.ifPresent(field -> field.getChildren().add(node));
    }

    /** In the filter {@code is:word} leaves these rows, and where there is room a chip beside the field puts that there and takes it away. */
    public DataTable<T> kind(String word, String title, Predicate<T> is) {
        columns.kind(word, is);
        filter.ifPresent(field -> field.chip("is:" + word, title));
        return this;
    }

    /** Leaves the rows that have these words, as if they were typed; does nothing without a filter. */
    public void filter(String words) {
        filter.ifPresent(field -> field.setText(words));
    }

    /** Calls this when words are typed into an empty filter, or taken out of it; does nothing without one. */
    public void onFilter(Runnable begunOrEnded) {
        filter.ifPresent(field -> field.onBegunOrEnded(begunOrEnded));
    }

    /** How it is arranged now. */
    public TableState state() {
        Optional<TableColumn<T, ?>> by = view.getSortOrder().stream().findFirst();
        return new TableState(
                filter.map(TableFilter::text).orElse(""),
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
    public void restore(TableState wanted) {
        filter.ifPresent(field -> field.setText(wanted.filter()));
        widths.arrange(() -> columns.all()
                .forEach(column -> column.setVisible(!wanted.hidden().contains(column.getText()))));
        view.getSortOrder().clear();
        columns.named(wanted.sortedBy())
                .ifPresent(column -> sortBy(
                        column,
                        wanted.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING));
    }

    /** All columns, shown or not. */
    List<TableColumn<T, T>> columns() {
        return columns.all();
    }

    // ------------------------------------------------------------------ rows

    /** Shows these rows, in this order unless the person sorts by a column. */
    public void setRows(List<T> found) {
        Set<Object> ids = ids(view.getSelectionModel().getSelectedItems());
        Optional<Object> first = selected.get().map(id);
        int place = firstVisible();
        Object top = place > 0 && place < shown().size() ? id.apply(shown().get(place)) : null;
        Set<Object> known = top == null ? Set.of() : ids(rows.all());
        refreshing = true;
        columns.forget();
        rows.replace(found.size() > MOST_ROWS ? found.subList(0, MOST_ROWS) : found);
        view.getSelectionModel().clearSelection();
        reselect(ids);
        refreshing = false;
        selected.set(first.flatMap(wanted ->
                rows.place(wanted).stream().mapToObj(i -> shown().get(i)).findFirst()));
        sayFiltered();
        OptionalInt topNow = top == null ? OptionalInt.empty() : rows.place(top);
        if (top != null) {
            // to the row that was the first in sight, wherever it is now; where it is gone, to its place
            view.scrollTo(topNow.orElse(Math.min(place, shown().size() - 1)));
        }
        sayNew(known, topNow);
        sayMore(found.size() - rows.all().size());
    }

    private void sayMore(int hidden) {
        foot.setText(hidden > 0 ? Messages.text("table.more", Formats.count(hidden)) : "");
        foot.setVisible(hidden > 0);
        foot.setManaged(hidden > 0);
    }

    private List<T> shown() {
        return rows.shown();
    }

    private Set<Object> ids(List<T> of) {
        return TableRows.ids(of, id);
    }

    /** Where one has scrolled away, rows that came above are not seen: they are counted, and shown when asked for. Other rows altogether are no news. */
    private void sayNew(Set<Object> known, OptionalInt top) {
        top.ifPresentOrElse(
                place -> newRows.add(shown().subList(0, place).stream()
                        .map(id)
                        .filter(one -> !known.contains(one))
                        .toList()),
                newRows::clear);
    }

    private void showNew() {
        newRows.first().ifPresent(wanted -> rows.place(wanted).ifPresent(view::scrollTo));
        newRows.clear();
    }

    /** In one go: one by one, everything that was selected would be told again with each. */
    private void reselect(Set<Object> ids) {
        int[] places = ids.isEmpty() ? new int[0] : rows.places(ids);
        if (places.length > 0) {
            view.getSelectionModel().selectIndices(places[0], Arrays.copyOfRange(places, 1, places.length));
        }
    }

    /** What stands in the place of rows where there are none. */
    public void sayWhenEmpty(String sentence) {
        nothing = new Paragraph(sentence, "muted");
        sayFiltered();
    }

    /** Whether there are no rows, shown or filtered away. */
    public boolean isEmpty() {
        return rows.all().isEmpty();
    }

    /** The rows in the order in which they are shown. */
    public List<T> rows() {
        return List.copyOf(shown());
    }

    /** The row that was selected last. */
    public ReadOnlyObjectProperty<Optional<T>> selected() {
        return selected.getReadOnlyProperty();
    }

    /** All selected rows. */
    public List<T> selectedRows() {
        return List.copyOf(view.getSelectionModel().getSelectedItems());
    }

    /** Selects the row of this id and scrolls to it; false where there is none. */
    public boolean select(Object wanted) {
        OptionalInt place = rows.place(wanted);
        place.ifPresent(i -> {
            view.getSelectionModel().clearAndSelect(i);
            if (!isVisible(i)) {
                view.scrollTo(Math.max(0, i - 3));
            }
        });
        return place.isPresent();
    }

    public void selectFirst() {
        if (!shown().isEmpty()) {
            view.getSelectionModel().clearAndSelect(0);
        }
    }

    /** Moves the selection by so many rows, as J and K do. */
    public void move(int by) {
        if (!shown().isEmpty()) {
            int next = Steps.next(view.getSelectionModel().getSelectedIndex(), by, shown().size());
            view.getSelectionModel().clearAndSelect(next);
            view.scrollTo(Math.max(0, next - 3));
        }
    }

    /** Called when a row is opened by Enter or a double click. */
    public void setOnOpen(Consumer<T> action) {
        onOpen = action;
    }

    /** Sorts by this column at first. */
    public void sortBy(TableColumn<T, T> column, TableColumn.SortType type) {
        column.setSortType(type);
        view.getSortOrder().setAll(List.of(column));
    }

    /** The table itself, for the few things that are not here. */
    public TableView<T> view() {
        return view;
    }

    /** What a copy or a file holds: the selected rows where there are several, else all, as they are shown and sorted. */
    public Table table() {
        return copies.table();
    }

    /** Puts the table on the clipboard. */
    public void copy(TableFormat format) {
        copies.copy(format);
    }

    /** Each row, or what it is about, is a place that one can link to. */
    public DataTable<T> linked(Function<T, Optional<Place>> place) {
        copies.link(place);
        return this;
    }

    /** What its menu copies besides. */
    TableCopies<T> copies() {
        return copies;
    }

    /** Asks the window to save the table; the ending that is chosen says in which form. */
    public void save() {
        fireEvent(TableRequest.of(table(), copies.taken().size()));
    }

    // ------------------------------------------------------------------

    private TableRow<T> row() {
        TableRow<T> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !row.isEmpty()) {
                onOpen.accept(row.getItem());
            }
        });
        return row;
    }

    private void key(KeyEvent event) {
        if (keys.handle(event, Optional.empty())) {
            event.consume();
        }
    }

    @Override
    public KeyScope ownKeys() {
        return keys;
    }

    private KeyScope keys() {
        return new KeyScope(
                CommandScope.TABLE.title(),
                List.of(
                        KeyCommand.of("Enter", Messages.text("table.key.open"), this::open)
                                .when(() -> selected.get().isPresent()),
                        Command.TABLE_COPY.does(() -> copy(TableFormat.TSV)),
                        Command.TABLE_COPY_CSV.does(() -> copy(TableFormat.CSV)),
                        Command.TABLE_SAVE.does(this::save)));
    }

    private void open() {
        selected.get().ifPresent(onOpen);
    }

    private int firstVisible() {
        return view.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                ? flow.getFirstVisibleCell().getIndex()
                : -1;
    }

    /** Before it was ever painted, the first few rows are taken to be. */
    private boolean isVisible(int row) {
        return view.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null
                ? row >= flow.getFirstVisibleCell().getIndex()
                        && row <= flow.getLastVisibleCell().getIndex()
                : row < 8;
    }
}
