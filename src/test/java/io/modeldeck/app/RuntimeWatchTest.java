package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.schedule.EngineRuntime;
import io.modeldeck.schedule.RuntimePeriod;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeWatchTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:40Z");

    @TempDir
    Path folder;

    private final Deque<RuntimeWatch.Reading> readings = new ArrayDeque<>();

    private void reads(double seconds, long heap, int queue) {
        readings.add(new RuntimeWatch.Reading(
                seconds < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(1000 * seconds))),
                2,
                heap,
                queue));
    }

    @Test
    @DisplayName(
            "A row for each minute: shares of both processors between two looks, heap and queue on average and at most")
    void minutes() {
        Workspace workspace = new Workspace(folder);
        workspace.create();
        try (Database database = Database.open(workspace, () -> {})) {
            EngineRuntime runtime = new EngineRuntime(database);
            reads(100, 0, 0);
            RuntimeWatch watch = new RuntimeWatch(runtime, readings::remove, START);
            reads(110, 100, 0);
            watch.at(START.plusSeconds(10));
            reads(112, 300, 4);
            watch.at(START.plusSeconds(15));
            assertThat(rows(runtime))
                    .as("a minute that goes on is not kept yet")
                    .isEmpty();
            reads(-1, 500, 1);
            watch.at(START.plusSeconds(25));
            reads(130, 700, 3);
            watch.at(START.plusSeconds(30));
            watch.end();
            watch.end();
            assertThat(rows(runtime)).hasSize(2);
            RuntimePeriod first = rows(runtime).getFirst();
            assertThat(first.range().from()).isEqualTo(Instant.parse("2026-01-05T00:00:00Z"));
            assertThat(first.samples()).isEqualTo(2);
            // ten seconds of two times ten, two of two times five
            assertThat(first.cpu()).hasValue((.5 + .2) / 2);
            assertThat(first.cpuMost()).hasValue(.5);
            assertThat(first.heapBytes()).isEqualTo(200);
            assertThat(first.heapBytesMost()).isEqualTo(300);
            assertThat(first.queue()).isEqualTo(2);
            assertThat(first.queueMost()).isEqualTo(4);
            RuntimePeriod second = rows(runtime).getLast();
            assertThat(second.samples()).isEqualTo(2);
            assertThat(second.cpu())
                    .as("what the system did not tell once is not known twice")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("The process itself tells its time and its heap")
    void ofThisProcess() {
        try (Engine engine = Engine.open(new Workspace(folder), java.time.Clock.systemUTC(), () -> {})
                .orElseThrow()) {
            RuntimeWatch.Reading reading = RuntimeWatch.Reading.of(engine);
            assertThat(reading.processor().orElseThrow()).isPositive();
            assertThat(reading.heapBytes()).isPositive();
            assertThat(reading.queue()).isZero();
        }
    }

    private static List<RuntimePeriod> rows(EngineRuntime runtime) {
        return runtime.periods(TimeRange.endingAt(START.plusSeconds(3_600), Duration.ofHours(2)), EngineRuntime.MINUTE);
    }
}
