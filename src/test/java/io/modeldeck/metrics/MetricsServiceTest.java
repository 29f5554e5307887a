package io.modeldeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.testing.WatchedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is read from rollups: open periods, months, quality of several versions, summaries and comparisons. */
class MetricsServiceTest extends RollupWorkspace {

    @Test
    void openPeriodsAreMergedOnTheWay() {
        World world = world();
        world.add(world.event("a", at(0), 1_000), world.event("b", at(70), 3_000));
        world.rollUp();
        world.add(world.event("c", at(6), 5_000), world.event("d", at(71), 7_000));
        world.rollUp(Granularity.FIVE_MINUTES);
        assertThat(starts(world.series(Granularity.HOURLY))).isEqualTo("01-05T00:00=2 01-05T01:00=2");
        assertThat(starts(world.series(Granularity.DAILY)))
                .as("a day of which an hour is open is open too")
                .isEqualTo("01-05T00:00=4");
        assertThat(world.series(Granularity.DAILY).getFirst().latency().maxMicros())
                .isEqualTo(7_000);
        world.rollUp(Granularity.HOURLY);
        assertThat(starts(world.series(Granularity.DAILY))).isEqualTo("01-05T00:00=4");
        world.rollUp(Granularity.DAILY);
        assertThat(starts(world.series(Granularity.DAILY))).isEqualTo("01-05T00:00=4");
        long model = world.watched.model.id();
        assertThat(world.metrics.series(model, OptionalLong.of(world.watched.version.id()), Granularity.HOURLY, ALL))
                .hasSize(2);
    }

    @Test
    void anOpenPeriodOfAnotherVersionOrOfBeforeTheRangeIsLeftOut() {
        World world = world();
        long second = world.watched.addVersion("v2").id();
        world.add(
                world.event("a", at(0), 1_000),
                world.event("b", second, at(10), 3_000, "", "1"),
                world.event("c", second, at(70), 3_000, "", "1"));
        world.rollUp(Granularity.FIVE_MINUTES);
        long model = world.watched.model.id();
        assertThat(starts(world.metrics.series(
                        model, OptionalLong.of(second), Granularity.HOURLY, new TimeRange(at(60), LATER))))
                .isEqualTo("01-05T01:00=1");
        assertThat(starts(world.series(Granularity.HOURLY)))
                .as("both versions of the first hour together")
                .isEqualTo("01-05T00:00=2 01-05T01:00=1");
        assertThat(world.series(Granularity.HOURLY))
                .extracting(MetricPeriod::versionId)
                .containsExactly(0L, second);
    }

    @Test
    void theQualityOfAPeriodThatIsStillOpenComesFromItsLabelledEvents() {
        World world = world();
        scored(world, world.watched.version.id(), DAY, new double[] {.9, .2, .6, .4}, "1", "0", "0", "1");
        world.rollUp(Granularity.FIVE_MINUTES);
        Map<String, Double> open = world.series(Granularity.DAILY).getFirst().quality();
        // Of the four pairs of a 1 and a 0 three are in order: only 0.4 < 0.6 is not.
        assertThat(open.get("auc")).isEqualTo(.75);
        assertThat(open.get("accuracy")).isEqualTo(.5);
        assertThat(world.series(Granularity.HOURLY).getFirst().quality()).isEqualTo(open);
        world.rollUp();
        assertThat(world.series(Granularity.DAILY).getFirst().quality())
                .as("the same as when the day has been rolled up")
                .isEqualTo(open);
        World numbers = new World("numbers", TaskType.REGRESSION);
        List<Prediction> values = List.of(numbers.event("a", at(0), 1), numbers.event("b", at(10), 1));
        numbers.watched.events.insert(values);
        numbers.watched.label(values, List.of("2", "3"), Duration.ofMinutes(1));
        numbers.rollUp(Granularity.FIVE_MINUTES);
        assertThat(numbers.series(Granularity.FIVE_MINUTES))
                .extracting(p -> p.quality().get("mae"))
                .containsExactly(1.0, 2.0);
        assertThat(numbers.series(Granularity.HOURLY).getFirst().quality().get("mae"))
                .isEqualTo(1.5);
        assertThat(numbers.series(Granularity.DAILY).getFirst().correctCount()).isZero();
    }

    @Test
    void twoVersionsOfADayAreJudgedTogetherAndEachAlone() {
        World world = world();
        long second = world.watched.addVersion("v2").id();
        scored(world, world.watched.version.id(), DAY, new double[] {.9, .8}, "1", "0");
        scored(world, second, at(120), new double[] {.7, .1}, "1", "0");
        world.rollUp();
        MetricPeriod day = world.series(Granularity.DAILY).getFirst();
        assertThat(day.versionId()).isZero();
        assertThat(day.quality().get("auc"))
                .as("0.7 < 0.8 is one of four pairs")
                .isEqualTo(.75);
        assertThat(world.metrics
                        .series(world.watched.model.id(), OptionalLong.of(second), Granularity.DAILY, ALL)
                        .getFirst()
                        .quality()
                        .get("auc"))
                .isEqualTo(1.0);
    }

    @Test
    void monthsAreMergedFromDaysAndRankedFromTheirEvents() {
        World world = world();
        Instant january = Instant.parse("2026-01-30T10:00:00Z");
        Instant february = Instant.parse("2026-02-01T00:00:00Z");
        long version = world.watched.version.id();
        scored(world, version, january, new double[] {.9, .8}, "1", "0");
        scored(world, version, january.plus(Duration.ofDays(1)), new double[] {.3, .2}, "1", "0");
        scored(world, version, february, new double[] {.6, .1, .2}, "0", "1", "0");
        for (Granularity granularity : Granularity.STORED) {
            world.rollups.rollUp(world.watched.model.id(), granularity, WatchedModel.NOW);
        }
        TimeRange touched = new TimeRange(january.plus(Duration.ofHours(20)), february.plusMillis(1));
        List<MetricPeriod> months = world.metrics.series(world.watched.model.id(), ANY, Granularity.MONTHLY, touched);
        assertThat(starts(months)).isEqualTo("01-01T00:00=4 02-01T00:00=3");
        assertThat(months.getFirst().range().to()).isEqualTo(february);
        assertThat(months)
                .extracting(m -> m.quality().get("auc"))
                .as("each day of January is in order, the month is not: 0.3 < 0.8")
                .containsExactly(.75, 0.0);
        assertThat(world.metrics.series(
                        world.watched.model.id(), OptionalLong.of(version), Granularity.MONTHLY, touched))
                .extracting(MetricPeriod::versionId)
                .containsExactly(version, version);
    }

    @Test
    void mergedQualityIsLeftAtAccuracyWhereItsEventsAreTooManyOrGone() {
        World world = world();
        scored(world, world.watched.version.id(), DAY, new double[] {.9, .2}, "1", "0");
        scored(world, world.watched.version.id(), at(1440), new double[] {.9, .2}, "1", "0");
        world.rollUp(Granularity.FIVE_MINUTES);
        PeriodEventStore store = new PeriodEventStore(world.watched.database);
        List<MetricPeriod> hours = new MetricsService(world.watched.database)
                .series(world.watched.model.id(), ANY, Granularity.FIVE_MINUTES, ALL);
        List<MetricPeriod> days = List.of(
                Merge.of(hours.subList(0, 2), new TimeRange(DAY, at(1440)), 0),
                Merge.of(hours.subList(2, 4), new TimeRange(at(1440), at(2880)), 0));
        long model = world.watched.model.id();
        assertThat(new QualityOfEvents(store, 3).complete(model, ANY, days))
                .extracting(p -> p.quality().containsKey("auc"))
                .as("the newest first, as far as it goes")
                .containsExactly(false, true);
        assertThat(new QualityOfEvents(store).complete(model, ANY, days))
                .extracting(p -> p.quality().containsKey("auc"))
                .containsExactly(true, true);
        MetricPeriod outlived = Merge.of(hours, new TimeRange(DAY, at(1440)), 0);
        assertThat(new QualityOfEvents(store).complete(model, ANY, List.of(outlived)))
                .as("two of its four events are there")
                .containsExactly(outlived);
    }

    @Test
    void aFailedCallHasNothingThatAnOutcomeCouldJudge() {
        World world = world();
        Prediction failed = world.event("a", world.watched.version.id(), at(0), 1_000, "timed out", "");
        world.add(failed);
        world.watched.label(List.of(failed), List.of("1"), Duration.ofHours(1));
        world.rollUp();
        assertThat(world.series(Granularity.DAILY).getFirst().labelledCount()).isZero();
    }

    @Test
    void anOpenPeriodOfOneVersionLeavesTheOthersAsTheyAre() {
        World world = world();
        long second = world.watched.addVersion("v2").id();
        world.add(world.event("a", at(0), 1_000), world.event("b", second, at(10), 3_000, "", "1"));
        world.rollUp();
        world.add(world.event("c", second, at(20), 3_000, "", "1"));
        world.rollUp(Granularity.FIVE_MINUTES);
        long model = world.watched.model.id();
        OptionalLong first = OptionalLong.of(world.watched.version.id());
        assertThat(starts(world.metrics.series(model, first, Granularity.DAILY, ALL)))
                .isEqualTo("01-05T00:00=1");
        assertThat(starts(world.metrics.series(model, OptionalLong.of(second), Granularity.DAILY, ALL)))
                .isEqualTo("01-05T00:00=2");
        assertThat(starts(world.series(Granularity.HOURLY))).isEqualTo("01-05T00:00=3");
    }

    @Test
    void aSummaryAddsUpExactlyWhatLiesInItsWholeFiveMinutes() {
        World world = world();
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            events.add(world.event("e" + i, at(i), 1_000 + i));
        }
        world.watched.events.insert(events);
        world.rollUp();
        long model = world.watched.model.id();
        for (long[] span : new long[][] {{0, 600}, {3, 8}, {50, 70}, {60, 120}, {55, 400}, {61, 119}, {20, 20}}) {
            long from = span[0] / 5 * 5;
            long to = Math.ceilDiv(span[1], 5) * 5;
            long[] inside = LongStream.range(from, to).map(i -> 1_000 + i).toArray();
            MetricPeriod summary = world.metrics.summary(model, ANY, new TimeRange(at(span[0]), at(span[1])));
            assertThat(summary.requestCount()).as(Arrays.toString(span)).isEqualTo(inside.length);
            assertThat(summary.latency().sumMicros())
                    .isEqualTo(Arrays.stream(inside).sum());
            assertThat(summary.range()).isEqualTo(new TimeRange(at(span[0]), at(span[1])));
        }
        MetricPeriod one =
                world.metrics.summary(model, OptionalLong.of(world.watched.version.id()), new TimeRange(at(0), at(5)));
        assertThat(one.versionId()).isEqualTo(world.watched.version.id());
        assertThat(one.latency().maxMicros()).isEqualTo(1_004);
    }

    /** Days, hours and five minutes put together, some of them still open, against five minutes alone. */
    @Test
    void aSummaryOfManyDaysIsWhatItsFiveMinutesAre() {
        World world = world();
        long second = world.watched.addVersion("v2").id();
        Random chance = new Random(7);
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            long version = chance.nextInt(3) == 0 ? second : world.watched.version.id();
            Instant at = at(chance.nextInt(5 * 24 * 60));
            int latency = 100 + chance.nextInt(9_000);
            events.add(world.event("e" + i, version, at, latency, i % 9 == 0 ? "timeout" : "", i % 2 == 0 ? "1" : "0"));
        }
        world.watched.events.insert(events.subList(0, 700));
        List<Prediction> said =
                events.stream().limit(700).filter(e -> e.error().isEmpty()).toList();
        world.watched.label(said, Collections.nCopies(said.size(), "1"), Duration.ofMinutes(20));
        world.rollUp();
        world.watched.events.insert(events.subList(700, 900));
        world.rollUp(Granularity.FIVE_MINUTES);
        long model = world.watched.model.id();
        for (int i = 0; i < 25; i++) {
            long from = chance.nextInt(600) * 5L;
            TimeRange range = new TimeRange(at(from), at(from + 5 + chance.nextInt(900) * 5L));
            for (OptionalLong version : List.of(ANY, OptionalLong.of(second))) {
                MetricPeriod fine =
                        Merge.of(world.metrics.series(model, version, Granularity.FIVE_MINUTES, range), range, 0);
                MetricPeriod summary = world.metrics.summary(model, version, range);
                assertThat(figures(summary)).as("%s", range).isEqualTo(figures(fine));
                assertThat(rounded(summary.quality())).isEqualTo(rounded(fine.quality()));
                assertThat(rounded(summary.standardErrors())).isEqualTo(rounded(fine.standardErrors()));
            }
        }
    }

    @Test
    void trafficIsTheSeriesWithoutItsQuality() {
        World world = world();
        long second = world.watched.addVersion("v2").id();
        scored(world, world.watched.version.id(), DAY, new double[] {.9, .2, .6, .4}, "1", "0", "0", "1");
        world.rollUp();
        world.add(
                world.event("b", second, at(10), 3_000, "", "1"), world.event("c", second, at(70), 5_000, "lost", "1"));
        world.rollUp(Granularity.FIVE_MINUTES);
        long model = world.watched.model.id();
        for (Granularity granularity : Granularity.STORED) {
            for (OptionalLong version : List.of(ANY, OptionalLong.of(second))) {
                List<MetricPeriod> traffic = world.metrics.traffic(model, version, granularity, ALL);
                assertThat(traffic)
                        .extracting(MetricsServiceTest::figures)
                        .containsExactlyElementsOf(world.metrics.series(model, version, granularity, ALL).stream()
                                .map(MetricsServiceTest::figures)
                                .toList());
                assertThat(traffic).isNotEmpty();
            }
        }
        assertThat(world.metrics.traffic(model, OptionalLong.of(world.watched.version.id()), Granularity.HOURLY, ALL))
                .allMatch(period -> period.quality().isEmpty());
    }

    /** What counts and sketches say, in the digits that they are read with. */
    private static List<Object> figures(MetricPeriod period) {
        LatencyFigures latency = period.latency();
        return List.of(
                period.requestCount(),
                period.errorCount(),
                period.labelledCount(),
                period.correctCount(),
                period.labelLagSumMillis(),
                latency.count(),
                latency.sumMicros(),
                latency.minMicros(),
                latency.maxMicros(),
                latency.millis(.5),
                latency.millis(.95),
                latency.millis(.99));
    }

    @Test
    void aVersionIsHeldAgainstARangeInItOrWhereItWasLastMeasured() {
        World world = world();
        long version = world.watched.version.id();
        assertThat(world.metrics.stretchOf(version, ALL)).isEmpty();
        world.add(world.event("a", at(0), 10), world.event("b", at(24 * 60 + 30), 10));
        world.rollUp();
        TimeRange day = new TimeRange(at(0), at(60));
        TimeRange later = new TimeRange(at(48 * 60), at(49 * 60));
        TimeRange earlier = new TimeRange(at(-120), at(-60));
        assertThat(world.metrics.stretchOf(version, day)).contains(day);
        assertThat(world.metrics.stretchOf(version, later)).contains(new TimeRange(at(24 * 60), at(25 * 60)));
        assertThat(world.metrics.stretchOf(version, earlier)).contains(new TimeRange(at(24 * 60), at(25 * 60)));
        // where only days are left, the newest day's end
        world.watched.database.update("DELETE FROM model_metrics WHERE granularity <> 'daily'");
        assertThat(world.metrics.stretchOf(version, later)).contains(new TimeRange(at(47 * 60), at(48 * 60)));
    }

    @Test
    void comparisonsAreReadBackAsTheyAreWritten() {
        for (Comparison comparison :
                List.of(new Comparison.None(), new Comparison.Before(), new Comparison.Version(3))) {
            assertThat(Comparison.of(comparison.word())).contains(comparison);
        }
        assertThat(Comparison.of("v")).isEmpty();
        assertThat(Comparison.of("after")).isEmpty();
    }
}
