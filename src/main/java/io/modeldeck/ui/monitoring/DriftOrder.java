package io.modeldeck.ui.monitoring;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.RankedFeature;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** By what the features of a list are ranked. Pure. */
enum DriftOrder {
    /** How high the newest check scored. */
    SCORE,
    /** How many checks of the range found drift. */
    COUNT,
    /** How closely the scores followed the errors of the same windows. */
    CORRELATION,
    /** The mean of the places by count, highest score and correlation. */
    TOGETHER;

    /** What stands in the choice. */
    String text() {
        return Messages.text("drift.order." + name());
    }

    /** How the order is made. */
    String made() {
        return Messages.text("drift.order.made." + name());
    }

    /**
     * Features first, in this order; what is no single feature stays behind them, as it stood.
     *
     * @param worst the worst first
     * @param ranking the features that explain most first
     */
    List<DriftResult> sort(List<DriftResult> worst, List<RankedFeature> ranking) {
        if (this == SCORE) {
            return worst;
        }
        Map<String, Integer> places = IntStream.range(0, ranking.size())
                .boxed()
                .collect(Collectors.toMap(place -> ranking.get(place).feature(), place -> place));
        Function<DriftResult, Optional<RankedFeature>> ranked = result -> result.feature()
                .filter(name -> result.concernsColumn())
                .map(places::get)
                .map(ranking::get);
        Comparator<DriftResult> better = Comparator.comparingDouble(result ->
                -ranked.apply(result).map(feature -> measure(feature, places)).orElse(Double.NEGATIVE_INFINITY));
        return worst.stream().sorted(better).toList();
    }

    private double measure(RankedFeature feature, Map<String, Integer> places) {
        return switch (this) {
            case SCORE -> feature.newestScore();
            case COUNT -> feature.drifted();
            case CORRELATION -> feature.correlation().orElse(-2);
            case TOGETHER -> -places.get(feature.feature());
        };
    }

    /** The measure of a feature in words. */
    String note(RankedFeature feature) {
        String count = Messages.text("drift.order.count", feature.drifted(), feature.checks());
        String correlation = feature.correlation().isPresent()
                ? Messages.text(
                        "drift.order.correlation",
                        Formats.decimals(feature.correlation().getAsDouble(), 2),
                        feature.periods())
                : Messages.text(
                        feature.lacksWindows() ? "drift.order.no-correlation" : "drift.order.constant",
                        feature.periods());
        return switch (this) {
            case SCORE -> "";
            case COUNT -> count;
            case CORRELATION -> correlation;
            case TOGETHER -> feature.correlation().isPresent() ? count + " · " + correlation : count;
        };
    }
}
