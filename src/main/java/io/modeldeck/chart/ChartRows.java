package io.modeldeck.chart;

import java.util.List;

/** The numbers of a chart row by row, the header first. */
final class ChartRows {

    /** Takes one cell after another. */
    interface Sink {

        void text(String text);

        void time(long millis);

        /** NaN is an empty cell. */
        void number(double number);

        /** Ends a row; false asks for no more. */
        boolean end();
    }

    private ChartRows() {}

    static void write(Chart chart, ChartWords words, Sink sink) {
        switch (chart) {
            case TimeSeriesChart series -> series(series, words, sink);
            case HistogramChart histogram -> histogram(histogram, words, sink);
            case BarsChart bars -> bars(bars, words, sink);
            case CdfChart cdf -> cdf(cdf, words, sink);
            case CurveChart curves -> curves(curves, words, sink);
            case BoxChart boxes -> boxes(boxes, words, sink);
            case ParallelChart parallel -> parallel(parallel, words, sink);
        }
    }

    /** One row for each time at which any series has a sample in the range. */
    private static void series(TimeSeriesChart chart, ChartWords words, Sink sink) {
        List<Series> series = chart.series();
        sink.text(words.text("column.time"));
        for (Series one : series) {
            if (one.style() != Style.BAND) {
                sink.text(header(one.name(), chart.unit()));
            }
            if (one.hasBand()) {
                sink.text(header(words.text("column.low", one.name()), chart.unit()));
                sink.text(header(words.text("column.high", one.name()), chart.unit()));
            }
        }
        MarkerColumn marks = new MarkerColumn(chart, words);
        marks.head(sink);
        int[] next = new int[series.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = Decimation.lowerBound(
                    series.get(i).atMillis(), chart.range().fromMillis());
        }
        boolean more = sink.end();
        long at = earliest(series, next);
        while (more && at < chart.range().toMillis()) {
            sink.time(at);
            for (int i = 0; i < next.length; i++) {
                Series one = series.get(i);
                boolean here = next[i] < one.length() && one.atMillis()[next[i]] == at;
                if (one.style() != Style.BAND) {
                    sink.number(here ? one.values()[next[i]] : Double.NaN);
                }
                if (one.hasBand()) {
                    sink.number(here ? one.low()[next[i]] : Double.NaN);
                    sink.number(here ? one.high()[next[i]] : Double.NaN);
                }
                next[i] += here ? 1 : 0;
            }
            at = earliest(series, next);
            marks.row(at < chart.range().toMillis() ? at : Long.MAX_VALUE, sink);
            more = sink.end();
        }
    }

    private static long earliest(List<Series> series, int[] next) {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < next.length; i++) {
            if (next[i] < series.get(i).length()) {
                earliest = Math.min(earliest, series.get(i).atMillis()[next[i]]);
            }
        }
        return earliest;
    }

    private static String header(String name, String unit) {
        return unit.isBlank() ? name : name + " (" + unit + ")";
    }

    private static void histogram(HistogramChart chart, ChartWords words, Sink sink) {
        sink.text(header(words.text("column.from"), chart.unit()));
        sink.text(header(words.text("column.to"), chart.unit()));
        sharesHeader(chart.sides(), words, sink);
        boolean more = sink.end();
        for (int i = 0; i < chart.bins() && more; i++) {
            sink.number(chart.edges()[i]);
            sink.number(chart.edges()[i + 1]);
            shares(chart.referenceShares(), chart.currentShares(), i, sink);
            more = sink.end();
        }
    }

    private static void bars(BarsChart chart, ChartWords words, Sink sink) {
        sink.text(words.text("column.category"));
        sharesHeader(chart.sides(), words, sink);
        boolean more = sink.end();
        for (int i = 0; i < chart.categories().size() && more; i++) {
            sink.text(chart.categories().get(i));
            shares(chart.referenceShares(), chart.currentShares(), i, sink);
            more = sink.end();
        }
    }

    private static void sharesHeader(Sides sides, ChartWords words, Sink sink) {
        sink.text(sides.referenceColumn(words));
        sink.text(sides.currentColumn(words));
    }

    private static void shares(double[] reference, double[] current, int i, Sink sink) {
        sink.number(reference.length > 0 ? reference[i] : Double.NaN);
        sink.number(current.length > 0 ? current[i] : Double.NaN);
    }

    private static void cdf(CdfChart chart, ChartWords words, Sink sink) {
        sink.text(words.text("column.window"));
        sink.text(header(words.text("column.value"), chart.unit()));
        sink.text(words.text("column.share"));
        boolean more = sink.end();
        more = more && steps(words.text("column.window.reference"), chart.sortedReference(), sink);
        if (more) {
            steps(words.text("column.window.current"), chart.sortedCurrent(), sink);
        }
    }

    private static boolean steps(String window, double[] sorted, Sink sink) {
        boolean more = true;
        for (int i = 0; i < sorted.length && more; i++) {
            sink.text(window);
            sink.number(sorted[i]);
            sink.number((i + 1.0) / sorted.length);
            more = sink.end();
        }
        return more;
    }

    private static void boxes(BoxChart chart, ChartWords words, Sink sink) {
        sink.text(words.text("column.group"));
        List<String> figures = List.of(
                words.text("column.min"),
                "p25",
                "p50",
                "p75",
                "p99",
                words.text("column.mean"),
                words.text("column.mean-low"),
                words.text("column.mean-high"));
        for (String name : figures) {
            sink.text(header(name, chart.unit()));
        }
        boolean more = sink.end();
        for (int i = 0; i < chart.groups().size() && more; i++) {
            BoxChart.Group group = chart.groups().get(i);
            sink.text(group.name());
            sink.number(group.min());
            sink.number(group.q1());
            sink.number(group.median());
            sink.number(group.q3());
            sink.number(group.p99());
            sink.number(group.mean());
            sink.number(group.meanLow());
            sink.number(group.meanHigh());
            more = sink.end();
        }
    }

    /** One row for each line, one column for each axis. */
    private static void parallel(ParallelChart chart, ChartWords words, Sink sink) {
        sink.text(words.text("column.group"));
        chart.axes().forEach(axis -> sink.text(axis.name()));
        boolean more = sink.end();
        for (int i = 0; i < chart.lines().size() && more; i++) {
            ParallelChart.Line line = chart.lines().get(i);
            sink.text(line.name());
            for (int axis = 0; axis < chart.axes().size(); axis++) {
                double value = line.values()[axis];
                if (chart.axes().get(axis).words().isEmpty()) {
                    sink.number(value);
                } else {
                    sink.text(chart.text(axis, value, words));
                }
            }
            more = sink.end();
        }
    }

    private static void curves(CurveChart chart, ChartWords words, Sink sink) {
        sink.text(words.text("column.curve"));
        sink.text(chart.xLabel().isBlank() ? "x" : chart.xLabel());
        sink.text(chart.yLabel().isBlank() ? "y" : chart.yLabel());
        boolean more = sink.end();
        for (CurveChart.Curve curve : chart.curves()) {
            for (int i = 0; i < curve.x().length && more; i++) {
                sink.text(curve.name());
                sink.number(curve.x()[i]);
                sink.number(curve.y()[i]);
                more = sink.end();
            }
        }
    }
}
