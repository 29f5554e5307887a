package io.modeldeck.metrics;

import io.modeldeck.stats.Interval;
import io.modeldeck.stats.Proportions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a version does right after its promotion, beside what the one that it replaced did right before. A suggestion is all that comes of it. Pure.
 *
 * <p>A metric is <em>clearly worse</em> where each side has at least {@value #FEWEST_CALLS} calls, where chance hardly explains it, and where it is
 * enough to matter:
 *
 * <ul>
 *   <li>the error rate: higher by {@value #POINTS} or more, and Fisher's exact test (two-sided) gives p &lt; {@value #ALPHA};
 *   <li>the p95 latency: {@value #FACTOR} times as high or higher, and its band of {@link MetricBands} (95 %) lies wholly above that of before. Fewer
 *       than 59 calls bound no p95, so it is not judged then.
 * </ul>
 *
 * @param version the number of the promoted one
 * @param predecessor the number of the one that it replaced; empty where it is the first
 * @param since when it came to production, in the model's own time
 * @param before the {@link #BEFORE} up to then, of the predecessor; nothing in it where there is none
 * @param after of the promoted version since then
 */
public record PromotionWatch(
        int version, OptionalInt predecessor, Instant since, MetricPeriod before, MetricPeriod after) {

    /** How long a version is watched. */
    public static final Duration LENGTH = Duration.ofMinutes(30);
    /** How far back its predecessor's figures go. */
    public static final Duration BEFORE = Duration.ofHours(24);

    static final int FEWEST_CALLS = 30;
    static final double POINTS = .01;
    static final double ALPHA = .01;
    static final double FACTOR = 1.2;

    /** What is watched. */
    public static final List<MetricName> METRICS = List.of(MetricName.ERROR_RATE, MetricName.P95_LATENCY);

    /** What the figures say so far. */
    public enum Verdict {
        /** Too few calls on a side, or nobody was there before. */
        UNKNOWN,
        AS_BEFORE,
        CLEARLY_WORSE;

        public String word() {
            return switch (this) {
                case UNKNOWN -> "too few calls";
                case AS_BEFORE -> "as before";
                case CLEARLY_WORSE -> "clearly worse";
            };
        }
    }

    /** When the watch ends. */
    public Instant until() {
        return since.plus(LENGTH);
    }

    public Verdict verdict() {
        if (!isKnown()) {
            return Verdict.UNKNOWN;
        }
        return worse().isEmpty() ? Verdict.AS_BEFORE : Verdict.CLEARLY_WORSE;
    }

    /** Whether to think of a rollback. Nobody but a person does it. */
    public boolean suggestsRollback() {
        return verdict() == Verdict.CLEARLY_WORSE;
    }

    /** The metrics that are clearly worse than before. */
    public List<MetricName> worse() {
        return isKnown() ? METRICS.stream().filter(this::isWorse).toList() : List.of();
    }

    private boolean isKnown() {
        return Math.min(before.requestCount(), after.requestCount()) >= FEWEST_CALLS;
    }

    private boolean isWorse(MetricName metric) {
        return metric == MetricName.ERROR_RATE ? failsMore() : isSlower();
    }

    private boolean failsMore() {
        return after.errorRate() - before.errorRate() >= POINTS
                && Proportions.fisherExact(
                                        before.errorCount(),
                                        before.requestCount(),
                                        after.errorCount(),
                                        after.requestCount())
                                .orElseThrow()
                        < ALPHA;
    }

    private boolean isSlower() {
        Optional<Interval> was = MetricBands.of(MetricName.P95_LATENCY, before);
        Optional<Interval> is = MetricBands.of(MetricName.P95_LATENCY, after);
        return was.isPresent()
                && is.isPresent()
                && is.get().low() > was.get().high()
                && MetricName.P95_LATENCY.of(after) >= FACTOR * MetricName.P95_LATENCY.of(before);
    }
}
