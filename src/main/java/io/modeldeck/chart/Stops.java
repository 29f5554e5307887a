package io.modeldeck.chart;

import io.modeldeck.chart.Readout.Line;
import java.util.List;

/** The places at which one kind of chart has something to say. */
interface Stops {

    /** What is said at the stop nearest to the place. */
    Readout readout(double place);

    /** The next stop in a direction (-1 or 1); NaN where there is none. */
    double neighbour(double place, int direction);

    static Stops of(Chart chart, LayoutOptions options) {
        ChartWords words = options.words();
        return switch (chart) {
            case TimeSeriesChart series -> new SeriesStops(series, options.hiddenSeries(), words);
            case HistogramChart histogram -> BinStops.of(histogram, words);
            case BarsChart bars -> BinStops.of(bars, words);
            case CdfChart cdf -> new CdfStops(cdf, words);
            case CurveChart curves -> new CurveStops(curves, options.hiddenSeries(), words);
            case BoxChart boxes -> new BoxStops(boxes, words);
            case ParallelChart parallel -> new ParallelStops(parallel, options.hiddenSeries(), words);
        };
    }

    /** Of two stops the one nearer to the place; the other where one is NaN. */
    static double nearer(double place, double before, double after) {
        if (Double.isNaN(before) || Double.isNaN(after)) {
            return Double.isNaN(before) ? after : before;
        }
        return place - before <= after - place ? before : after;
    }

    static Readout nothing(double place) {
        return new Readout(place, "", List.<Line>of());
    }
}
