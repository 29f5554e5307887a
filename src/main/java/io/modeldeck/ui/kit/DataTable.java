package io.modeldeck.ui.kit;

import io.modeldeck.export.ChartFile;
import io.modeldeck.export.Table;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The table of every screen. A refresh keeps what is selected (by id) and where one has scrolled to; at most {@value #MOST_ROWS} rows are shown,
 * and the foot says how many more there are. Enter or a double click opens a row; Shortcut+C copies tab-separated, Shortcut+Shift+C as CSV, Shortcut+E saves.
 */
public final class DataTable<T> extends VBox {

    public static final int MOST_ROWS = 2_500;

    static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+E");
    static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    static final KeyCombination COPY_CSV = KeyCombination.valueOf("Shortcut+Shift+C");

    private final Function<T, Object> id;
    private final TableView<T> view = new TableView<>();
    private final ObservableList<T> rows = FXCollections.observableArrayList();
    private final SortedList<T> sorted = new SortedList<>(rows);
    private final List<Column<T>> columns = new ArrayList<>();
    private final Label foot = new Label();
    private final ReadOnlyObjectWrapper<Optional<T>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Consumer<T> onOpen = row -> {};
    private boolean refreshing;
    private double scale = 1;

    /** @param value what stands in a file: numbers as numbers, times as times */
    private record Column<T>(
            String head, Function<T, String> text, Function<T, Object> value, TableColumn<T, T> column) {}

    /**
     * @param name what the table holds, for those who cannot see it
     * @param id tells rows apart across refreshes
     */
    public DataTable(String name, Function<T, Object> id) {
        this.id = id;
        getStyleClass().add("data-table");
        view.setAccessibleText(name);
        view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        view.setTableMenuButtonVisible(false);
        view.setPlaceholder(new Label(""));
        sorted.comparatorProperty().bind(view.comparatorProperty());
        view.setItems(sorted);
        VBox.setVgrow(view, Priority.ALWAYS);
        foot.getStyleClass().add("data-table-foot");
        foot.setManaged(false);
        foot.setVisible(false);
        getChildren().addAll(view, new TextScale(this::scale), foot);
        view.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!refreshing) {
                selected.set(Optional.ofNullable(now));
            }
        });
        view.setRowFactory(table -> row());
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        TableMenu.attach(this);
    }

    /** Columns are as wide as their texts are large. */
    private void scale(double now) {
        double by = now / scale;
        scale = now;
        for (TableColumn<T, ?> column : view.getColumns()) {
            double least = column.getMinWidth() * by;
            double wanted = column.getPrefWidth() * by;
            // no width is bounded by what was before
            column.setMinWidth(0);
            column.setMaxWidth(column.getMaxWidth() * by);
            column.setPrefWidth(wanted);
            column.setMinWidth(least);
        }
    }

    // ------------------------------------------------------------------ columns

    /** A column of text. */
    public TableColumn<T, T> text(String title, Function<T, String> text) {
        return add(title, text, known(text), Comparator.comparing(text, DataTable::natural), row -> Optional.empty());
    }

    /** A column of numbers, right-aligned. {@code shown} writes the number with its unit; NaN stands for what is not known and sorts last. */
    public TableColumn<T, T> number(String title, ToDoubleFunction<T> value, Function<T, String> shown) {
        return number(title, "", value, shown);
    }

    /** The same; files name the unit of the plain number in the head of the column. */
    public TableColumn<T, T> number(String title, String unit, ToDoubleFunction<T> value, Function<T, String> shown) {
        Comparator<T> order = (a, b) -> {
            double x = value.applyAsDouble(a);
            double y = value.applyAsDouble(b);
            return Double.compare(
                    Double.isNaN(x) ? Double.NEGATIVE_INFINITY : x, Double.isNaN(y) ? Double.NEGATIVE_INFINITY : y);
        };
        String head = unit.isEmpty() ? title : title + " (" + unit + ")";
        TableColumn<T, T> column =
                add(title, head, shown, row -> value.applyAsDouble(row), order, row -> Optional.empty(), true);
        column.getStyleClass().add("number-column");
        return column;
    }

    /** A column of times: from now, with the exact time on hovering and in copies. */
    public TableColumn<T, T> time(String title, Function<T, Optional<Instant>> at, Formats formats) {
        Function<T, String> exact =
                row -> at.apply(row).map(formats::timeWithZone).orElse(Formats.NONE);
        Function<T, Optional<Node>> node = row -> at.apply(row).map(time -> {
            Label label = new Label(formats.relative(time));
            label.setTooltip(new Tooltip(formats.timeWithZone(time)));
            return label;
        });
        Comparator<T> order = Comparator.comparing(row -> at.apply(row).orElse(Instant.MIN));
        return add(title, exact, row -> at.apply(row).orElse(null), order, node);
    }

    /** A column of badges, sparklines, links …; {@code text} is what is copied, sorted by and read aloud. */
    public TableColumn<T, T> node(String title, Function<T, String> text, Function<T, Node> node) {
        return node(title, text, Comparator.comparing(text, DataTable::natural), node);
    }

    /** The same with an order of its own, as for severities. */
    public TableColumn<T, T> node(String title, Function<T, String> text, Comparator<T> order, Function<T, Node> node) {
        return add(title, text, known(text), order, row -> Optional.of(node.apply(row)));
    }

    /** What is not known is no text in a file. */
    private Function<T, Object> known(Function<T, String> text) {
        return row -> {
            String shown = text.apply(row);
            return Formats.NONE.equals(shown) ? null : shown;
        };
    }

    private TableColumn<T, T> add(
            String title,
            Function<T, String> text,
            Function<T, Object> value,
            Comparator<T> order,
            Function<T, Optional<Node>> node) {
        return add(title, title, text, value, order, node, false);
    }

    private TableColumn<T, T> add(
            String title,
            String head,
            Function<T, String> text,
            Function<T, Object> value,
            Comparator<T> order,
            Function<T, Optional<Node>> node,
            boolean right) {
        TableColumn<T, T> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(order);
        column.setReorderable(false);
        column.setMinWidth(48);
        column.setCellFactory(made -> new TableCell<>() {
            {
                if (right) {
                    setAlignment(Pos.CENTER_RIGHT);
                    getStyleClass().add("number-cell");
                }
            }

            @Override
            protected void updateItem(T row, boolean empty) {
                super.updateItem(row, empty);
                if (empty || row == null) {
                    setText(null);
                    setGraphic(null);
                    return;
                }
                Optional<Node> shown = node.apply(row);
                setText(shown.isPresent() ? null : text.apply(row));
                setGraphic(shown.orElse(null));
                setAccessibleText(text.apply(row));
            }
        });
        columns.add(new Column<>(head, text, value, column));
        view.getColumns().add(column);
        return column;
    }

    // ------------------------------------------------------------------ rows

    /** Shows these rows, in this order unless the person sorts by a column. */
    public void setRows(List<T> found) {
        Set<Object> ids = new HashSet<>();
        view.getSelectionModel().getSelectedItems().forEach(row -> ids.add(id.apply(row)));
        Object first = selected.get().map(id).orElse(null);
        int top = firstVisible();
        refreshing = true;
        // attached, each row would be sorted in by itself: measured 200 times slower
        sorted.comparatorProperty().unbind();
        sorted.setComparator(null);
        rows.setAll(found.size() > MOST_ROWS ? found.subList(0, MOST_ROWS) : found);
        sorted.comparatorProperty().bind(view.comparatorProperty());
        view.getSelectionModel().clearSelection();
        for (int i = 0; i < sorted.size(); i++) {
            if (ids.contains(id.apply(sorted.get(i)))) {
                view.getSelectionModel().select(i);
            }
        }
        refreshing = false;
        selected.set(sorted.stream().filter(row -> id.apply(row).equals(first)).findFirst());
        if (top > 0 && top < sorted.size()) {
            view.scrollTo(top);
        }
        int hidden = found.size() - rows.size();
        foot.setText(hidden > 0 ? Messages.text("table.more", Formats.count(hidden)) : "");
        foot.setVisible(hidden > 0);
        foot.setManaged(hidden > 0);
    }

    /** What stands in the place of rows where there are none. */
    public void sayWhenEmpty(String sentence) {
        view.setPlaceholder(new Paragraph(sentence, "muted"));
    }

    /** The rows in the order in which they are shown. */
    public List<T> rows() {
        return List.copyOf(sorted);
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
        for (int i = 0; i < sorted.size(); i++) {
            if (id.apply(sorted.get(i)).equals(wanted)) {
                view.getSelectionModel().clearAndSelect(i);
                if (!isVisible(i)) {
                    view.scrollTo(Math.max(0, i - 3));
                }
                return true;
            }
        }
        return false;
    }

    public void selectFirst() {
        if (!sorted.isEmpty()) {
            view.getSelectionModel().clearAndSelect(0);
        }
    }

    /** Moves the selection by so many rows, as J and K do. */
    public void move(int by) {
        if (!sorted.isEmpty()) {
            int at = view.getSelectionModel().getSelectedIndex();
            int next = Math.clamp(at < 0 ? 0 : (long) at + by, 0, sorted.size() - 1);
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
        List<T> taken = selectedRows().size() > 1 ? selectedRows() : rows();
        List<Column<T>> shown =
                columns.stream().filter(column -> column.column().isVisible()).toList();
        return Table.grid(
                view.getAccessibleText(),
                shown.stream().map(Column::head).toList(),
                taken.stream().map(row -> values(shown, row)).toList());
    }

    private static <T> List<Object> values(List<Column<T>> columns, T row) {
        List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(column.value().apply(row)));
        return values;
    }

    /** Puts the table on the clipboard. */
    public void copy(TableFormat format) {
        Clipboards.copy(TableFile.text(table(), format));
    }

    /** Asks the window to save the table; the ending that is chosen says in which form. */
    public void save() {
        Table table = table();
        fireEvent(new SaveRequest(
                ChartFile.name(table.name(), ""),
                Arrays.stream(TableFormat.values()).map(TableFormat::extension).toList(),
                file -> {
                    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.part()))) {
                        TableFile.write(table, TableFormat.named(file.name()), out);
                    }
                }));
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
        if (COPY.match(event)) {
            copy(TableFormat.TSV);
            event.consume();
        } else if (COPY_CSV.match(event)) {
            copy(TableFormat.CSV);
            event.consume();
        } else if (SAVE.match(event)) {
            save();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && selected.get().isPresent()) {
            onOpen.accept(selected.get().get());
            event.consume();
        }
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

    /** Compares as people do: v9 before v10. */
    static int natural(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (Character.isDigit(a.charAt(i)) && Character.isDigit(b.charAt(j))) {
                int iEnd = digits(a, i);
                int jEnd = digits(b, j);
                int byValue = new java.math.BigInteger(a.substring(i, iEnd))
                        .compareTo(new java.math.BigInteger(b.substring(j, jEnd)));
                if (byValue != 0) {
                    return byValue;
                }
                i = iEnd;
                j = jEnd;
            } else {
                int byLetter =
                        Character.compare(Character.toLowerCase(a.charAt(i)), Character.toLowerCase(b.charAt(j)));
                if (byLetter != 0) {
                    return byLetter;
                }
                i++;
                j++;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
