package io.modeldeck.chart;

import io.modeldeck.chart.TimeSeriesLayout.Drawn;
import java.util.List;

/**
 * What the value axis of a chart over time must show.
 *
 * @param logarithmic whether a logarithmic axis can show it, and is wished
 */
record SeriesExtent(double low, double high, boolean logarithmic) {

    /** Beyond them, the numbers of an axis are no numbers any more. */
    private static final double SMALLEST = 1e-300;

    private static final double LARGEST = 1e300;

    /** Around lines, a band takes at most so many times their values up and down on a logarithmic axis. */
    private static final double BAND_AROUND = 10;

    /** @param drawn with the smallest and the largest of their samples at least */
    static SeriesExtent of(TimeSeriesChart chart, List<Drawn> drawn, boolean wished) {
        double[] lines = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] bands = lines.clone();
        for (Drawn one : drawn) {
            widen(lines, one.values());
            double[] around = one.series().style() == Style.BAND ? lines : bands;
            widen(around, one.low());
            widen(around, one.high());
        }
        boolean positive = lines[0] >= SMALLEST && lines[1] <= LARGEST && lines[0] <= lines[1];
        if (wished && positive) {
            return new SeriesExtent(
                    Math.min(lines[0], Math.max(bands[0], lines[0] / BAND_AROUND)),
                    Math.max(lines[1], Math.min(bands[1], lines[1] * BAND_AROUND)),
                    true);
        }
        return even(chart, lines, bands);
    }

    /** Above zero, a band around a line takes at most a third of the axis: few calls make one that would dwarf the line. */
    private static SeriesExtent even(TimeSeriesChart chart, double[] lines, double[] bands) {
        double shown = lines[1];
        for (Threshold threshold : chart.thresholds()) {
            shown = Math.max(shown, threshold.value());
        }
        boolean bounded = chart.zeroBased() && shown > 0;
        double low = Math.min(lines[0], bands[0]);
        double high = Math.max(lines[1], bounded ? Math.min(bands[1], 1.5 * shown) : bands[1]);
        return low <= high ? new SeriesExtent(low, high, false) : new SeriesExtent(0, 1, false);
    }

    private static void widen(double[] extent, Decimation.Line line) {
        for (double value : line.values()) {
            // comparisons with NaN are false: breaks do not count
            extent[0] = value < extent[0] ? value : extent[0];
            extent[1] = value > extent[1] ? value : extent[1];
        }
    }
}
