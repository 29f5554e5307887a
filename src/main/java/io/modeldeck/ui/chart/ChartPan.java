package io.modeldeck.ui.chart;

import io.modeldeck.chart.Plot;
import io.modeldeck.domain.TimeRange;
import java.util.Optional;

/** A chart over time taken by the hand and moved along: what was under the hand stays under it, so the range goes the other way. */
final class ChartPan {

    private final ChartPane pane;
    /** Where the chart lay when it was grasped: figures that come in meanwhile move nothing under the hand. */
    private Optional<Plot> grasped = Optional.empty();

    private double fromX;
    private double toX;

    ChartPan(ChartPane pane) {
        this.pane = pane;
    }

    void grasp(Plot plot, double x) {
        grasped = Optional.of(plot);
        fromX = x;
        toX = x;
    }

    boolean isGrasped() {
        return grasped.isPresent();
    }

    void move(double x) {
        toX = x;
        pane.redrawOverlay();
    }

    /** Goes to the range that is under the plot now, as long as the one before. */
    void take() {
        Optional<TimeRange> range = grasped.filter(plot -> toX != fromX).map(this::range);
        drop();
        range.ifPresent(pane::select);
    }

    void drop() {
        grasped = Optional.empty();
        pane.redrawOverlay();
    }

    private TimeRange range(Plot plot) {
        long by = Math.round((fromX - toX) / plot.width() * (plot.to() - plot.from()));
        return TimeRange.ofMillis(Math.round(plot.from()) + by, Math.round(plot.to()) + by);
    }

    /** Where what is shown comes to lie; the rest of the plot is what comes in. */
    void draw(ChartOverlay layer) {
        grasped.filter(plot -> toX != fromX)
                .ifPresent(plot -> layer.selection(
                        plot,
                        Math.clamp(plot.left() + toX - fromX, plot.left(), plot.right()),
                        Math.clamp(plot.right() + toX - fromX, plot.left(), plot.right())));
    }
}
