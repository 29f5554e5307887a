package io.modeldeck.ui.lifecycle;

import io.modeldeck.report.SideBySide;
import io.modeldeck.report.SideBySide.Cell;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A column for each version or run, a row for each property; each value with how it differs from the first column's. */
final class CompareTable {

    private CompareTable() {}

    static DataTable<SideBySide.Row> of(SideBySide comparison, Set<SideBySide.Section> differences) {
        DataTable<SideBySide.Row> table =
                new DataTable<>(Messages.text("compare.table"), row -> row.section() + " " + row.name());
        List<SideBySide.Row> shown = comparison.rows().stream()
                .filter(row -> row.differs() || !differences.contains(row.section()))
                .toList();
        table.node(
                        Messages.text("compare.section"),
                        CompareTable::section,
                        row -> new Label(begins(shown, row) ? section(row) : ""))
                .setMaxWidth(136);
        TableColumn<SideBySide.Row, SideBySide.Row> property =
                table.text(Messages.text("compare.property"), CompareWords::name);
        property.setMinWidth(168);
        property.setMaxWidth(220);
        for (int i = 0; i < comparison.items().size(); i++) {
            int at = i;
            table.node(
                            comparison.items().get(i).label(),
                            row -> row.cells().get(at).text(),
                            row -> cell(row, row.cells().get(at)))
                    .setPrefWidth(220);
        }
        table.setRows(shown);
        table.keepOrder();
        return table;
    }

    private static String section(SideBySide.Row row) {
        return Messages.text("compare.section." + row.section().name());
    }

    /** Whether it is the first of its section: that one says what the rows up to the next are about. */
    private static boolean begins(List<SideBySide.Row> rows, SideBySide.Row row) {
        int at = rows.indexOf(row);
        return at <= 0 || rows.get(at - 1).section() != row.section();
    }

    private static Node cell(SideBySide.Row row, Cell cell) {
        String said = CompareWords.value(row, cell);
        Label value = new Label(said);
        if (cell.difference().isEmpty()) {
            HoverText.of(value, said);
            return value;
        }
        value.setMinWidth(Region.USE_PREF_SIZE);
        Label difference = new Label(
                CompareWords.difference(cell),
                switch (cell.verdict()) {
                    case BETTER -> Glyph.OK.node(Tone.GOOD);
                    case WORSE -> Glyph.WARNING.node(Tone.WARNING);
                    case NONE -> Glyph.DOT.node(Tone.NEUTRAL);
                });
        difference.getStyleClass().add("caption");
        HBox both = new HBox(12, value, difference);
        both.getStyleClass().add("row");
        return both;
    }
}
