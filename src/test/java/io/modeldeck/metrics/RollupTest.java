package io.modeldeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.testing.WatchedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollupTest {

    private static final Instant DAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant LATER = DAY.plus(Duration.ofDays(10));
    private static final TimeRange ALL = new TimeRange(DAY.minus(Duration.ofDays(10)), LATER);
    private static final OptionalLong ANY = OptionalLong.empty();

    @TempDir
    Path folder;

    private final List<WatchedModel> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(WatchedModel::close);
    }

    /** A workspace, its rollups, and short ways to both. */
    private final class World {
        private final WatchedModel watched;
        private final RollupService rollups;
        private final MetricsService metrics;

        private World(String name, TaskType task) {
            watched = new WatchedModel(folder.resolve(name), task);
            opened.add(watched);
            rollups = new RollupService(watched.database, watched.clock);
            metrics = new MetricsService(watched.database);
        }

        private Prediction event(String id, long version, Instant at, long latencyMicros, String error, String value) {
            return new Prediction(
                    id,
                    watched.model.id(),
                    version,
                    at,
                    Map.of("x", 1.0),
                    value,
                    OptionalDouble.empty(),
                    error.isEmpty() ? OptionalDouble.of("1".equals(value) ? .8 : .3) : OptionalDouble.empty(),
                    latencyMicros,
                    error,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private Prediction event(String id, Instant at, long latencyMicros) {
            return event(id, watched.version.id(), at, latencyMicros, "", "1");
        }

        private void add(Prediction... events) {
            watched.events.insert(List.of(events));
        }

        private void rollUp() {
            for (Granularity granularity : Granularity.values()) {
                rollups.rollUp(watched.model.id(), granularity, LATER);
            }
        }

        private List<MetricPeriod> series(Granularity granularity) {
            return metrics.series(watched.model.id(), ANY, granularity, ALL);
        }

        private int rollUp(Granularity granularity) {
            return rollups.rollUp(watched.model.id(), granularity, LATER);
        }
    }

    private World world() {
        return new World("workspace", TaskType.CLASSIFICATION);
    }

    private static Instant at(long minutes) {
        return DAY.plus(Duration.ofMinutes(minutes));
    }

    private static String starts(List<MetricPeriod> periods) {
        return String.join(
                " ",
                periods.stream()
                        .map(p -> p.range().from().toString().substring(5, 16) + "=" + p.requestCount())
                        .toList());
    }

    @Test
    void countsSumsAndExtremesAreExactInEveryPeriodAndAGapIsAbsent() {
        World world = world();
        long v = world.watched.version.id();
        world.add(
                world.event("a", v, at(0), 1_000, "", "1"),
                world.event("b", v, at(4), 9_000, "timed out", ""),
                world.event("c", v, at(5), -1, "", "1"),
                world.event("d", v, at(59), 4_000, "", "0"),
                world.event("e", v, at(180), 2_000, "", "1"),
                world.event("f", v, at(1440), 500, "", "1"));
        assertThat(world.series(Granularity.FIVE_MINUTES))
                .as("nothing is rolled up yet")
                .isEmpty();
        world.rollUp();
        assertThat(starts(world.series(Granularity.FIVE_MINUTES)))
                .isEqualTo("01-05T00:00=2 01-05T00:05=1 01-05T00:55=1 01-05T03:00=1 01-06T00:00=1");
        assertThat(starts(world.series(Granularity.HOURLY))).isEqualTo("01-05T00:00=4 01-05T03:00=1 01-06T00:00=1");
        assertThat(starts(world.series(Granularity.DAILY))).isEqualTo("01-05T00:00=5 01-06T00:00=1");
        MetricPeriod day = world.series(Granularity.DAILY).getFirst();
        assertThat(day.errorCount()).isEqualTo(1);
        assertThat(day.latency().count()).isEqualTo(4);
        assertThat(day.latency().sumMicros()).isEqualTo(16_000);
        assertThat(day.latency().minMicros()).isEqualTo(1_000);
        assertThat(day.latency().maxMicros()).isEqualTo(9_000);
        assertThat(world.series(Granularity.FIVE_MINUTES).get(1).latency().count())
                .as("its only call has no latency")
                .isZero();
    }

    /** Its events' own figures, gathered one by one. */
    @Test
    void anHourWithoutOutcomesIsTheSumOfItsMinutesToTheLastBit() {
        World world = world();
        long v = world.watched.version.id();
        Random random = new Random(4);
        PeriodEvents direct = new PeriodEvents(new TimeRange(DAY, at(60)), TaskType.CLASSIFICATION, Optional.of("1"));
        for (int i = 0; i < 300; i++) {
            Instant at = DAY.plusMillis(random.nextInt(3_600_000));
            long micros = i % 50 == 0 ? -1 : (long) Math.exp(18 * random.nextDouble());
            boolean failed = i % 7 == 0;
            world.add(world.event("e" + i, v, at, micros, failed ? "broken" : "", failed ? "" : "1"));
            direct.event(at.toEpochMilli(), failed, micros, null, null, Double.NaN, 0, null);
        }
        world.rollUp();
        MetricPeriod expected = direct.figures(v);
        MetricPeriod hour = world.series(Granularity.HOURLY).getFirst();
        assertThat(hour.latency().sketch().toBytes())
                .isEqualTo(expected.latency().sketch().toBytes());
        assertThat(hour)
                .usingRecursiveComparison()
                .ignoringFields("latency.sketch")
                .isEqualTo(expected);

        world.add(world.event("late", v, at(1), 5, "", "1"));
        world.watched.database.update(
                "INSERT INTO rollup_pending (version_id, hour_start, granularity) VALUES (?1, ?2, 'hourly')",
                v,
                DAY.toEpochMilli());
        world.rollUp(Granularity.HOURLY);
        assertThat(new RollupStore(world.watched.database)
                        .periods(world.watched.model.id(), ANY, Granularity.HOURLY, ALL)
                        .getFirst()
                        .requestCount())
                .as("what its minutes do not know yet is in the hour")
                .isEqualTo(301);
    }

    @Test
    void labelsCountWhatIsRightAndHowLongItTook() {
        World world = world();
        List<Prediction> events = new ArrayList<>();
        String[] said = {"1", "1", "0", "0", "1"};
        for (int i = 0; i < said.length; i++) {
            events.add(world.event("e" + i, world.watched.version.id(), at(i * 20L), 1_000, "", said[i]));
        }
        world.watched.events.insert(events);
        world.rollUp();
        world.watched.label(events.subList(0, 4), List.of("1", "0", "0.0", "1"), Duration.ofHours(3));
        world.rollUp();
        MetricPeriod day = world.series(Granularity.DAILY).getFirst();
        assertThat(day.labelledCount()).isEqualTo(4);
        assertThat(day.correctCount()).isEqualTo(2);
        assertThat(day.meanLabelLag()).isEqualTo(Duration.ofHours(3));
        assertThat(day.labelCoverage()).isEqualTo(.8);
        assertThat(day.quality().get("accuracy")).isEqualTo(.5);
        assertThat(day.quality())
                .as("the day's own, from its events")
                .isEqualTo(world.metrics
                        .quality(world.watched.model.id(), ANY, day.range())
                        .values())
                .containsKey("auc");
        assertThat(world.metrics
                        .quality(world.watched.model.id(), ANY, day.range())
                        .labelled())
                .isEqualTo(4);
        assertThat(world.series(Granularity.HOURLY))
                .extracting(MetricPeriod::labelledCount)
                .containsExactly(3L, 1L);
    }

    @Test
    void percentilesAreWithinOnePercentOfTheNearestRankAlsoInDaysMergedFromHours() {
        World world = world();
        Random random = new Random(7);
        List<Prediction> events = new ArrayList<>();
        List<Long> latencies = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            long micros = Math.round(Math.exp(9 + 1.2 * random.nextGaussian()));
            latencies.add(micros);
            events.add(world.event("e" + i, at(random.nextInt(1440)), micros));
        }
        world.watched.events.insert(events);
        world.rollUp();
        Collections.sort(latencies);
        LatencyFigures day = world.series(Granularity.DAILY).getFirst().latency();
        assertThat(day.sumMicros())
                .isEqualTo(latencies.stream().mapToLong(Long::longValue).sum());
        for (double q : new double[] {.5, .9, .95, .99, 1}) {
            double exact = latencies.get((int) Math.ceil(q * latencies.size()) - 1);
            assertThat((double) day.micros(q)).as("q %s", q).isEqualTo(exact, within(exact * .01 + 1));
        }
        assertThat(day.minMicros()).isEqualTo(latencies.getFirst());
        assertThat(day.maxMicros()).isEqualTo(latencies.getLast());
    }

    /** Sums of doubles depend on the order of their parts in the last digit. */
    private static Map<String, Double> rounded(Map<String, Double> quality) {
        Map<String, Double> rounded = new TreeMap<>();
        quality.forEach((name, value) -> rounded.put(name, Math.rint(value * 1e9) / 1e9));
        return rounded;
    }

    /** What is to be the same however the events came in. */
    private static List<String> told(World world) {
        List<String> told = new ArrayList<>();
        for (Granularity granularity : Granularity.values()) {
            for (MetricPeriod p : world.series(granularity)) {
                told.add(granularity + " " + p.range() + " v" + p.versionId() + " " + p.requestCount() + " "
                        + p.errorCount() + " " + p.labelledCount() + " " + p.correctCount() + " "
                        + p.labelLagSumMillis() + " " + p.latency().count() + " "
                        + p.latency().sumMicros() + " " + p.latency().minMicros() + " "
                        + p.latency().maxMicros() + " " + p.latency().millis(.5) + " "
                        + p.latency().millis(.95) + " " + rounded(p.quality()));
            }
        }
        return told;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lateRepeatedAndReorderedEventsEndInTheSameRollups(long seed) {
        Random random = new Random(seed);
        World ordered = new World("ordered", TaskType.CLASSIFICATION);
        World shuffled = new World("shuffled", TaskType.CLASSIFICATION);
        long v1 = ordered.watched.version.id();
        long v2 = ordered.watched.addVersion("v2").id();
        shuffled.watched.addVersion("v2");
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean failed = random.nextInt(9) == 0;
            events.add(ordered.event(
                    "e" + i,
                    random.nextInt(3) == 0 ? v2 : v1,
                    at(random.nextInt(2 * 1440)),
                    random.nextInt(7) == 0 ? -1 : 1 + random.nextInt(100_000),
                    failed ? "failed" : "",
                    failed ? "" : random.nextBoolean() ? "1" : "0"));
        }
        List<Prediction> labelled =
                events.stream().filter(e -> e.error().isEmpty()).limit(200).toList();
        Map<String, String> outcomes = new LinkedHashMap<>();
        labelled.forEach(e -> outcomes.put(e.eventId(), random.nextInt(4) == 0 ? "0" : "1"));

        ordered.watched.events.insert(events);
        ordered.watched.label(labelled, List.copyOf(outcomes.values()), Duration.ofHours(2));
        ordered.rollUp();

        List<Prediction> mixed = new ArrayList<>(events);
        mixed.addAll(events.subList(0, 120));
        Collections.shuffle(mixed, random);
        List<Prediction> waiting = new ArrayList<>(labelled);
        for (int i = 0; i < mixed.size(); i += 60) {
            shuffled.watched.events.insert(mixed.subList(i, Math.min(mixed.size(), i + 60)));
            // Labels of events that are not there yet are unknown and come again below.
            List<Prediction> some = waiting.subList(0, Math.min(waiting.size(), 90));
            shuffled.watched.label(
                    some, some.stream().map(e -> outcomes.get(e.eventId())).toList(), Duration.ofHours(2));
            Granularity[] granularities = Granularity.values();
            shuffled.rollUp(granularities[random.nextInt(granularities.length)]);
            shuffled.rollUp(granularities[random.nextInt(granularities.length)]);
        }
        shuffled.watched.label(labelled, List.copyOf(outcomes.values()), Duration.ofHours(2));
        shuffled.rollUp();

        assertThat(told(shuffled)).isEqualTo(told(ordered)).hasSizeGreaterThan(100);
        assertThat(shuffled.metrics
                        .summary(shuffled.watched.model.id(), ANY, ALL)
                        .requestCount())
                .isEqualTo(300);
    }

    @Test
    void aSecondRunChangesNothingAndSaysSo() {
        World world = world();
        world.add(world.event("a", at(0), 1_000), world.event("b", at(90), 2_000));
        assertThat(world.rollUp(Granularity.FIVE_MINUTES)).isEqualTo(2);
        assertThat(world.rollUp(Granularity.HOURLY)).isEqualTo(2);
        assertThat(world.rollUp(Granularity.DAILY)).isEqualTo(1);
        List<String> before = told(world);
        world.watched.heard.clear();
        for (Granularity granularity : Granularity.values()) {
            assertThat(world.rollUp(granularity)).isZero();
        }
        assertThat(told(world)).isEqualTo(before);
        assertThat(world.watched.heard).isEmpty();
    }

    @Test
    void whatWasRolledUpIsAnnounced() {
        World world = world();
        world.add(world.event("a", at(0), 1_000));
        world.rollUp(Granularity.FIVE_MINUTES);
        assertThat(world.watched.heard).contains(new Change.MetricsRolled(world.watched.model.id()));
    }

    @Test
    void anHourThatHasNotBegunWaits() {
        World world = world();
        world.add(world.event("a", at(30), 1_000), world.event("b", at(90), 1_000));
        assertThat(world.rollups.rollUp(world.watched.model.id(), Granularity.FIVE_MINUTES, at(60)))
                .isEqualTo(1);
        assertThat(starts(world.series(Granularity.FIVE_MINUTES))).isEqualTo("01-05T00:30=1");
    }

    @Test
    void anHourWhoseEventsAreGoneIsGone() {
        World world = world();
        world.add(world.event("a", at(0), 1_000), world.event("b", at(90), 1_000));
        world.rollUp();
        world.watched.database.run(h -> {
            h.execute("DELETE FROM inference_event WHERE event_id = 'a'");
            h.execute(
                    "INSERT INTO rollup_pending (version_id, hour_start) VALUES (?, ?)",
                    world.watched.version.id(),
                    at(0).toEpochMilli());
        });
        world.rollUp();
        assertThat(starts(world.series(Granularity.HOURLY))).isEqualTo("01-05T01:00=1");
        assertThat(starts(world.series(Granularity.DAILY))).isEqualTo("01-05T00:00=1");
        world.watched.database.run(h -> {
            h.execute("DELETE FROM inference_event");
            h.execute(
                    "INSERT INTO rollup_pending (version_id, hour_start) VALUES (?, ?)",
                    world.watched.version.id(),
                    at(60).toEpochMilli());
        });
        world.rollUp(Granularity.FIVE_MINUTES);
        assertThat(world.series(Granularity.HOURLY))
                .as("merged on the way from five-minute periods, of which there are none")
                .isEmpty();
        world.rollUp();
        assertThat(world.series(Granularity.DAILY)).isEmpty();
    }

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

    /** Scored events of one version, a quarter of an hour apart, and what turned out to be true. */
    private static void scored(World world, long version, Instant from, double[] scores, String... outcomes) {
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            events.add(world.watched.event(
                    version, from.plus(Duration.ofMinutes(15L * i)), Map.of(), scores[i] > .5 ? "1" : "0", scores[i]));
        }
        world.watched.events.insert(events);
        world.watched.label(events, List.of(outcomes), Duration.ofMinutes(1));
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
        RollupStore store = new RollupStore(world.watched.database);
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
