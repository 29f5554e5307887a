package io.modeldeck.ui.kit.table;

import io.modeldeck.domain.Minus;
import io.modeldeck.export.Table;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.theme.Fonts;
import io.modeldeck.ui.kit.theme.Theme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The columns of a table: what each shows, sorts by, and hands to a file. */
final class TableColumns<T> {

    /**
     * One column.
     *
     * @param head its name in a file
     * @param text what is shown, copied as text and read aloud
     * @param value what stands in a file: numbers as numbers, times as times
     */
    record Column<T>(String head, Function<T, String> text, Function<T, Object> value, TableColumn<T, T> column) {}

    /**
     * What a column is made of.
     *
     * @param order empty: by its text
     * @param node makes what a cell shows; empty: the text
     */
    record Make<T>(
            String title,
            String head,
            Function<T, String> text,
            Function<T, Object> value,
            Optional<Comparator<T>> order,
            Optional<Supplier<RowNode<T>>> node,
            boolean right) {}

    static <T> Make<T> text(String title, Function<T, String> text) {
        return new Make<>(title, title, text, known(text), Optional.empty(), Optional.empty(), false);
    }

    static <T> Make<T> number(String title, String unit, ToDoubleFunction<T> value, Function<T, String> shown) {
        Comparator<T> order = (a, b) -> {
            double x = value.applyAsDouble(a);
            double y = value.applyAsDouble(b);
            return Double.compare(
                    Double.isNaN(x) ? Double.NEGATIVE_INFINITY : x, Double.isNaN(y) ? Double.NEGATIVE_INFINITY : y);
        };
        String head = unit.isEmpty() ? title : title + " (" + unit + ")";
        return new Make<>(
                title, head, shown, row -> value.applyAsDouble(row), Optional.of(order), Optional.empty(), true);
    }

    static <T> Make<T> time(String title, Function<T, Optional<Instant>> at, Formats formats) {
        Function<T, String> exact =
                row -> at.apply(row).map(formats::timeWithZone).orElse(Formats.NONE);
        Comparator<T> order = Comparator.comparing(row -> at.apply(row).orElse(Instant.MIN));
        return new Make<>(
                title,
                title,
                exact,
                row -> at.apply(row).orElse(null),
                Optional.of(order),
                Optional.of(() -> new TimeNode<>(at, formats)),
                false);
    }

    static <T> Make<T> node(
            String title, Function<T, String> text, Optional<Comparator<T>> order, Supplier<RowNode<T>> node) {
        return new Make<>(title, title, text, known(text), order, Optional.of(node), false);
    }

    /** From now, with the exact time on hovering. */
    private static final class TimeNode<T> implements RowNode<T> {

        private final Function<T, Optional<Instant>> at;
        private final Formats formats;
        private final Label label = new Label();
        private Optional<Instant> shown = Optional.empty();

        TimeNode(Function<T, Optional<Instant>> at, Formats formats) {
            this.at = at;
            this.formats = formats;
            HoverText.of(label, () -> shown.map(formats::timeWithZone).orElse(Formats.NONE));
        }

        @Override
        public Node of(T row) {
            shown = at.apply(row);
            label.setText(shown.map(formats::relative).orElse(Formats.NONE));
            return label;
        }
    }

    /** What is not known is no text in a file, and a negative number is one that programs read. */
    private static <T> Function<T, Object> known(Function<T, String> text) {
        return row -> {
            String shown = text.apply(row);
            return Formats.NONE.equals(shown) ? null : Minus.typed(shown);
        };
    }

    /** Beside the words of a head: its padding and the arrow of the order. */
    private static final double HEAD_ROOM = 32;

    private final List<Column<T>> columns = new ArrayList<>();
    /** What was sorted by or searched is not put into words again until there are other rows. */
    private final List<Map<T, String>> said = new ArrayList<>();

    private final Map<T, String> all = remembered();
    private final Map<Column<T>, Map<T, String>> inColumn = new HashMap<>();
    /** Words that say what a row is, as {@code is:waiting}. */
    private final Map<String, Predicate<T>> kinds = new LinkedHashMap<>();

    private Map<T, String> remembered() {
        Map<T, String> words = new IdentityHashMap<>();
        said.add(words);
        return words;
    }

    /** There are other rows now. */
    void forget() {
        said.forEach(Map::clear);
    }

    TableColumn<T, T> add(Make<T> make) {
        TableColumn<T, T> column = new TableColumn<>(make.title());
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setComparator(make.order().orElseGet(() -> byText(make.text())));
        column.setReorderable(false);
        column.setMinWidth(48);
        column.setCellFactory(made -> new Cell<>(make));
        columns.add(new Column<>(make.head(), make.text(), make.value(), column));
        return column;
    }

    private Comparator<T> byText(Function<T, String> text) {
        Map<T, String> words = remembered();
        return Comparator.comparing(row -> words.computeIfAbsent(row, text), NaturalOrder::compare);
    }

    /** What the head of a column needs at the ordinary size of texts. */
    static double headWidth(String title) {
        Text text = new Text(title);
        text.setFont(Font.font(Fonts.FAMILY + " Medium", Theme.TEXT));
        return Math.ceil(text.getLayoutBounds().getWidth()) + HEAD_ROOM;
    }

    List<TableColumn<T, T>> all() {
        return columns.stream().map(Column::column).toList();
    }

    /** The column of that title. */
    Optional<TableColumn<T, T>> named(String title) {
        return all().stream().filter(column -> column.getText().equals(title)).findFirst();
    }

    void kind(String word, Predicate<T> is) {
        kinds.put(word, is);
    }

    /**
     * Of the rows that have all of these words in one column or another, shown or not; {@code column:word} looks in that column alone, a hyphen for a
     * space in its title, and {@code is:word} for rows of a kind.
     */
    Predicate<T> having(String wanted) {
        List<Predicate<T>> tests = FilterWords.of(wanted.toLowerCase(Locale.ROOT)).stream()
                .map(this::test)
                .toList();
        return row -> tests.stream().allMatch(test -> test.test(row));
    }

    private Predicate<T> test(String word) {
        int colon = word.indexOf(':');
        String key = colon > 0 ? word.substring(0, colon) : "";
        String value = word.substring(colon + 1);
        if (key.equals("is") && kinds.containsKey(value)) {
            return kinds.get(value);
        }
        return columns.stream()
                .filter(column -> column.column()
                        .getText()
                        .toLowerCase(Locale.ROOT)
                        .replace(' ', '-')
                        .equals(key))
                .findFirst()
                .<Predicate<T>>map(column -> {
                    Map<T, String> words = inColumn.computeIfAbsent(column, one -> remembered());
                    return row -> words.computeIfAbsent(
                                    row, one -> column.text().apply(one).toLowerCase(Locale.ROOT))
                            .contains(value);
                })
                .orElse(row -> all.computeIfAbsent(row, this::words).contains(word));
    }

    private String words(T row) {
        return columns.stream()
                .map(column -> column.text().apply(row))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
    }

    /** What a column says of a row. */
    record Fact(String title, String text) {}

    /** What each column says of the row, shown or not, in their order. */
    List<Fact> facts(T row) {
        return columns.stream()
                .map(column -> new Fact(column.column().getText(), column.text().apply(row)))
                .toList();
    }

    /** The rows as a table for a file, with the columns that are shown or only give way. */
    Table table(String name, List<T> rows, Set<TableColumn<T, ?>> yielded) {
        List<Column<T>> shown = columns.stream()
                .filter(column -> column.column().isVisible() || yielded.contains(column.column()))
                .toList();
        return Table.grid(
                name,
                shown.stream().map(Column::head).toList(),
                rows.stream().map(row -> values(shown, row)).toList());
    }

    private static <T> List<Object> values(List<Column<T>> columns, T row) {
        List<Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(column.value().apply(row)));
        return values;
    }

    private static final class Cell<T> extends TableCell<T, T> {

        private final Make<T> make;
        private final Optional<RowNode<T>> node;

        Cell(Make<T> make) {
            this.make = make;
            node = make.node().map(Supplier::get);
            if (make.right()) {
                setAlignment(Pos.CENTER_RIGHT);
                getStyleClass().add("number-cell");
            }
        }

        @Override
        protected void updateItem(T row, boolean empty) {
            super.updateItem(row, empty);
            boolean nothing = empty || row == null;
            if (node.isPresent()) {
                show(nothing ? Optional.empty() : Optional.of(node.get().of(row)));
            } else {
                setText(nothing ? null : make.text().apply(row));
            }
            setAccessibleText(nothing ? null : make.text().apply(row));
        }

        /** What is taken out and put in again would be styled again: a node waits in its cell, hidden, for the next row. */
        private void show(Optional<Node> wanted) {
            wanted.filter(shown -> shown != getGraphic()).ifPresent(this::setGraphic);
            if (getGraphic() != null && !getGraphic().visibleProperty().isBound()) {
                getGraphic().setVisible(wanted.isPresent());
            }
        }
    }
}
