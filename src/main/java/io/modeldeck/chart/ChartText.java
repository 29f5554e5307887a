package io.modeldeck.chart;

import io.modeldeck.domain.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The numbers of charts as text. */
public final class ChartText {

    private ChartText() {}

    /**
     * Hands over the numbers of the chart row by row, the head first: texts, times, numbers, and null where there is no number (a bin's open end
     * is none either). Of a chart over time, the samples in its range.
     */
    public static void forEach(Chart chart, Locale locale, Consumer<List<Object>> sink) {
        forEach(chart, locale, Long.MAX_VALUE, sink);
    }

    /**
     * The same, of the first rows.
     *
     * @param locale in whose words the columns are named
     * @param limit how many rows at most, without the head
     */
    public static void forEach(Chart chart, Locale locale, long limit, Consumer<List<Object>> sink) {
        ChartRows.write(chart, ChartWords.in(locale), new ChartRows.Sink() {
            private List<Object> row = new ArrayList<>();
            private long handed;

            @Override
            public void text(String text) {
                row.add(text);
            }

            @Override
            public void time(long millis) {
                row.add(Instant.ofEpochMilli(millis));
            }

            @Override
            public void number(double number) {
                row.add(Double.isFinite(number) ? number : null);
            }

            @Override
            public boolean end() {
                sink.accept(row);
                row = new ArrayList<>();
                return handed++ < limit;
            }
        });
    }

    /** The names of the columns. */
    public static List<String> head(Chart chart, Locale locale) {
        return rows(chart, locale, 0).getFirst();
    }

    /**
     * The same numbers as rows of plain texts, the header first, to be shown as a table.
     *
     * @param locale in whose words the columns are named
     * @param limit how many rows at most, without the header
     */
    public static List<List<String>> rows(Chart chart, Locale locale, int limit) {
        List<List<String>> rows = new ArrayList<>();
        ChartRows.write(chart, ChartWords.in(locale), new ChartRows.Sink() {
            private List<String> row = new ArrayList<>();

            @Override
            public void text(String text) {
                row.add(text);
            }

            @Override
            public void time(long millis) {
                row.add(Instant.ofEpochMilli(millis).toString());
            }

            @Override
            public void number(double number) {
                row.add(Double.isNaN(number) ? "" : Labels.text(number));
            }

            @Override
            public boolean end() {
                rows.add(List.copyOf(row));
                row = new ArrayList<>();
                return rows.size() <= limit;
            }
        });
        return List.copyOf(rows);
    }
}
