package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");

    @Test
    @DisplayName("Everything is taken down from the top; the first that fails is told of, with those after it")
    void takenDown() {
        List<String> closed = new ArrayList<>();
        Standing standing = new Standing();
        standing.on(() -> closed.add("lock"));
        standing.on(() -> {
            closed.add("file");
            throw new IllegalStateException("the file");
        });
        standing.on(() -> closed.add("models"));
        standing.on(() -> {
            closed.add("calls");
            throw new AssertionError("the calls");
        });
        Throwable failed = catchThrowable(standing::close);
        assertThat(closed).containsExactly("calls", "models", "file", "lock");
        assertThat(failed).isInstanceOf(AssertionError.class).hasMessage("the calls");
        assertThat(failed.getSuppressed()).extracting(Throwable::getMessage).containsExactly("the file");
        standing.close();
        assertThat(closed).hasSize(4);
    }

    @Test
    @DisplayName("An engine that fails while it is put together leaves neither its file nor its lock behind")
    void failsOnTheWay(@TempDir Path folder) {
        Workspace workspace = new Workspace(folder);
        Engine.open(workspace, Clock.systemUTC(), () -> {}).orElseThrow().close();
        // Wherever it asks for the time: before the file is open, between, and when all of it stands.
        for (int asked = 1; ; asked++) {
            FailingClock clock = new FailingClock(asked);
            Throwable failed = catchThrowable(
                    () -> Engine.open(workspace, clock, () -> {}).orElseThrow().close());
            assertThat(folder.resolve("modeldeck.db-wal"))
                    .as("no connection holds the file when the clock stops at look %s", asked)
                    .doesNotExist();
            try (Engine again =
                    Engine.open(workspace, Clock.systemUTC(), () -> {}).orElseThrow()) {
                assertThat(again.isWritable()).isTrue();
            }
            if (failed == null) {
                assertThat(asked).as("it was asked at all").isGreaterThan(2);
                return;
            }
            assertThat(failed).hasMessage("the clock stopped");
        }
    }

    /** Stops at a look that is counted. */
    private static final class FailingClock extends Clock {

        private final AtomicInteger looks = new AtomicInteger();
        private final int failing;

        FailingClock(int failing) {
            this.failing = failing;
        }

        @Override
        public Instant instant() {
            if (looks.incrementAndGet() == failing) {
                throw new IllegalStateException("the clock stopped");
            }
            return NOW;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
