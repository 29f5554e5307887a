package io.modeldeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.telemetry.EventIntake;
import io.modeldeck.testing.WatchedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
