package io.modeldeck.ui.chart;

import io.modeldeck.chart.Plot;
import io.modeldeck.chart.Threshold;
import io.modeldeck.chart.ThresholdSpot;
import io.modeldeck.chart.TimeSeriesChart;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ToDoubleFunction;

/** A limit that somebody holds, by the mouse or by the keys, and the value that is tried for it. The limit itself stays where it is. */
final class ChartLimit {

    private final ChartPane pane;
    private Optional<ObjDoubleConsumer<Threshold>> taken = Optional.empty();
    private Optional<Threshold> held = Optional.empty();
    private boolean holding;
    private double value;

    ChartLimit(ChartPane pane) {
        this.pane = pane;
    }

    void setTaken(ObjDoubleConsumer<Threshold> action) {
        taken = Optional.of(action);
    }

    /** Whether limits can be moved here. */
    boolean isPossible() {
        return taken.isPresent()
                && pane.series()
                        .filter(series -> !ThresholdSpot.movable(series).isEmpty())
                        .isPresent();
    }

    /** The limit at that place of the pane. */
    Optional<Threshold> at(double x, double y) {
        return taken.isEmpty()
                ? Optional.empty()
                : pane.series().flatMap(series -> pane.plot().flatMap(plot -> ThresholdSpot.at(series, plot, x, y)));
    }

    boolean isHeld() {
        return holding;
    }

    void hold(Threshold threshold) {
        held = Optional.of(threshold);
        value = threshold.value();
        holding = true;
        pane.redrawOverlay();
    }

    /** The next one from the top, then the first again. */
    void holdNext() {
        pane.series().map(ThresholdSpot::movable).filter(all -> !all.isEmpty()).ifPresent(all -> {
            int now = held.map(Threshold::id)
                    .map(id -> all.stream().map(Threshold::id).toList().indexOf(id))
                    .orElse(-1);
            hold(all.get((now + 1) % all.size()));
        });
    }

    void drag(double y) {
        move(plot -> ThresholdSpot.value(plot, y));
    }

    void step(int steps) {
        move(plot -> ThresholdSpot.step(plot, value, steps));
    }

    private void move(ToDoubleFunction<Plot> to) {
        pane.plot().ifPresent(plot -> value = to.applyAsDouble(plot));
        pane.redrawOverlay();
    }

    /** Lets it go where it is, to be tried there. */
    void take() {
        holding = false;
        held.ifPresent(threshold -> taken.ifPresent(action -> action.accept(threshold, value)));
    }

    /** Forgets what was tried; false where nothing was. */
    boolean drop() {
        boolean had = held.isPresent();
        held = Optional.empty();
        holding = false;
        pane.redrawOverlay();
        return had;
    }

    /** Another chart may not have the limit any more. */
    void shown(TimeSeriesChart series) {
        List<Long> ids =
                ThresholdSpot.movable(series).stream().map(Threshold::id).toList();
        if (held.filter(threshold -> !ids.contains(threshold.id())).isPresent()) {
            drop();
        }
    }

    void draw(ChartOverlay layer, Plot plot) {
        held.ifPresent(threshold -> pane.series()
                .ifPresent(series -> layer.limit(
                        plot,
                        Math.clamp(plot.valuePixel(value), plot.top(), plot.bottom()),
                        words(series, threshold))));
    }

    /** What is held and where, for those who do not see it. */
    Optional<String> words() {
        return held.flatMap(threshold -> pane.series().map(series -> words(series, threshold)));
    }

    private String words(TimeSeriesChart series, Threshold threshold) {
        String at = ThresholdSpot.text(series, value, pane.options().locale());
        return threshold.label().isBlank() ? at : threshold.label() + " " + at;
    }
}
