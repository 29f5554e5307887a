package io.modeldeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events become periods: exact, in any order, once, and gone where their events are gone. */
class RollupTest extends RollupWorkspace {

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
}
