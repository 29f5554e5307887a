package io.modeldeck.chart;

import java.util.Comparator;
import java.util.Optional;

/** Where the markers of a laid-out chart can be pointed at. Pure. */
public final class MarkerSpot {

    /** How far beside its shape a marker is still meant. */
    private static final double BESIDE = 3.5;

    private MarkerSpot() {}

    /**
     * The marker with an id whose shape or bar is at that place in the lane above the plot; of several the nearest.
     *
     * @param measure that the chart was laid out with: lane and shapes are as large as its texts
     */
    public static Optional<Marker> at(TimeSeriesChart chart, Plot plot, TextMeasure measure, double x, double y) {
        if (y > plot.top() || y < plot.top() - MarkerLane.height(measure)) {
            return Optional.empty();
        }
        double reach = MarkerLane.size(measure) / 2 + BESIDE;
        return MarkerLane.inRange(chart).stream()
                .filter(marker -> marker.id() != 0)
                .filter(marker -> x >= MarkerLane.x(plot, marker) - reach
                        && x <= Math.max(MarkerLane.x(plot, marker), plot.pixel(marker.toMillis())) + reach)
                .min(Comparator.comparingDouble(marker -> Math.abs(x - MarkerLane.x(plot, marker))));
    }
}
