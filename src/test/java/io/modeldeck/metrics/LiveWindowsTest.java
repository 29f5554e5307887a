package io.modeldeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.EventIntake;
import io.modeldeck.testing.WatchedModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveWindowsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    @TempDir
    Path folder;

    private WatchedModel watched;
    private EventIntake intake;
    private LiveWindows windows;

    @BeforeEach
    void open() {
        watched = new WatchedModel(folder, TaskType.CLASSIFICATION);
        intake = new EventIntake(watched.database, watched.events);
        windows = new LiveWindows(watched.database, NOW.minus(Duration.ofHours(1)));
        intake.addListener(windows);
    }

    @AfterEach
    void close() {
        watched.close();
    }

    private Prediction call(long secondsBefore) {
        return watched.event(NOW.minusSeconds(secondsBefore), Map.of(), "1", .5);
    }

    private long count(LiveWindows from) {
        return from.reading(watched.version.id(), NOW).requestCount();
    }

    @Test
    void everyStoredCallIsInTheWindowAtOnce() {
        List<Prediction> calls = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            calls.add(call(i));
        }
        intake.accept(calls);
        MetricPeriod reading = windows.reading(watched.version.id(), NOW);
        // Slices of ten seconds: the one that holds now and 29 before it.
        assertThat(reading.requestCount()).isEqualTo(291);
        assertThat(reading.latency().sumMicros()).isEqualTo(291_000);
        // The same from memory as from the store.
        watched.database.run(h -> h.execute("DELETE FROM inference_event"));
        assertThat(count(windows)).isEqualTo(291);
    }

    @Test
    void callsOfATransactionThatFailsWereNeverMade() {
        assertThatThrownBy(() -> watched.database.transaction(() -> {
                    intake.accept(List.of(call(20), call(10)));
                    throw new IllegalStateException("no disk");
                }))
                .hasMessage("no disk");
        assertThat(count(windows)).isZero();
        watched.database.transaction(() -> {
            intake.accept(List.of(call(30)));
            return null;
        });
        assertThat(count(windows)).isOne();
    }

    @Test
    void callsOfBeforeThisProcessComeFromTheStore() {
        intake.accept(List.of(call(100), call(50)));
        LiveWindows young = new LiveWindows(watched.database, NOW.minusSeconds(60));
        assertThat(count(young)).isEqualTo(2);
        young.stored(List.of(call(1)));
        assertThat(count(young)).as("memory alone would say 1, both together 3").isEqualTo(2);
    }

    @Test
    void aRepeatedCallIsCountedOnce() {
        Prediction first = call(100);
        intake.accept(List.of(first, call(90)));
        intake.accept(List.of(first, call(80)));
        assertThat(count(windows)).isEqualTo(3);
        intake.accept(List.of(first));
        assertThat(count(windows)).isEqualTo(3);
        // Once the calls in doubt have left the window, memory knows all again.
        Prediction later = watched.event(NOW.plusSeconds(230), Map.of(), "1", .5);
        intake.accept(List.of(later));
        assertThat(windows.reading(watched.version.id(), NOW.plusSeconds(231)).requestCount())
                .isEqualTo(1);
    }

    @Test
    void insideATransactionRepetitionsAreFoundToo() {
        Prediction first = call(100);
        watched.database.transaction(() -> {
            intake.accept(List.of(first));
            intake.accept(List.of(first, call(10)));
            return null;
        });
        assertThat(count(windows)).isEqualTo(2);
    }

    @Test
    void versionsAreReadAloneAndTogether() {
        long other = watched.addVersion("v2").id();
        intake.accept(List.of(call(10), watched.event(other, NOW, Map.of(), "1", .5)));
        assertThat(windows.reading(other, NOW).requestCount()).isEqualTo(1);
        assertThat(windows.reading(List.of(watched.version.id(), other), NOW).requestCount())
                .isEqualTo(2);
        assertThat(windows.reading(List.of(), NOW).requestCount()).isZero();
        windows.unheard(List.of(other), NOW);
        windows.unheard(List.of(other), NOW.minusSeconds(900));
        watched.events.insert(List.of(watched.event(other, NOW, Map.of(), "1", .5)));
        assertThat(windows.reading(other, NOW).requestCount())
                .as("imported beside")
                .isEqualTo(2);
    }

    /**
     * The row that is written from the events is what the window says in the last moment of its five minutes: in whatever order, batches and
     * repetitions the calls came in, and also where this process began to hear of them too late. So nothing needs to be written from memory.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theStoredRowOfFiveMinutesIsTheWindowAtTheirEnd(long seed) {
        Random random = new Random(seed);
        Instant from = NOW.minus(Duration.ofMinutes(15));
        List<Prediction> calls = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Prediction call = watched.event(from.plusMillis(random.nextInt(15 * 60_000)), Map.of(), "1", .5);
            calls.add(new Prediction(
                    call.eventId(),
                    call.modelId(),
                    call.versionId(),
                    call.at(),
                    call.features(),
                    call.value(),
                    call.confidence(),
                    call.score(),
                    random.nextInt(8) == 0 ? -1 : random.nextInt(2_000_000),
                    random.nextInt(9) == 0 ? "it failed" : "",
                    call.requestId(),
                    call.userId(),
                    call.sessionId(),
                    call.outcome()));
        }
        Collections.shuffle(calls, random);
        RollupService rollups = new RollupService(watched.database, Clock.fixed(NOW, ZoneOffset.UTC));
        boolean late = seed % 2 == 0;
        LiveWindows live = late ? new LiveWindows(watched.database, NOW.minusSeconds(400)) : windows;
        List<MetricPeriod> rows = new ArrayList<>();
        for (int five = 0; five < 3; five++) {
            Instant end = from.plus(Duration.ofMinutes(5L * (five + 1)));
            List<Prediction> past =
                    calls.stream().filter(call -> call.at().isBefore(end)).toList();
            for (int i = 0; i < past.size(); i += 37) {
                intake.accept(past.subList(i, Math.min(past.size(), i + 37)));
            }
            MetricPeriod reading = live.reading(watched.version.id(), end.minusMillis(1));
            rollups.rollUp(watched.model.id(), Granularity.FIVE_MINUTES, end);
            List<MetricPeriod> stored = new RollupStore(watched.database)
                    .periods(
                            watched.model.id(),
                            OptionalLong.empty(),
                            Granularity.FIVE_MINUTES,
                            new TimeRange(end.minus(Duration.ofMinutes(5)), end));
            assertThat(stored).hasSize(1);
            MetricPeriod row = stored.getFirst();
            assertThat(row.requestCount()).isPositive().isEqualTo(reading.requestCount());
            assertThat(row.errorCount()).isPositive().isEqualTo(reading.errorCount());
            assertThat(row.latency().count()).isEqualTo(reading.latency().count());
            assertThat(row.latency().sumMicros()).isEqualTo(reading.latency().sumMicros());
            assertThat(row.latency().minMicros()).isEqualTo(reading.latency().minMicros());
            assertThat(row.latency().maxMicros()).isEqualTo(reading.latency().maxMicros());
            for (MetricName metric : List.of(MetricName.P50_LATENCY, MetricName.P95_LATENCY, MetricName.P99_LATENCY)) {
                assertThat(metric.of(row)).as(metric.word()).isEqualTo(metric.of(reading));
            }
            rows.add(row);
        }
        assertThat(rows.stream().mapToLong(MetricPeriod::requestCount).sum()).isEqualTo(600);
    }
}
