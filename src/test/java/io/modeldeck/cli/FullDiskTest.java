package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.store.Integrity;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, and one that cannot be written to, for real: a command that needs it is refused with a sentence that names the file, the
 * place and the remedy, leaves nothing half written, and succeeds once there is room.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskTest {

    private static final int MEBIBYTES = 64;

    private Path folder;
    private SmallDisk disk;
    private Deck deck;
    private Workspace workspace;

    @BeforeAll
    void mount(@TempDir Path shared) throws IOException {
        folder = shared;
        disk = SmallDisk.mount(folder.resolve("disk"), MEBIBYTES);
        deck = new Deck(folder).withData();
        workspace = new Workspace(disk.place().resolve("deck"));
        StringBuilder events = new StringBuilder("id,at,said,note\n");
        for (int row = 0; row < 30_000; row++) {
            events.append(row)
                    .append(",2026-01-05T00:00:00Z,x,")
                    .append("n".repeat(60))
                    .append(row)
                    .append('\n');
        }
        deck.write("many.csv", events.toString());
        done("train", "history.csv", "--model", "churn", "--label", "left", "--time", "at", "--promote-as", "A");
        done("replay", "recent.csv", "--model", "churn", "--label", "left", "--time", "at", "--rows", "0:24");
    }

    @AfterAll
    void unmount() {
        if (disk != null) {
            disk.close();
        }
    }

    private Deck.Result inDisk(String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--workspace", "disk/deck"))
                .toArray(String[]::new);
        return deck.run(all);
    }

    private void done(String... arguments) {
        Deck.Result result = inDisk(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private static String[] events(String model, String... more) {
        return Stream.concat(
                        Stream.of("events", "import", "many.csv", "--model", model, "--time", "at", "--id", "id"),
                        Stream.concat(Stream.of("--prediction", "said"), Stream.of(more)))
                .toArray(String[]::new);
    }

    /** Every file on the disk with its size, but the journal's, which is no content. */
    private Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(disk.place())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = disk.place().relativize(file).toString();
                if (!name.matches(".*modeldeck\\.(db|db-wal|db-shm|lock)")) {
                    files.put(name, Files.size(file));
                }
            }
        }
        return files;
    }

    /** Refused in one sentence with the words; no other file than before; the workspace is sound. */
    private void refused(List<String> words, String... arguments) throws IOException {
        Map<String, Long> before = files();
        Deck.Result result = inDisk(arguments);
        assertThat(result.exitCode()).as(result.out()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err().strip()).contains(words).doesNotContain("\n", "Exception", "unexpectedly", "\tat ");
        assertThat(files()).isEqualTo(before);
        assertThat(Integrity.faults(workspace)).isEmpty();
    }

    @Test
    void anImportThatDoesNotFit() throws IOException {
        Path ballast = disk.fillUpTo(1 << 20);
        Map<String, Long> before = Integrity.counts(workspace);
        refused(List.of("disk is full", "modeldeck.db", "Make room"), events("other"));
        // Batches that were committed before stay whole; none is there in part.
        assertThat(Integrity.counts(workspace).get("inference_event") - before.get("inference_event"))
                .satisfies(in -> assertThat(in % 5_000).isZero());
        Map<String, Long> between = Integrity.counts(workspace);
        refused(List.of("disk is full", "modeldeck.db"), events("other", "--strict"));
        assertThat(Integrity.counts(workspace)).as("all or nothing").isEqualTo(between);
        assertThat(inDisk("metrics", "--model", "churn").exitCode())
                .as("reading works")
                .isZero();
        Files.delete(ballast);
        done(events("other"));
        assertThat(Integrity.counts(workspace).get("inference_event"))
                .isEqualTo(before.get("inference_event") + 30_000);
    }

    @Test
    void aBackupAnExportAndPicturesThatDoNotFit() throws IOException {
        Path ballast = disk.fillUpTo(100 << 10);
        refused(List.of("disk/backup.zip", "full", "room"), "backup", "disk/backup.zip");
        String[] export = {"export", "events", "--model", "churn", "--output", "disk/events.json"};
        String[] chart = {"export", "chart", "--model", "churn", "--size", "3000x2000", "--output", "disk/chart.png"};
        Path more = disk.place().resolve("more");
        Files.write(more, new byte[60 << 10]);
        refused(List.of("disk/chart.png", "no space", "room"), chart);
        refused(List.of("disk/events.json", "no space", "room"), export);
        refused(List.of("disk/pictures", "no space", "room"), "screens", "disk/pictures");
        Files.delete(ballast);
        done("backup", "disk/backup.zip");
        done(export);
        done(chart);
        assertThat(Integrity.faults(workspace)).isEmpty();
    }

    /** Wherever the room ends on the way, a training is kept whole, or failed and can be repeated. */
    @Test
    void aTrainingThatDoesNotFit() throws IOException {
        String[] train = {"train", "history.csv", "--model", "new", "--label", "left", "--time", "at"};
        int refused = 0;
        for (int free = 8 << 10; free < 400 << 10; free += 48 << 10) {
            Path ballast = disk.fillUpTo(free);
            Deck.Result result = inDisk(train);
            if (result.exitCode() != ExitCode.DONE) {
                refused++;
                assertThat(result.err() + result.out())
                        .containsIgnoringCase("disk")
                        .contains("room")
                        .doesNotContain("unexpectedly", "\tat ");
            }
            Files.delete(ballast);
            assertThat(files().keySet()).noneMatch(name -> name.endsWith(".part"));
            assertThat(Integrity.faults(workspace)).isEmpty();
        }
        assertThat(refused).isBetween(1, 7);
        done(train);
    }

    @Test
    void aRestoreThatDoesNotFit() throws IOException {
        done("backup", "backup.zip");
        Path ballast = disk.fillUpTo(64 << 10);
        Map<String, Long> before = files();
        Deck.Result result = deck.run("restore", "backup.zip", "--workspace", "disk/restored");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err())
                .contains("disk/restored", "backup.zip", "unchanged")
                .doesNotContain("unexpectedly");
        assertThat(files()).isEqualTo(before);
        assertThat(disk.place().resolve("restored")).doesNotExist();
        Files.delete(ballast);
        assertThat(deck.run("restore", "backup.zip", "--workspace", "disk/restored")
                        .exitCode())
                .isZero();
    }

    @Test
    void aDiskThatCannotBeWrittenTo() throws IOException {
        Files.writeString(disk.place().resolve("new.csv"), "id,at,said\n1,2026-01-05T00:00:00Z,x\n");
        disk.makeReadOnly(true);
        try {
            refused(List.of("disk/deck", "read-only", "writable"), events("third"));
            refused(List.of("disk/deck", "read-only", "writable"), "config", "set", "recipe.rows=500");
            refused(List.of("disk/backup.zip", "writable"), "backup", "disk/backup.zip");
            refused(
                    List.of("disk/out.csv", "writable"),
                    "export",
                    "events",
                    "--model",
                    "churn",
                    "--output",
                    "disk/out.csv");
            assertThat(inDisk("metrics", "--model", "churn").exitCode())
                    .as(inDisk("metrics", "--model", "churn").err())
                    .isZero();
            assertThat(inDisk("check").exitCode()).isZero();
        } finally {
            disk.makeReadOnly(false);
        }
        done(events("third"));
    }
}
