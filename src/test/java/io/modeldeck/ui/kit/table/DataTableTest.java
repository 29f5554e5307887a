package io.modeldeck.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.theme.Look;
import io.modeldeck.ui.kit.theme.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DataTableTest {

    private record Row(long id, String name, double value) {}

    private static DataTable<Row> table() {
        DataTable<Row> table = new DataTable<>("Rows", Row::id);
        table.text("Name", Row::name);
        table.number("Value", Row::value, row -> Formats.number(row.value()));
        return table;
    }

    private static List<Row> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Row(i, "v" + i, i % 10))
                .toList();
    }

    @Test
    @DisplayName("A refresh keeps the selection by id, whatever moved")
    void keepsSelection() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table();
            table.setRows(rows(20));
            table.select(7L);
            List<Optional<Row>> seen = new ArrayList<>();
            table.selected().addListener((property, before, now) -> seen.add(now));
            List<Row> moved = new ArrayList<>(rows(20).reversed());
            moved.addFirst(new Row(99, "new", 0));
            table.setRows(moved);
            assertThat(table.selected().get().orElseThrow().id()).isEqualTo(7);
            assertThat(table.selectedRows()).extracting(Row::id).containsExactly(7L);
            // the same row again is no news, and never an empty selection in between
            assertThat(seen).isEmpty();
            table.setRows(rows(5));
            assertThat(table.selected().get()).isEmpty();
        });
    }

    @Test
    @DisplayName("At most 200 000 rows are shown and the rest is counted")
    void limit() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table();
            table.setRows(rows(DataTable.MOST_ROWS + 250));
            assertThat(table.rows().size()).isEqualTo(DataTable.MOST_ROWS);
            assertThat(table.getChildren().getLast().isVisible()).isTrue();
            assertThat(((javafx.scene.control.Label) table.getChildren().getLast()).getText())
                    .contains("250");
        });
    }

    @Test
    @DisplayName(
            "A table without a filter gets one when somebody looks for words in it, and when a view that has some is opened")
    void findsWithoutFilter() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table();
            table.setRows(rows(20));
            table.filter("7");
            assertThat(table.rows()).as("nothing to type into yet").hasSize(20);
            table.find();
            table.filter("value:7");
            assertThat(table.rows()).extracting(Row::id).containsExactly(7L, 17L);
            DataTable<Row> other = table();
            other.setRows(rows(20));
            other.restore(table.state());
            assertThat(other.rows()).extracting(Row::id).containsExactly(7L, 17L);
        });
    }

    @Test
    @DisplayName("column:word looks in one column, is:word for a kind, and a chip writes its word and takes it away")
    void words() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table().filterable().kind("even", "Even", row -> row.id() % 2 == 0);
            table.setRows(rows(20));
            table.filter("value:7");
            assertThat(table.rows()).extracting(Row::id).containsExactly(7L, 17L);
            table.setRows(List.of(new Row(7, "v7", 3), new Row(8, "v8", 7)));
            assertThat(table.rows())
                    .as("words of other rows are their own")
                    .extracting(Row::id)
                    .containsExactly(8L);
            table.setRows(rows(20));
            table.filter("v1 IS:even");
            assertThat(table.rows()).extracting(Row::id).containsExactly(10L, 12L, 14L, 16L, 18L);
            table.filter("is:odd");
            assertThat(table.rows()).as("no kind, and no word of a row").isEmpty();
            table.filter("v1");
            ToggleButton chip = FxTest.find(table, ".filter-chip", ToggleButton.class);
            chip.fire();
            assertThat(table.state().filter()).isEqualTo("v1 is:even");
            assertThat(chip.isSelected()).isTrue();
            table.filter("Is:EVEN v1");
            chip.fire();
            assertThat(table.state().filter()).isEqualTo("v1");
            assertThat(chip.isSelected()).isFalse();
        });
    }

    @Test
    @DisplayName("Where one has scrolled away, rows that came above are counted and shown when asked for")
    void newRows() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table();
            show(table, 600, 400);
            NewRows pill = FxTest.find(table, ".new-rows", NewRows.class);
            table.setRows(rows(100));
            List<Row> more = new ArrayList<>(rows(100));
            more.addFirst(new Row(900, "first", 0));
            table.setRows(more);
            assertThat(pill.isVisible()).as("at the beginning they are seen").isFalse();
            table.view().scrollTo(50);
            show(table, 600, 400);
            more.addFirst(new Row(901, "second", 0));
            more.addFirst(new Row(902, "third", 0));
            table.setRows(more);
            show(table, 600, 400);
            assertThat(pill.getText()).isEqualTo("2 new · Show");
            assertThat(pill.isVisible()).isTrue();
            more.addFirst(new Row(903, "fourth", 0));
            table.setRows(more);
            assertThat(pill.getText()).isEqualTo("3 new · Show");
            pill.fire();
            assertThat(pill.isVisible()).isFalse();
            table.setRows(rows(40).stream()
                    .map(row -> new Row(row.id() + 5_000, "o", 0))
                    .toList());
            assertThat(pill.isVisible()).as("another list altogether").isFalse();
        });
    }

    @Test
    @DisplayName("A negative number has its printed sign on the screen and the typed one in a file")
    void signs() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = new DataTable<>("Rows", Row::id);
            table.text("Change", row -> Formats.number(row.value()));
            table.setRows(List.of(new Row(1, "a", -0.5)));
            show(table, 400, 300);
            assertThat(Formats.number(-0.5)).isEqualTo("\u22120.500");
            assertThat(TableFile.text(table.table(), TableFormat.CSV)).isEqualTo("Change\r\n-0.500\r\n");
        });
    }

    @Test
    @DisplayName("In a narrow table a column gives way, comes back, and is in files all the same")
    void givesWay() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table();
            TableColumn<Row, Row> value = table.columns().getLast();
            table.giveWay(value, 300);
            table.setRows(rows(3));
            show(table, 400, 300);
            assertThat(value.isVisible()).isTrue();
            show(table, 200, 300);
            assertThat(value.isVisible()).isFalse();
            assertThat(table.isNarrow()).isTrue();
            assertThat(TableFile.text(table.table(), TableFormat.CSV)).startsWith("Name,Value");
            assertThat(table.state().hidden()).as("nobody hid it").isEmpty();
            show(table, 400, 300);
            assertThat(value.isVisible()).isTrue();
        });
    }

    @Test
    @DisplayName("Chips that had no room come back with it, also where the column that gave way was hidden meanwhile")
    void chipsComeBack() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table().filterable().kind("even", "Even", row -> row.id() % 2 == 0);
            table.giveWay(table.columns().getLast(), 300);
            table.setRows(rows(3));
            Node chips = FxTest.find(table, ".filter-chips", Node.class);
            show(table, 400, 300);
            assertThat(chips.isVisible()).isTrue();
            show(table, 200, 300);
            assertThat(chips.isVisible()).isFalse();
            table.restore(new TableState("", "", false, List.of("Value")));
            show(table, 400, 300);
            assertThat(chips.isVisible()).isTrue();
        });
    }

    @Test
    @DisplayName(
            "Rows that stand together are sorted within, also after a refresh, and a cell keeps its node from row to row")
    void together() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table();
            List<Label> made = new ArrayList<>();
            TableColumn<Row, Row> kept = table.cell("Kept", Row::name, () -> {
                Label label = new Label();
                made.add(label);
                return row -> {
                    label.setText(row.name());
                    return label;
                };
            });
            show(table, 600, 400);
            table.keepTogether(Optional.of(Comparator.comparing((Row row) -> row.id() / 10)));
            table.setRows(rows(30));
            table.sortBy(kept, TableColumn.SortType.DESCENDING);
            assertThat(table.rows()).extracting(Row::id).startsWith(9L, 8L, 7L).containsSubsequence(0L, 19L, 10L, 29L);
            show(table, 600, 400);
            int before = made.size();
            table.setRows(rows(20));
            show(table, 600, 400);
            assertThat(table.rows()).extracting(Row::id).startsWith(9L, 8L).containsSubsequence(0L, 19L, 10L);
            assertThat(made).as("no cell made its node again").hasSize(before);
            assertThat(made).extracting(Label::getText).contains("v9", "v8");
            table.keepTogether(Optional.empty());
            assertThat(table.rows()).extracting(Row::id).startsWith(19L, 18L);
            table.view().getSortOrder().clear();
            assertThat(table.rows()).extracting(Row::id).startsWith(0L, 1L);
            table.setRows(List.of(new Row(1, "alone", 0)));
            show(table, 600, 400);
            assertThat(made.stream().filter(Label::isVisible).map(Label::getText))
                    .as("cells without a row show nothing")
                    .containsOnly("alone");
        });
    }

    private static void show(DataTable<Row> table, double width, double height) {
        if (table.getScene() == null) {
            Theme.dress(new Scene(table, width, height));
        }
        table.resize(width, height);
        table.applyCss();
        table.layout();
    }

    @Test
    @DisplayName("The menu copies the ids of the selected rows and links to them, where there are such")
    void idsAndLinks() {
        FxTest.doOnFx(() -> {
            DataTable<Row> plain = new DataTable<>("Rows", row -> row);
            plain.text("Name", Row::name);
            plain.setRows(rows(3));
            assertThat(titles(plain)).doesNotContain("Copy id", "Copy link");
            DataTable<Row> table = table().linked(row -> Optional.of(new Place.ModelPage(row.id())));
            table.setRows(rows(9));
            table.view().getSelectionModel().selectIndices(4, 6);
            assertThat(titles(table)).containsSubsequence("Copy as JSON", "Copy id", "Copy link");
            item(table, "Copy id").fire();
            assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("4\n6");
            item(table, "Copy link").fire();
            assertThat(Clipboard.getSystemClipboard().getString())
                    .isEqualTo(new Place.ModelPage(4).text() + "\n" + new Place.ModelPage(6).text());
        });
    }

    private static List<String> titles(DataTable<Row> table) {
        return TableMenu.of(table).getItems().stream().map(MenuItem::getText).toList();
    }

    private static MenuItem item(DataTable<Row> table, String title) {
        return TableMenu.of(table).getItems().stream()
                .filter(item -> title.equals(item.getText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("All rows that are selected stay so; words that were searched are those of the new rows")
    void again() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table().filterable();
            table.setRows(rows(60));
            table.filter("v7");
            assertThat(table.rows()).extracting(Row::id).containsExactly(7L);
            table.filter("");
            table.view().getSelectionModel().selectIndices(3, 40, 41);
            table.setRows(rows(60).reversed());
            assertThat(table.selectedRows()).extracting(Row::id).containsExactlyInAnyOrder(3L, 40L, 41L);
            table.setRows(List.of(new Row(7, "w7", 1), new Row(8, "v7", 1)));
            table.filter("v7");
            assertThat(table.rows()).extracting(Row::id).containsExactly(8L);
        });
    }

    @Test
    @DisplayName("Sorted by a column it stays sorted after a refresh; unknown numbers come last")
    void sorting() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = new DataTable<>("Rows", Row::id);
            TableColumn<Row, Row> value = table.number("Value", Row::value, row -> "");
            new Scene(table, 400, 300);
            table.sortBy(value, TableColumn.SortType.DESCENDING);
            table.setRows(List.of(new Row(1, "a", 1), new Row(2, "b", Double.NaN), new Row(3, "c", 3)));
            assertThat(table.rows()).extracting(Row::id).containsExactly(3L, 1L, 2L);
        });
        assertThat(NaturalOrder.compare("v9", "v10")).isNegative();
        assertThat(NaturalOrder.compare("a", "B")).isNegative();
        assertThat(NaturalOrder.compare("v1", "v1")).isZero();
        assertThat(NaturalOrder.compare("v007", "v7")).isZero();
        assertThat(NaturalOrder.compare("v0", "v00x")).isNegative();
        assertThat(NaturalOrder.compare("v123456789012345678901", "v99999999999999999999"))
                .isPositive();
        assertThat(NaturalOrder.compare("v1230", "v1240")).isNegative();
    }

    @Test
    @DisplayName("Copies are tables that spreadsheets read, and never formulas")
    void copies() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table();
            table.setRows(List.of(new Row(1, "=1+2", -3), new Row(2, "a,\"b\"", 2), new Row(3, "x\ty", 1)));
            assertThat(TableFile.text(table.table(), TableFormat.CSV))
                    .isEqualTo("Name,Value\r\n'=1+2,-3\r\n\"a,\"\"b\"\"\",2\r\nx\ty,1\r\n");
            assertThat(TableFile.text(table.table(), TableFormat.TSV))
                    .isEqualTo("Name\tValue\n'=1+2\t-3\na,\"b\"\t2\nx y\t1\n");
            table.view().getSelectionModel().selectIndices(1, 2);
            assertThat(TableFile.text(table.table(), TableFormat.TSV)).isEqualTo("Name\tValue\na,\"b\"\t2\nx y\t1\n");
        });
    }

    @Test
    @DisplayName("A filter leaves the rows that have all its words; how it is arranged can be kept and brought back")
    void filterAndArrangement() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table().filterable();
            table.setRows(List.of(new Row(1, "churn v9", 3), new Row(2, "churn v10", 2), new Row(3, "fraud", 1)));
            TableState before = table.state();
            table.restore(new TableState("v CHURN", "Name", true, List.of("Value", "no such column")));
            assertThat(table.rows()).extracting(Row::id).containsExactly(2L, 1L);
            assertThat(table.table().columns()).hasSize(1);
            assertThat(table.state()).isEqualTo(new TableState("v CHURN", "Name", true, List.of("Value")));
            table.restore(new TableState("nobody", "", false, List.of()));
            assertThat(table.rows()).isEmpty();
            assertThat(table.view().getPlaceholder().getStyleClass()).contains("state-card");
            table.restore(before);
            assertThat(table.rows()).hasSize(3);
        });
    }

    @Test
    @DisplayName("Enter opens the selected row")
    void opens() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table();
            List<Long> opened = new ArrayList<>();
            table.setOnOpen(row -> opened.add(row.id()));
            table.setRows(rows(3));
            table.view().fireEvent(key(KeyCode.ENTER));
            table.selectFirst();
            table.move(1);
            table.view().fireEvent(key(KeyCode.ENTER));
            assertThat(opened).isEqualTo(LongStream.of(1).boxed().toList());
        });
    }

    @Test
    @DisplayName("Larger texts make columns wider, and a list stand above what is selected in it sooner")
    void largerTexts() {
        FxTest.doOnFx(() -> {
            DataTable<Row> table = table();
            TableColumn<Row, ?> fixed = table.view().getColumns().getFirst();
            fixed.setMinWidth(100);
            fixed.setMaxWidth(100);
            MasterDetail both = new MasterDetail(new SimpleBooleanProperty(true), table, new Label("detail"), 0.5);
            Theme theme = new Theme();
            Scene scene = new Scene(both, 1_200, 600);
            theme.follow(scene);
            both.applyCss();
            both.layout();
            assertThat(both.getOrientation()).isEqualTo(Orientation.HORIZONTAL);
            theme.choose(Look.standard().withText(1.5));
            both.applyCss();
            both.layout();
            assertThat(fixed.getMinWidth()).isEqualTo(150);
            assertThat(fixed.getMaxWidth()).isEqualTo(150);
            assertThat(both.getOrientation()).isEqualTo(Orientation.VERTICAL);
            theme.choose(Look.standard());
            both.applyCss();
            both.layout();
            assertThat(fixed.getMinWidth()).isEqualTo(100);
            assertThat(both.getOrientation()).isEqualTo(Orientation.HORIZONTAL);
        });
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }
}
