package io.modeldeck.chart;

import java.util.Arrays;
import java.util.List;

/** The hatch over times in which nothing could be measured, under the data. */
final class Hatching {

    private static final double STEP = 7;
    /** Narrower ones have no room for a line of the hatch, but stay to be seen. */
    private static final double NARROWEST = 2;

    private Hatching() {}

    /** The gaps that touch the range, as one entry of the legend; none without them. */
    static List<Sheet.Item> legend(TimeSeriesChart chart) {
        return inRange(chart).stream()
                .map(Gap::word)
                .distinct()
                .map(word -> new Sheet.Item(Sheet.NO_SERIES, word, Ink.MUTED_TEXT, Sheet.Swatch.HATCH, false))
                .toList();
    }

    static List<Gap> inRange(TimeSeriesChart chart) {
        return chart.gaps().stream()
                .filter(gap -> gap.range().fromMillis() < chart.range().toMillis()
                        && gap.range().toMillis() > chart.range().fromMillis())
                .toList();
    }

    static void draw(TimeSeriesChart chart, Sheet sheet, Plot plot) {
        double top = plot.top();
        double bottom = plot.bottom();
        for (Gap gap : inRange(chart)) {
            double left =
                    plot.pixel(Math.max(gap.range().fromMillis(), chart.range().fromMillis()));
            double right =
                    plot.pixel(Math.min(gap.range().toMillis(), chart.range().toMillis()));
            double width = Math.max(NARROWEST, right - left);
            sheet.rect(Ink.BAND, 0.3, left, top, width, bottom - top);
            lines(sheet, left, top, left + width, bottom);
        }
    }

    /** Diagonals that end at the edges. */
    static void lines(Sheet sheet, double left, double top, double right, double bottom) {
        double height = bottom - top;
        double[] x = new double[3 * (int) Math.ceil((right - left + height) / STEP + 1)];
        double[] y = new double[x.length];
        int n = 0;
        // from a grid of the whole sheet, so that neighbours hatch as one
        for (double foot = Math.floor((left - height) / STEP) * STEP; foot < right; foot += STEP) {
            double from = Math.max(foot, left);
            double to = Math.min(foot + height, right);
            if (to - from >= 1) {
                x[n] = from;
                y[n++] = bottom - (from - foot);
                x[n] = to;
                y[n++] = bottom - (to - foot);
                x[n] = Double.NaN;
                y[n++] = Double.NaN;
            }
        }
        sheet.add(new Mark.Polyline(Ink.MUTED_TEXT, 0.45, 1, Arrays.copyOf(x, n), Arrays.copyOf(y, n)));
    }
}
