package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.registry.ModelInfo;
import java.time.Duration;
import java.util.Optional;

/**
 * What somebody wants to see of a model.
 *
 * @param pixels width of a chart, which decides how fine the periods are
 * @param byMonth whether they are months instead
 * @param with what is wanted beside the figures
 * @param word what that is called
 * @param finest whether the periods are to be as fine as the chart is wide also where few calls are in them
 */
record MetricsQuestion(
        ModelInfo model, TimeRange range, int pixels, boolean byMonth, Comparison with, String word, boolean finest) {

    static final int FEWEST = 60;

    Granularity granularity() {
        return byMonth ? Granularity.MONTHLY : Granularity.forWidth(range, width(pixels));
    }

    /** The length of a range below which a chart of that width has finer periods than those; empty where it cannot. */
    static Optional<Duration> finerBelow(Granularity shown, int pixels) {
        return shown.finerBelow(width(pixels));
    }

    private static int width(int pixels) {
        return Math.max(FEWEST, pixels / 2);
    }
}
