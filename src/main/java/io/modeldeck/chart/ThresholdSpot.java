package io.modeldeck.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the limits of a laid-out chart can be taken hold of, and which values they can be moved to. Pure. */
public final class ThresholdSpot {

    /** How far from its line a limit is still meant. */
    private static final double REACH = 5;
    /** So many values are told apart from the bottom to the top of a plot. */
    private static final double VALUES = 100;

    private ThresholdSpot() {}

    /** Those that can be moved, the highest first. */
    public static List<Threshold> movable(TimeSeriesChart chart) {
        return chart.thresholds().stream()
                .filter(Threshold::isMovable)
                .sorted(Comparator.comparingDouble(Threshold::value).reversed())
                .toList();
    }

    /** The movable limit at that height of the plot; one beyond an edge is taken hold of at that edge. */
    public static Optional<Threshold> at(TimeSeriesChart chart, Plot plot, double x, double y) {
        return movable(chart).stream()
                .filter(threshold -> plot.contains(x, y) && distance(plot, threshold, y) <= REACH)
                .min(Comparator.comparingDouble(threshold -> distance(plot, threshold, y)));
    }

    private static double distance(Plot plot, Threshold threshold, double y) {
        return Math.abs(Math.clamp(plot.valuePixel(threshold.value()), plot.top(), plot.bottom()) - y);
    }

    /** The value at that height, as round as the plot can tell values apart. */
    public static double value(Plot plot, double y) {
        return round(plot, plot.value(y));
    }

    /** So many steps away from the value, inside of the plot. */
    public static double step(Plot plot, double value, int steps) {
        return round(plot, Math.clamp(value + steps * unit(plot, value), plot.low(), plot.high()));
    }

    /** The value as the chart writes it: {@code 420 ms}. */
    public static String text(TimeSeriesChart chart, double value, Locale locale) {
        return ChartWords.in(locale).value(chart.unit(), value);
    }

    private static double round(Plot plot, double value) {
        double unit = unit(plot, value);
        // a power of ten below one is not exact, its reciprocal is
        return unit < 1 ? Math.rint(value * Math.rint(1 / unit)) / Math.rint(1 / unit) : Math.rint(value / unit) * unit;
    }

    private static double unit(Plot plot, double value) {
        if (plot.logarithmic()) {
            return Math.pow(10, Math.floor(Math.log10(Math.max(value, plot.low()))) - 1);
        }
        return Math.pow(10, Math.floor(Math.log10((plot.high() - plot.low()) / VALUES)));
    }
}
