package io.modeldeck.chart;

/**
 * The data of one chart. The arrays inside are shared, not copied: whoever hands a chart over no longer writes to them.
 *
 * <p>Units are texts. {@code ns, us, µs, ms, s, min, h} and {@code B} are rescaled to what reads well; {@code share} is a number from 0 to 1 shown in
 * percent; any other text is shown as it is, large numbers with a prefix ({@code 12k}).
 */
public sealed interface Chart
        permits TimeSeriesChart, HistogramChart, BarsChart, CdfChart, CurveChart, BoxChart, ParallelChart {

    String title();

    /** What is shown, told truthfully: resolution, number of points, size of the windows. */
    String footer();

    /** How many numbers there are to draw; the work of a layout grows with it. */
    int points();

    /** True where there is nothing to draw. */
    boolean isEmpty();
}
