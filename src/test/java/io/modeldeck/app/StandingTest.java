package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import io.modeldeck.store.Integrity;
import io.modeldeck.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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

    @Test
    @DisplayName(
            "What a kill left of files is cleared away at the next opening, and nothing that somebody else put there")
    void leftovers(@TempDir Path folder) throws IOException {
        Workspace workspace = new Workspace(folder);
        Digest deleted;
        Digest used;
        try (Engine engine = Engine.open(workspace, Clock.systemUTC(), () -> {}).orElseThrow()) {
            long model = engine.registry()
                    .createModel(Actor.system(), NOW, "m", TaskType.REGRESSION, Optional.empty())
                    .id();
            deleted = workspace.artifacts().put(new byte[] {1});
            used = engine.datasets()
                    .freeze(model, "rows", rows(), Optional.empty(), "a test")
                    .digest();
        }
        try (Database database = Database.open(workspace, () -> {})) {
            // As a kill leaves it between the commit of a delete and the removal of its files.
            database.update("INSERT INTO artifact_removal (sha256) VALUES (?1), (?2)", deleted.hex(), used.hex());
        }
        Path backups = Files.createDirectories(workspace.backups());
        Path incoming = Files.createDirectories(folder.resolve("incoming"));
        List<Path> ours = List.of(
                workspace.artifacts().path(deleted),
                folder.resolve("artifacts/incoming8123.part"),
                backups.resolve("modeldeck-0123456789abcdef.part"),
                backups.resolve("modeldeck-0123456789abcdef.part-journal"),
                incoming.resolve("incoming77.part"),
                incoming.resolve("00000000-0000-0000-0000-000000000000.onnx"));
        List<Path> foreign = List.of(
                workspace.artifacts().path(used),
                folder.resolve("artifacts/incoming.part"),
                folder.resolve("artifacts/notes.txt"),
                backups.resolve("before-schema-33.db"),
                backups.resolve("mine.part"),
                incoming.resolve("mine.onnx"));
        for (Path file : Stream.of(ours, foreign).flatMap(List::stream).toList()) {
            if (!Files.exists(file)) {
                Files.writeString(file, "half");
            }
        }
        Engine.openReadOnly(workspace, Clock.systemUTC()).close();
        assertThat(ours).as("who only reads removes nothing").allMatch(Files::exists);
        Engine.open(workspace, Clock.systemUTC(), () -> {}).orElseThrow().close();
        assertThat(ours).noneMatch(Files::exists);
        assertThat(foreign).allMatch(Files::exists);
        assertThat(Integrity.faults(workspace)).isEmpty();
        assertThat(Integrity.counts(workspace)).containsEntry("artifact_removal", 0L);
    }

    private static Table rows() {
        return Table.of(List.of(new Column.Numeric("x", new double[] {1, 2})));
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
