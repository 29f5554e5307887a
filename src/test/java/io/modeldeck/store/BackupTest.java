package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupTest {

    private static final Runnable ANY_THREAD = () -> {};
    private static final byte[] CONTENT = "a model".repeat(1_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Workspace source;
    private Workspace target;
    private Path file;

    @BeforeEach
    void fill() {
        source = new Workspace(folder.resolve("source"));
        target = new Workspace(folder.resolve("target"));
        file = folder.resolve("backup.zip");
        source.create();
        Digest digest = source.artifacts().put(CONTENT);
        try (Database database = Database.open(source, ANY_THREAD)) {
            database.run(h -> {
                h.execute("INSERT INTO model (name, task, created_at, recorded_at) VALUES ('m', 'regression', 0, 0)");
                h.execute(
                        "INSERT INTO dataset (model_id, name, sha256, row_count, columns, source, recorded_at)"
                                + " VALUES (1, 'rows', ?, 1, '[]', 'test', 0)",
                        digest.hex());
                pair(h, 0);
            });
        }
    }

    /** Two rows that belong together. */
    private static void pair(org.jdbi.v3.core.Handle h, int n) {
        h.execute("INSERT INTO setting VALUES (?, '1')", "left" + n);
        h.execute("INSERT INTO setting VALUES (?, '1')", "right" + n);
    }

    private static long count(Workspace workspace, String where) {
        try (Database database = Database.openReadOnly(workspace, ANY_THREAD)) {
            return database.read(h -> h.createQuery("SELECT count(*) FROM setting WHERE name LIKE '" + where + "%'")
                    .mapTo(Long.class)
                    .one());
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private void zip(String... entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.equals("modeldeck.db") ? Files.readAllBytes(source.database()) : CONTENT);
                zip.closeEntry();
            }
        }
    }

    private static String artifact() {
        return "artifacts/" + Digest.of(CONTENT).hex();
    }

    private void assertRefused(String words) throws IOException {
        List<String> before = names();
        assertThatThrownBy(() -> Backup.restore(file, target, false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(words);
        assertThat(target.folder()).doesNotExist();
        assertThat(names()).as("nothing stays behind").isEqualTo(before);
    }

    @Test
    void aBackupIsRestoredElsewhereWithItsArtifacts() throws IOException {
        assertThat(Backup.create(source, file)).isEqualTo(Files.size(file));
        assertThat(Backup.restore(file, target, false)).isEqualTo(target.folder());
        assertThat(count(target, "")).isEqualTo(2);
        assertThat(target.artifacts().read(Digest.of(CONTENT))).isEqualTo(CONTENT);
        assertThat(Integrity.faults(target)).isEmpty();
        assertThat(Integrity.counts(target)).isEqualTo(Integrity.counts(source));
        assertThat(names()).containsExactly("backup.zip", "source", "target");
    }

    @Test
    void aWorkspaceThatNothingCanTakeThePlaceOfComesBack() throws IOException {
        Path gone = source.folder().resolveSibling("gone");
        assertThatThrownBy(() -> Exchange.takePlace(gone, source, () -> {})).isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("source");
        assertThat(source.exists()).isTrue();
    }

    /** The source is set aside, and then its process is gone. */
    private Path cutOff() {
        Backup.create(source, file);
        Workspace fresh = new Workspace(Exchange.fresh(source));
        Backup.restore(file, fresh, false);
        try (Database database = Database.open(fresh, ANY_THREAD)) {
            database.run(h -> pair(h, 7));
        }
        assertThatThrownBy(() -> Exchange.takePlace(fresh.folder(), source, () -> {
                    assertThat(source.folder()).doesNotExist();
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        return fresh.folder();
    }

    @Test
    void anExchangeThatWasCutOffIsFinishedWhenTheWorkspaceIsOpened() throws IOException {
        cutOff();
        source.create();
        assertThat(count(source, "")).as("the restored one").isEqualTo(4);
        assertThat(count(new Workspace(folder.resolve("source.replaced")), "")).isEqualTo(2);
        assertThat(names()).containsExactly("backup.zip", "source", "source.replaced");
        assertThat(Exchange.finish(source)).isEmpty();
    }

    @Test
    void whereTheRestoredOneIsNotWholeTheOtherComesBack() throws IOException {
        Path fresh = cutOff();
        Files.delete(new Workspace(fresh).artifacts().path(Digest.of(CONTENT)));
        assertThat(Exchange.finish(source))
                .hasValueSatisfying(
                        said -> assertThat(said).contains(source.folder().toString(), "cut off", "is back"));
        assertThat(count(source, "")).isEqualTo(2);
        assertThat(Integrity.faults(source)).isEmpty();
        assertThat(names()).containsExactly("backup.zip", "source", "source.restoring");
    }

    @Test
    void aWorkspaceThatSomebodyRemovedDoesNotComeBackFromAnEarlierRestore() throws IOException {
        Backup.create(source, file);
        Backup.replace(file, source, "a test");
        Files.move(source.folder(), folder.resolve("elsewhere"));
        source.create();
        assertThat(source.exists()).isFalse();
        assertThat(folder.resolve("source.replaced")).isDirectory();
    }

    @Test
    void nobodyOpensAWorkspaceBetweenTheMoves() throws IOException {
        Path fresh = folder.resolve("fresh");
        Backup.create(source, file);
        Backup.restore(file, new Workspace(fresh), false);
        Exchange.takePlace(fresh, source, () -> {
            assertThatThrownBy(source::create).hasMessageContaining("right now");
            // somebody who had looked before the first move
            try {
                Files.createDirectories(source.folder());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThatThrownBy(() -> source.lock("somebody")).hasMessageContaining("right now");
        });
        assertThat(count(source, "")).isEqualTo(2);
        assertThat(names()).containsExactly("backup.zip", "source", "source.replaced");
    }

    @Test
    void theWorkspaceIsHeldWhileTheBackupIsRead() throws Exception {
        source.artifacts().put(new byte[32 << 20]);
        Backup.create(source, file);
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Path> replacing = pool.submit(() -> Backup.replace(file, source, "a restore"));
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
        Backup.restore(file, target, false);
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
                    Backup.restore(copy, restored, false);
                    assertThat(count(restored, "left")).isPositive().isEqualTo(count(restored, "right"));
                }
            } finally {
                stop.set(true);
            }
            writing.get();
        }
    }

    @Test
    void aWorkspaceThatIsThereIsKeptOrSetAside() {
        Backup.create(source, file);
        Backup.restore(file, target, false);
        try (Database database = Database.open(target, ANY_THREAD)) {
            database.run(h -> pair(h, 7));
        }
        assertThatThrownBy(() -> Backup.restore(file, target, false)).hasMessageContaining("--replace");
        assertThat(count(target, "")).isEqualTo(4);
        Path aside = Backup.restore(file, target, true);
        assertThat(count(target, "")).isEqualTo(2);
        assertThat(aside).isEqualTo(folder.resolve("target.replaced"));
        assertThat(count(new Workspace(aside), "")).isEqualTo(4);
        assertThat(Backup.restore(file, target, true)).isEqualTo(folder.resolve("target.replaced-2"));
    }

    @Test
    void aFolderWithOtherThingsIsNotTouched() throws IOException {
        Backup.create(source, file);
        Files.createDirectories(target.folder());
        Files.writeString(target.folder().resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> Backup.restore(file, target, true)).hasMessageContaining("is not empty");
        assertThat(target.folder().resolve("notes.txt")).hasContent("mine");
        Files.delete(target.folder().resolve("notes.txt"));
        Backup.restore(file, target, false);
        assertThat(count(target, "")).isEqualTo(2);
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        Backup.create(source, file);
        byte[] all = Files.readAllBytes(file);
        for (int length : new int[] {0, 10, all.length / 2, all.length - 1}) {
            Files.write(file, Arrays.copyOf(all, length));
            assertRefused("no sound ModelDeck backup");
        }
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        Backup.create(source, file);
        byte[] all = Files.readAllBytes(file);
        // In the middle of the first entry's compressed bytes.
        for (int i = 2_000; i < 2_040; i++) {
            all[i] ^= 0x5a;
        }
        Files.write(file, all);
        assertRefused("no sound ModelDeck backup");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatThrownBy(() -> Backup.restore(folder.resolve("none.zip"), target, false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("none.zip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.txt",
                "/tmp/evil.txt",
                "artifacts/../../evil",
                "artifacts/x/y",
                "artifacts/0123",
                "notes.txt",
                "artifacts\\evil",
                "modeldeck.db/"
            })
    void anEntryThatDoesNotBelongThereIsRefused(String name) throws IOException {
        zip("modeldeck.db", artifact(), name);
        assertRefused("foreign entry");
        assertThat(folder.resolve("evil.txt")).doesNotExist();
    }

    @Test
    void aBackupWithoutDatabaseOrWithALyingOrMissingArtifactIsRefused() throws IOException {
        zip(artifact());
        assertRefused("it holds no modeldeck.db");
        zip("modeldeck.db");
        assertRefused(Digest.of(CONTENT).hex() + " is missing");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("modeldeck.db"));
            zip.write(Files.readAllBytes(source.database()));
            zip.putNextEntry(new ZipEntry(artifact()));
            zip.write("something else".getBytes(StandardCharsets.UTF_8));
        }
        assertRefused(Digest.of(CONTENT).hex() + " is missing");
    }

    @Test
    void aBackupOfANewerSchemaIsRefused() throws IOException, SQLException {
        execute("INSERT INTO flyway_schema_history SELECT 99, '99', 'future', type, script, checksum, installed_by,"
                + " installed_on, execution_time, 1 FROM flyway_schema_history LIMIT 1");
        assertThat(Integrity.faults(source))
                .as("a newer one is not called sound either")
                .singleElement()
                .asString()
                .contains("newer ModelDeck");
        zip("modeldeck.db", artifact());
        assertRefused("newer ModelDeck");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source.database());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void missingAndDamagedArtifactsAreNamed() throws IOException {
        assertThat(Integrity.faults(source)).isEmpty();
        Path artifact = source.artifacts().path(Digest.of(CONTENT));
        Files.writeString(artifact, "rot");
        assertThat(Integrity.faults(source))
                .singleElement()
                .asString()
                .contains("is damaged")
                .contains(artifact.toString());
        Files.delete(artifact);
        assertThat(Integrity.faults(source))
                .singleElement()
                .asString()
                .contains("is missing")
                .contains("backup");
    }

    @Test
    void aRowThatRefersToNothingIsFound() throws SQLException {
        execute("INSERT INTO rollup_pending (version_id, hour_start) VALUES (77, 0)");
        assertThat(Integrity.faults(source)).singleElement().asString().contains("rollup_pending");
    }

    @Test
    void aDamagedPageIsFound() throws Exception {
        try (RandomAccessFile raw = new RandomAccessFile(source.database().toFile(), "rw")) {
            byte[] rot = new byte[512];
            Arrays.fill(rot, (byte) 0xa5);
            for (long at = 4_096; at < raw.length(); at += 4_096) {
                raw.seek(at);
                raw.write(rot);
            }
        }
        assertThat(Integrity.faults(source)).isNotEmpty().first().asString().contains("damaged");
    }

    @Test
    void artifactsAreKeptOnceAndVerified() throws IOException {
        Artifacts artifacts = source.artifacts();
        assertThat(artifacts.put(CONTENT)).isEqualTo(Digest.of(CONTENT));
        assertThat(artifacts.all()).containsExactly(Digest.of(CONTENT));
        artifacts.remove(Digest.of(CONTENT));
        artifacts.remove(Digest.of(CONTENT));
        assertThat(artifacts.all()).isEmpty();
        assertThatThrownBy(() -> artifacts.read(Digest.of(CONTENT))).hasMessageContaining("missing");
        assertThat(new Workspace(folder.resolve("none")).artifacts().all()).isEmpty();
        assertThatThrownBy(() -> new Digest("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Digest.of("abc".getBytes(StandardCharsets.UTF_8)).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
