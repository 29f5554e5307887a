package io.modeldeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.PromotionWatch.Verdict;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Promotion;
import io.modeldeck.registry.PromotionPolicy;
import io.modeldeck.stats.LatencySketch;
import io.modeldeck.testing.WatchedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The half hour after a promotion: what is held against what, and when it is clearly worse. */
class PromotionWatchTest extends RollupWorkspace {

    /** Lognormal latencies around so many milliseconds, and so many failures. */
    private static MetricPeriod period(Random random, int calls, int failed, double millis) {
        LatencySketch sketch = new LatencySketch();
        long sum = 0;
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < calls; i++) {
            long micros = Math.round(millis * 1e3 * Math.exp(.5 * random.nextGaussian()));
            sketch.add(micros);
            sum += micros;
            least = Math.min(least, micros);
            most = Math.max(most, micros);
        }
        LatencyFigures latency =
                calls == 0 ? LatencyFigures.none() : new LatencyFigures(calls, sum, least, most, sketch);
        return new MetricPeriod(1, new TimeRange(DAY, at(60)), calls, failed, latency, 0, 0, 0, Map.of());
    }

    private static PromotionWatch watch(MetricPeriod before, MetricPeriod after) {
        return new PromotionWatch(2, OptionalInt.of(1), DAY, before, after);
    }

    private static PromotionWatch watch(int failedBefore, double millisBefore, int calls, int failed, double millis) {
        return watch(
                period(new Random(1), 4_000, failedBefore, millisBefore), period(new Random(2), calls, failed, millis));
    }

    @Test
    void clearlyWorseIsBeyondChanceAndEnoughToMatter() {
        assertThat(watch(40, 10, 300, 3, 10).verdict()).isEqualTo(Verdict.AS_BEFORE);
        PromotionWatch failing = watch(40, 10, 300, 20, 10);
        assertThat(failing.verdict()).isEqualTo(Verdict.CLEARLY_WORSE);
        assertThat(failing.worse()).containsExactly(MetricName.ERROR_RATE);
        assertThat(failing.suggestsRollback()).isTrue();
        PromotionWatch slow = watch(40, 10, 300, 3, 20);
        assertThat(slow.worse()).containsExactly(MetricName.P95_LATENCY);
        assertThat(watch(40, 10, 300, 3, 5).worse()).as("faster is not worse").isEmpty();
        assertThat(watch(0, 10, 100_000, 600, 10).worse())
                .as("beyond chance, but less than a point")
                .isEmpty();
        assertThat(watch(40, 10, 100_000, 1_000, 11.5).worse())
                .as("beyond chance, but less than a fifth slower")
                .isEmpty();
        assertThat(watch(period(new Random(1), 40, 0, 10), period(new Random(2), 4_000, 0, 30))
                        .worse())
                .as("40 calls of before bound no p95 either")
                .isEmpty();
        assertThat(watch(40, 10, 40, 2, 30).worse())
                .as("40 calls bound no p95, and 2 of them may fail by chance")
                .isEmpty();
    }

    @Test
    void tooFewCallsSayNothing() {
        PromotionWatch few = watch(0, 10, 29, 29, 10);
        assertThat(few.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(few.suggestsRollback()).isFalse();
        assertThat(few.worse()).isEmpty();
        assertThat(watch(0, 10, 30, 30, 10).verdict()).isEqualTo(Verdict.CLEARLY_WORSE);
        assertThat(watch(period(new Random(1), 29, 0, 1), period(new Random(2), 400, 400, 1))
                        .verdict())
                .as("nobody to hold it against")
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(few.until()).isEqualTo(at(30));
        assertThat(List.of(Verdict.values()).stream().map(Verdict::word))
                .containsExactly("too few calls", "as before", "clearly worse");
    }

    @Test
    void whatDidNotChangeIsSeldomCalledWorse() {
        Random random = new Random(7);
        int suggested = 0;
        for (int i = 0; i < 1_000; i++) {
            MetricPeriod before = period(random, 2_000, failures(random, 2_000), 20);
            MetricPeriod after = period(random, 300, failures(random, 300), 20);
            suggested += watch(before, after).suggestsRollback() ? 1 : 0;
        }
        assertThat(suggested).isLessThanOrEqualTo(15);
    }

    /** Of so many calls one of fifty fails. */
    private static int failures(Random random, int calls) {
        int failed = 0;
        for (int i = 0; i < calls; i++) {
            failed += random.nextInt(50) == 0 ? 1 : 0;
        }
        return failed;
    }

    @Test
    void halfAnHourIsHeldAgainstTheDayOfThePredecessor() {
        World world = world();
        WatchedModel watched = world.watched;
        Promotion promotion = new Promotion(
                watched.database, watched.registry, watched.audit, watched.clock, PromotionPolicy.onePerson());
        PromotionWatches watches = new PromotionWatches(promotion, world.metrics);
        ModelVersion second = watched.addVersion("v2");
        Instant first = WatchedModel.NOW.plus(Duration.ofDays(1));
        Instant then = first.plus(Duration.ofDays(2));
        calls(world, watched.version.id(), first.minus(Duration.ofHours(2)), 40);
        for (Granularity granularity : List.of(Granularity.FIVE_MINUTES, Granularity.HOURLY)) {
            world.rollups.rollUp(watched.model.id(), granularity, first);
        }
        toProduction(promotion, watched.version, first);
        assertThat(watches.of(model(world), first.plusSeconds(60))).hasValueSatisfying(watch -> {
            assertThat(watch.predecessor()).isEmpty();
            assertThat(watch.before().requestCount()).isZero();
            assertThat(watch.verdict()).isEqualTo(Verdict.UNKNOWN);
        });
        calls(world, watched.version.id(), first.minus(Duration.ofHours(1)), 7);
        calls(world, watched.version.id(), then.minus(Duration.ofHours(25)), 5);
        calls(world, watched.version.id(), then.minus(Duration.ofHours(20)), 50);
        toProduction(promotion, second, then);
        calls(world, second.id(), then.plusSeconds(10), 40);
        world.rollups.rollUp(watched.model.id(), Granularity.FIVE_MINUTES, then.plus(Duration.ofHours(1)));

        PromotionWatch on = watches.of(model(world), then.plusSeconds(600)).orElseThrow();
        assertThat(on.version()).isEqualTo(2);
        assertThat(on.predecessor()).hasValue(1);
        assertThat(on.before().requestCount()).isEqualTo(50);
        assertThat(on.after().requestCount()).isEqualTo(40);
        assertThat(on.verdict()).isEqualTo(Verdict.AS_BEFORE);

        assertThat(watches.of(model(world), then.plus(Duration.ofMinutes(30)))).isEmpty();
        assertThat(watches.of(model(world), then.minusSeconds(1))).isEmpty();
        assertThat(watches.of(model(world), then.plus(Duration.ofDays(9))))
                .as("a historical model")
                .isEmpty();
        Instant later = then.plus(Duration.ofHours(2));
        toProduction(promotion, watched.addVersion("v3"), later);
        assertThat(watches.of(model(world), later))
                .hasValueSatisfying(watch -> assertThat(watch.predecessor()).hasValue(2));
        promotion.rollback(WatchedModel.PERSON, later.plusSeconds(700), watched.model.id(), "worse");
        assertThat(watches.of(model(world), later.plusSeconds(800)))
                .as("after a rollback")
                .isEmpty();
    }

    private static ModelInfo model(World world) {
        return world.watched.registry.requireModel("watched");
    }

    private static void toProduction(Promotion promotion, ModelVersion version, Instant at) {
        promotion.promote(WatchedModel.PERSON, at, version.id(), Stage.STAGING, "tried", true);
        promotion.promote(WatchedModel.PERSON, at, version.id(), Stage.PRODUCTION, "good");
    }

    private static void calls(World world, long version, Instant from, int count) {
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(world.event(version + "-" + from + "-" + i, version, from.plusMillis(i), 1_000, "", "1"));
        }
        world.watched.events.insert(events);
    }
}
