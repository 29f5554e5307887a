package io.modeldeck.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineRuntimeTest {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Database database;
    private EngineRuntime runtime;

    @BeforeEach
    void open() {
        Workspace workspace = new Workspace(folder);
        workspace.create();
        database = Database.open(workspace, () -> {});
        runtime = new EngineRuntime(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void minute(long at, int samples, OptionalDouble cpu, long heap, double queue) {
        Instant from = START.plusSeconds(60 * at);
        runtime.record(new RuntimePeriod(
                new TimeRange(from, from.plusSeconds(60)), samples, cpu, cpu, heap, 2 * heap, queue, (long) queue + 1));
    }

    private List<RuntimePeriod> hours() {
        return runtime.periods(TimeRange.endingAt(START.plus(Duration.ofDays(60)), Duration.ofDays(90)), HOUR);
    }

    @Test
    @DisplayName(
            "Minutes weigh by how often they were looked at; an hour without any has no row, and what is not known is no zero")
    void periods() {
        minute(0, 6, OptionalDouble.of(.5), 100, 0);
        minute(59, 2, OptionalDouble.of(.1), 300, 4);
        minute(130, 6, OptionalDouble.empty(), 50, 1);
        List<RuntimePeriod> hours = hours();
        assertThat(hours).hasSize(2);
        RuntimePeriod first = hours.getFirst();
        assertThat(first.range()).isEqualTo(new TimeRange(START, START.plus(HOUR)));
        assertThat(first.samples()).isEqualTo(8);
        assertThat(first.cpu().getAsDouble()).isCloseTo((6 * .5 + 2 * .1) / 8, within(1e-12));
        assertThat(first.cpuMost()).hasValue(.5);
        assertThat(first.heapBytes()).isEqualTo((6 * 100 + 2 * 300) / 8.0);
        assertThat(first.heapBytesMost()).isEqualTo(600);
        assertThat(first.queue()).isEqualTo(1);
        assertThat(first.queueMost()).isEqualTo(5);
        assertThat(hours.getLast().range().from()).isEqualTo(START.plus(HOUR.multipliedBy(2)));
        assertThat(hours.getLast().cpu()).isEmpty();
        assertThat(runtime.kept(START)).isEqualTo(new TimeRange(START, START.plusSeconds(131 * 60)));
    }

    @Test
    @DisplayName(
            "What was kept for thirty days goes when something new comes; a minute that is told twice is there once")
    void bounded() {
        assertThat(runtime.kept(START)).matches(TimeRange::isEmpty);
        minute(0, 6, OptionalDouble.of(.5), 100, 0);
        minute(1, 6, OptionalDouble.of(.5), 100, 0);
        minute(1, 3, OptionalDouble.of(.7), 100, 0);
        assertThat(hours()).extracting(RuntimePeriod::samples).containsExactly(9L);
        minute(30 * 24 * 60 + 1, 6, OptionalDouble.of(.5), 100, 0);
        assertThat(hours()).extracting(RuntimePeriod::samples).containsExactly(3L, 6L);
    }

    @Test
    void periodsAreAsFineAsThereIsRoomFor() {
        assertThat(EngineRuntime.lengthFor(TimeRange.endingAt(START, HOUR), 100))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(EngineRuntime.lengthFor(TimeRange.endingAt(START, Duration.ofDays(1)), 300))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(EngineRuntime.lengthFor(TimeRange.endingAt(START, Duration.ofDays(900)), 300))
                .isEqualTo(Duration.ofDays(1));
    }
}
