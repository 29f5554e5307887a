package io.modeldeck.chart;

import java.util.Comparator;
import java.util.Optional;

/** Where the markers of a laid-out chart can be pointed at. Pure. */
public final class MarkerSpot {

    /** How far from the middle of its shape a marker is still meant. */
    private static final double REACH = 8;
    /** The lane above the plot is about that high. */
    private static final double LANE = 22;

    private MarkerSpot() {}

    /** The marker with an id whose shape or bar is at that place in the lane above the plot; of several the nearest. */
    public static Optional<Marker> at(TimeSeriesChart chart, Plot plot, double x, double y) {
        if (y > plot.top() || y < plot.top() - LANE) {
            return Optional.empty();
        }
        return MarkerLane.inRange(chart).stream()
                .filter(marker -> marker.id() != 0)
                .filter(marker -> x >= MarkerLane.x(plot, marker) - REACH
                        && x <= Math.max(MarkerLane.x(plot, marker), plot.pixel(marker.toMillis())) + REACH)
                .min(Comparator.comparingDouble(marker -> Math.abs(x - MarkerLane.x(plot, marker))));
    }
}
