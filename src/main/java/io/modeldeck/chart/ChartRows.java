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

    static void write(Chart chart, Sink sink) {
        switch (chart) {
            case TimeSeriesChart series -> series(series, sink);
            case HistogramChart histogram -> histogram(histogram, sink);
            case BarsChart bars -> bars(bars, sink);
            case CdfChart cdf -> cdf(cdf, sink);
            case CurveChart curves -> curves(curves, sink);
            case BoxChart boxes -> boxes(boxes, sink);
        }
    }

    /** One row for each time at which any series has a sample in the range. */
    private static void series(TimeSeriesChart chart, Sink sink) {
        List<Series> series = chart.series();
        sink.text("time");
        for (Series one : series) {
            if (one.style() != Style.BAND) {
                sink.text(header(one.name(), chart.unit()));
            }
            if (one.hasBand()) {
                sink.text(header(one.name() + " low", chart.unit()));
                sink.text(header(one.name() + " high", chart.unit()));
            }
        }
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
            more = sink.end();
            at = earliest(series, next);
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

    private static void histogram(HistogramChart chart, Sink sink) {
        sink.text(header("from", chart.unit()));
        sink.text(header("to", chart.unit()));
        sharesHeader(sink);
        boolean more = sink.end();
        for (int i = 0; i < chart.bins() && more; i++) {
            sink.number(chart.edges()[i]);
            sink.number(chart.edges()[i + 1]);
            shares(chart.referenceShares(), chart.currentShares(), i, sink);
            more = sink.end();
        }
    }

    private static void bars(BarsChart chart, Sink sink) {
        sink.text("category");
        sharesHeader(sink);
        boolean more = sink.end();
        for (int i = 0; i < chart.categories().size() && more; i++) {
            sink.text(chart.categories().get(i));
            shares(chart.referenceShares(), chart.currentShares(), i, sink);
            more = sink.end();
        }
    }

    private static void sharesHeader(Sink sink) {
        sink.text("reference share");
        sink.text("current share");
    }

    private static void shares(double[] reference, double[] current, int i, Sink sink) {
        sink.number(reference.length > 0 ? reference[i] : Double.NaN);
        sink.number(current.length > 0 ? current[i] : Double.NaN);
    }

    private static void cdf(CdfChart chart, Sink sink) {
        sink.text("window");
        sink.text(header("value", chart.unit()));
        sink.text("share up to value");
        boolean more = sink.end();
        more = more && steps("reference", chart.sortedReference(), sink);
        if (more) {
            steps("current", chart.sortedCurrent(), sink);
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

    private static void boxes(BoxChart chart, Sink sink) {
        sink.text("group");
        for (String name : List.of("min", "p25", "p50", "p75", "p99", "mean", "mean low", "mean high")) {
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

    private static void curves(CurveChart chart, Sink sink) {
        sink.text("curve");
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
