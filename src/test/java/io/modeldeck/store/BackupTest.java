package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A backup is one moment of a workspace, whole, and takes the place of nothing. */
class BackupTest extends BackupDesk {

    @Test
    void aBackupIsRestoredElsewhereWithItsArtifacts() throws IOException {
        assertThat(Backup.create(source, file)).isEqualTo(Files.size(file));
        assertThat(Backup.restore(file, target, false, UNTOLD)).isEmpty();
        assertThat(count(target, "")).isEqualTo(2);
        assertThat(target.artifacts().read(Digest.of(CONTENT))).isEqualTo(CONTENT);
        assertThat(Integrity.faults(target)).isEmpty();
        assertThat(Integrity.counts(target)).isEqualTo(Integrity.counts(source));
        assertThat(names()).containsExactly("backup.zip", "source", "target");
    }

    @Test
    void theWorkspaceIsHeldWhileTheBackupIsRead() throws Exception {
        source.artifacts().put(new byte[32 << 20]);
        Backup.create(source, file);
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Optional<Path>> replacing = pool.submit(() -> Backup.replace(file, source, "a restore", UNTOLD));
            while (!Files.exists(Exchange.fresh(source)) && !replacing.isDone()) {
                Thread.onSpinWait();
            }
            Optional<WorkspaceLock> taken = source.lock("somebody");
            boolean meanwhile = Files.exists(Exchange.fresh(source));
            taken.ifPresent(WorkspaceLock::close);
            replacing.get();
            assertThat(taken.isPresent() && meanwhile).isFalse();
        }
    }

    @Test
    void whatABackupHoldsIsSaidBeforeAnythingIsReplaced() throws IOException {
        try (Database database = Database.open(source, ANY_THREAD)) {
            database.run(
                    h -> h.execute(
                            "INSERT INTO model_version (model_id, source_version, deployment_version, framework,"
                                    + " stage, input_schema, output_schema, input_mapping, classes, metadata, validation, validation_detail,"
                                    + " created_at, recorded_at)"
                                    + " VALUES (1, 'v', 1, 'external', 'candidate', '[]', '[]', '[]', '[]', '{}', 'none', '{}', 0, 0)"));
            database.run(h ->
                    h.execute("INSERT INTO inference_event (model_id, version_id, event_id, at, recorded_at, features)"
                            + " VALUES (1, 1, 'a', 86400000, 0, '{}')"));
        }
        long bytes = Backup.create(source, file);
        List<String> before = names();
        assertThat(Backup.inspect(file, target))
                .isEqualTo(new Backup.Contents(
                        List.of("m"), 1, Optional.of(Instant.parse("1970-01-02T00:00:00Z")), bytes));
        assertThat(names()).as("nothing stays behind").isEqualTo(before);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 300));
        assertThatThrownBy(() -> Backup.inspect(file, target)).hasMessageContaining("no sound ModelDeck backup");
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void whatSomebodyElseKeepsBesideItStaysAsItIs() throws IOException {
        List<Path> foreign = List.of(
                file.resolveSibling("backup.zip.part"),
                file.resolveSibling("backup.zip.snapshot"),
                file.resolveSibling("target.restoring"),
                file.resolveSibling("source.checking"));
        for (Path each : foreign.subList(0, 2)) {
            Files.writeString(each, "mine");
        }
        for (Path each : foreign.subList(2, 4)) {
            Files.writeString(Files.createDirectory(each).resolve("thesis.txt"), "mine");
        }
        Backup.create(source, file);
        assertThatThrownBy(() -> Backup.restore(file, target, false, UNTOLD))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("something else lies there");
        assertThatThrownBy(() -> Backup.inspect(file, source)).hasMessageContaining("source.checking");
        assertThat(foreign.subList(0, 2)).allSatisfy(each -> assertThat(each).hasContent("mine"));
        assertThat(foreign.subList(2, 4))
                .allSatisfy(each -> assertThat(each.resolve("thesis.txt")).hasContent("mine"));
        assertThat(target.exists()).isFalse();
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> Backup.create(source, file)).hasMessageContaining("exists already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void whatIsRemovedWhileABackupIsTakenIsInNoneOfItsHalves() throws IOException {
        AtomicBoolean removed = new AtomicBoolean();
        Digest digest = Digest.of(CONTENT);
        new Packing(source, file, () -> {
                    if (!removed.getAndSet(true)) {
                        try (Database database = Database.open(source, ANY_THREAD)) {
                            database.update("DELETE FROM dataset");
                        }
                        source.artifacts().remove(digest);
                    }
                })
                .write();
        Backup.restore(file, target, false, UNTOLD);
        assertThat(target.artifacts().all()).isEmpty();
        assertThat(Integrity.faults(target)).isEmpty();
        assertThat(names()).containsExactly("backup.zip", "source", "target");
    }

    @Test
    void aBackupThatNothingCouldBeMadeOfIsNotWritten() throws IOException {
        Digest digest = Digest.of(CONTENT);
        source.artifacts().remove(digest);
        assertThatThrownBy(() -> Backup.create(source, file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(digest.hex() + " is missing");
        assertThat(names()).containsExactly("source");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() -> Backup.create(source, folder.resolve("nowhere").resolve("b.zip")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("There is no folder " + folder.resolve("nowhere"));
    }

    @Test
    void aBackupOfARunningWorkspaceIsOneMoment() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (Database database = Database.open(source, ANY_THREAD);
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<?> writing = pool.submit(() -> {
                for (int n = 1; !stop.get(); n++) {
                    int pair = n;
                    database.run(h -> pair(h, pair));
                }
            });
            try {
                for (int n = 0; n < 3; n++) {
                    Path copy = folder.resolve("backup" + n + ".zip");
                    Backup.create(source, copy);
                    Workspace restored = new Workspace(folder.resolve("restored" + n));
                    Backup.restore(copy, restored, false, UNTOLD);
                    assertThat(count(restored, "left")).isPositive().isEqualTo(count(restored, "right"));
                }
            } finally {
                stop.set(true);
            }
            writing.get();
        }
    }
}
