package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartText;
import io.modeldeck.export.ChartFile;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The numbers of a chart as a table: for those who want to read them, and for those who cannot see the drawing. */
public final class ChartTable {

    /** More rows than a table shows, so that it says how many it leaves out; a file has all of them. */
    private static final int MOST_READ = 100_000;

    private static final double WIDTH = 760;
    private static final double HEIGHT = 420;

    /** @param values one row after the other, as {@link ChartText#forEach} gives them */
    private record Numbers(List<String> head, List<Row> rows) {}

    private record Row(int number, List<Object> values) {}

    private ChartTable() {}

    /** Reads the numbers off the FX thread, then shows them in a dialog, above one that is open. */
    public static void show(ScreenContext context, Chart chart) {
        Locale locale = Messages.language().locale();
        context.tasks().run(Messages.text("chart.showTable"), () -> numbers(chart, locale), numbers -> {
            String title = chart.title().isBlank() ? Messages.text("chart.numbers") : chart.title();
            DialogFrame frame = new DialogFrame(context, title, WIDTH);
            DataTable<Row> table = table(title, numbers, context.formats());
            table.setPrefHeight(HEIGHT);
            frame.body().getChildren().add(table);
            frame.leaving(Messages.text("chart.table.close"), frame::close);
            frame.showAbove();
            table.view().requestFocus();
        });
    }

    private static Numbers numbers(Chart chart, Locale locale) {
        List<Row> rows = new ArrayList<>();
        ChartText.forEach(chart, locale, MOST_READ, values -> rows.add(new Row(rows.size(), values)));
        rows.removeFirst();
        return new Numbers(ChartFile.numbers(chart, locale).columns(), rows);
    }

    private static DataTable<Row> table(String title, Numbers numbers, Formats formats) {
        DataTable<Row> table = new DataTable<>(title, Row::number);
        for (int i = 0; i < numbers.head().size(); i++) {
            column(table, numbers, i, formats);
        }
        table.setRows(numbers.rows());
        return table;
    }

    private static void column(DataTable<Row> table, Numbers numbers, int at, Formats formats) {
        String head = numbers.head().get(at);
        Object first = numbers.rows().stream()
                .map(row -> row.values().get(at))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        switch (first) {
            case Double number ->
                table.number(
                        head,
                        row -> row.values().get(at) instanceof Double value ? value : Double.NaN,
                        row -> row.values().get(at) instanceof Double value ? Formats.number(value) : Formats.NONE);
            case Instant time ->
                table.text(
                                head,
                                row -> row.values().get(at) instanceof Instant on ? formats.sortable(on) : Formats.NONE)
                        .setMinWidth(136);
            default -> table.text(head, row -> Objects.toString(row.values().get(at), ""));
        }
    }
}
