package io.modeldeck.chart;

import io.modeldeck.domain.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The numbers of charts as text. */
public final class ChartText {

    private ChartText() {}

    /**
     * The chart as CSV (RFC 4180) with a header: times in ISO 8601 UTC, numbers with a point, an empty field where there is no number. Of a
     * chart over time, the samples in its range. A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay
     * numbers.
     */
    public static String csv(Chart chart) {
        StringBuilder out = new StringBuilder();
        ChartRows.write(chart, new ChartRows.Sink() {
            private boolean first = true;

            @Override
            public void text(String text) {
                field(quoted(text));
            }

            @Override
            public void time(long millis) {
                field(Instant.ofEpochMilli(millis).toString());
            }

            @Override
            public void number(double number) {
                field(Double.isNaN(number) ? "" : Labels.text(number));
            }

            @Override
            public boolean end() {
                out.append("\r\n");
                first = true;
                return true;
            }

            private void field(String field) {
                if (!first) {
                    out.append(',');
                }
                first = false;
                out.append(field);
            }
        });
        return out.toString();
    }

    /**
     * The same numbers as rows of plain texts, the header first, to be shown as a table.
     *
     * @param limit how many rows at most, without the header
     */
    public static List<List<String>> rows(Chart chart, int limit) {
        List<List<String>> rows = new ArrayList<>();
        ChartRows.write(chart, new ChartRows.Sink() {
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

    private static String quoted(String text) {
        boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = isFormula ? "'" + text : text;
        for (int i = 0; i < safe.length(); i++) {
            if (",\"\r\n".indexOf(safe.charAt(i)) >= 0) {
                return '"' + safe.replace("\"", "\"\"") + '"';
            }
        }
        return safe;
    }
}
