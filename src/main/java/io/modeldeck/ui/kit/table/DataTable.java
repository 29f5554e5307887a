package io.modeldeck.ui.kit.table;

import io.modeldeck.export.Table;
import io.modeldeck.export.TableFormat;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyOwner;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.export.TableRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.theme.TextScale;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The table of every screen. A refresh keeps what is selected (by id) and where one has scrolled to; at most {@value #MOST_ROWS} rows are shown,
 * and the foot says how many more there are. Enter or a double click opens a row; what copies and saves is in {@link Command}.
 */
public final class DataTable<T> extends VBox implements KeyOwner, Listing {

    public static final int MOST_ROWS = 200_000;

    private final TableView<T> view = new TableView<>();
    private final TableRows<T> rows;
    private final TableWidths<T> widths;
    private final TableCopies<T> copies;
    private final TableColumns<T> columns = new TableColumns<>();
    private final TableSelection<T> selection;
    private final TableSight<T> sight;
    private final FilteredRows<T> filter;
    private final TableArrangement<T> arrangement;
    private final TableFoot foot = new TableFoot();
    private final TableKeys<T> keys;

    /**
     * @param name what the table holds, for those who cannot see it
     * @param id tells rows apart across refreshes
     */
    public DataTable(String name, Function<T, Object> id) {
        getStyleClass().addAll("data-table", STYLE);
        view.setAccessibleText(name);
        view.setTableMenuButtonVisible(false);
        rows = new TableRows<>(view, id);
        selection = new TableSelection<>(view, rows, id);
        sight = new TableSight<>(view, rows, id);
        filter = new FilteredRows<>(view, rows, columns);
        widths = new TableWidths<>(view, this::narrowed);
        copies = new TableCopies<>(
                this::selectedRows,
                this::rows,
                taken -> columns.table(view.getAccessibleText(), taken, widths.yielded()),
                id);
        arrangement = new TableArrangement<>(view, columns, widths, filter);
        keys = new TableKeys<>(this);
        StackPane framed = new StackPane(view, sight.newRows());
        VBox.setVgrow(framed, Priority.ALWAYS);
        getChildren().addAll(framed, new TextScale(widths::scale), foot);
        view.setRowFactory(table -> keys.row());
        view.addEventHandler(KeyEvent.KEY_PRESSED, keys::press);
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
        filter.field().ifPresent(field -> field.showChips(!isNarrow()));
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
        arrangement.keepOrder();
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
        getChildren().addFirst(filter.add());
        return this;
    }

    @Override
    public String listed() {
        return view.getAccessibleText();
    }

    @Override
    public void find() {
        if (filter.field().isEmpty()) {
            filterable();
        }
        filter.field().ifPresent(TableFilter::focus);
    }

    @Override
    public boolean hasFocus() {
        return isFocusWithin();
    }

    /** Puts something behind the filter, in its line; does nothing without one. */
    public void besideFilter(Node node) {
        filter.field().ifPresent(field -> field.getChildren().add(node));
    }

    /** In the filter {@code is:word} leaves these rows, and where there is room a chip beside the field puts that there and takes it away. */
    public DataTable<T> kind(String word, String title, Predicate<T> is) {
        columns.kind(word, is);
        filter.field().ifPresent(field -> field.chip("is:" + word, title));
        return this;
    }

    /** Leaves the rows that have these words, as if they were typed; does nothing without a filter. */
    public void filter(String words) {
        filter.setWords(words);
    }

    /** Calls this when words are typed into an empty filter, or taken out of it; does nothing without one. */
    public void onFilter(Runnable begunOrEnded) {
        filter.field().ifPresent(field -> field.onBegunOrEnded(begunOrEnded));
    }

    @Override
    public TableState state() {
        return arrangement.state();
    }

    @Override
    public void restore(TableState wanted) {
        if (filter.field().isEmpty() && !wanted.filter().isEmpty()) {
            filterable();
        }
        arrangement.restore(wanted);
    }

    /** All columns, shown or not. */
    List<TableColumn<T, T>> columns() {
        return columns.all();
    }

    // ------------------------------------------------------------------ rows

    /** Shows these rows, in this order unless the person sorts by a column. */
    public void setRows(List<T> found) {
        Optional<TableSight.Top> top = sight.top();
        selection.keepThrough(() -> {
            columns.forget();
            rows.replace(found.size() > MOST_ROWS ? found.subList(0, MOST_ROWS) : found);
        });
        filter.say();
        sight.returnTo(top);
        foot.say(found.size() - rows.all().size());
    }

    private List<T> shown() {
        return rows.shown();
    }

    /** What stands in the place of rows where there are none. */
    public void sayWhenEmpty(String sentence) {
        filter.sayWhenEmpty(new Paragraph(sentence, "muted"));
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
        return selection.last();
    }

    /** All selected rows. */
    public List<T> selectedRows() {
        return selection.all();
    }

    /** Selects the row of this id and scrolls to it; false where there is none. */
    public boolean select(Object wanted) {
        OptionalInt place = rows.place(wanted);
        place.ifPresent(i -> {
            selection.select(i);
            sight.reveal(i);
        });
        return place.isPresent();
    }

    public void selectFirst() {
        if (!shown().isEmpty()) {
            selection.select(0);
        }
    }

    /** Moves the selection by so many rows, as J and K do. */
    public void move(int by) {
        if (!shown().isEmpty()) {
            sight.scrollTo(selection.move(by));
        }
    }

    /** Called when a row is opened by Enter or a double click. */
    public void setOnOpen(Consumer<T> action) {
        keys.setOnOpen(action);
    }

    /** What each column says of the row, shown or not. */
    List<TableColumns.Fact> facts(T row) {
        return columns.facts(row);
    }

    /** What is selected is shown beside it while that is true. A key takes it away and brings it back, and Enter brings it before it opens anything. */
    public void beside(BooleanProperty shown) {
        keys.beside(shown);
    }

    /** Whether its details are in sight, to be changed; empty where it has none. */
    Optional<BooleanProperty> details() {
        return keys.details();
    }

    /** Sorts by this column at first. */
    public void sortBy(TableColumn<T, T> column, TableColumn.SortType type) {
        arrangement.sortBy(column, type);
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

    @Override
    public KeyScope ownKeys() {
        return keys.scope();
    }
}
