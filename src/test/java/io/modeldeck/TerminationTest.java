package io.modeldeck;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.WholeFile;
import io.modeldeck.store.Integrity;
import io.modeldeck.store.StoreException;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.ChildJvm;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is asked to end (SIGTERM, as Ctrl+C) says how far it came, closes what is open, and leaves nothing half. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows knows no signal that a process can answer")
class TerminationTest {

    /** 128 and the number of the signal, as shells report it. */
    private static final int ENDED_BY_TERM = 143;

    private static final int ROWS = 80_000;
    private static final Pattern STOPPED =
            Pattern.compile("was stopped: ([0-9,]+) events of its first ([0-9,]+) rows are in");

    @TempDir
    private Path folder;

    private Workspace workspace() {
        return new Workspace(folder.resolve("deck"));
    }

    private ChildJvm.Builder deck(String... arguments) {
        return ChildJvm.of(Main.class, arguments)
                .in(folder)
                .withFreshEnvironment()
                .environment("HOME", folder.resolve("home").toString())
                .option("-Duser.home=" + folder.resolve("home"));
    }

    private ChildJvm.Builder importing() {
        return deck(
                "events",
                "import",
                "many.csv",
                "--model",
                "m",
                "--time",
                "at",
                "--prediction",
                "said",
                "--workspace",
                "deck");
    }

    private void writeMany() throws IOException {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("many.csv"))) {
            out.write("at,a,b,c,said\n");
            for (int row = 0; row < ROWS; row++) {
                out.write(start.plusSeconds(row) + "," + row % 97 + "," + row % 89 / 7.0 + ",x" + row % 5 + ","
                        + row % 2 + "\n");
            }
        }
    }

    private long events() {
        try {
            return workspace().exists() ? Integrity.counts(workspace()).getOrDefault("inference_event", 0L) : 0;
        } catch (StoreException notYet) {
            return 0;
        }
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }

    @Test
    void anImportSaysWhatIsInAndCanBeCompleted() throws Exception {
        writeMany();
        try (ChildJvm child = importing().start()) {
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> events() > 0 || !child.process().isAlive());
            child.terminate();
            ChildJvm.Result result = child.result();
            assertThat(result.exitCode()).as(result.err()).isEqualTo(ENDED_BY_TERM);
            assertThat(result.out()).isEmpty();
            assertClosed(workspace());
            Matcher said = STOPPED.matcher(result.err());
            assertThat(said.find()).as(result.err()).isTrue();
            assertThat(number(said.group(1)))
                    .isEqualTo(number(said.group(2)))
                    .isEqualTo(events())
                    .isLessThan(ROWS);
            assertThat(result.err())
                    .contains("many.csv", "Run the same command again")
                    .doesNotContain("Exception");
        }
        try (ChildJvm again = importing().start()) {
            ChildJvm.Result result = again.result();
            assertThat(result.exitCode()).as(result.err()).isZero();
        }
        assertThat(events()).isEqualTo(ROWS);
    }

    /** A process that ends while a file is half written. */
    static final class Writing {

        private Writing() {}

        public static void main(String[] arguments) throws IOException {
            Files.writeString(WholeFile.beside(Path.of(arguments[0])).path(), "half");
            Main.main(new String[] {"--version"});
        }
    }

    @Test
    void whatIsHalfWrittenAtTheEndIsRemoved() throws Exception {
        try (ChildJvm child = ChildJvm.of(
                        Writing.class, folder.resolve("alerts.csv").toString())
                .start()) {
            assertThat(child.result().exitCode()).isZero();
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** The journal is merged and removed by the last one who closes the file in order. */
    private static void assertClosed(Workspace workspace) {
        Path journal = workspace.database().resolveSibling("modeldeck.db-wal");
        assertThat(journal).doesNotExist();
        assertThat(Integrity.faults(workspace)).isEmpty();
        assertThat(workspace.lock("the test")).isPresent().get().satisfies(lock -> lock.close());
    }

    private ChildJvm.Builder console() {
        return deck().environment("XDG_DATA_HOME", folder.toString())
                .option("-Dglass.platform=Headless")
                .option("-Dprism.order=sw")
                .option("-Dmodeldeck.milestones=true");
    }

    private void awaitDoor(Path socket, ChildJvm console) {
        await().until(() -> Files.exists(socket) || !console.process().isAlive());
    }

    @Test
    void theConsoleClosesItsWorkspace() throws Exception {
        try (ChildJvm console = console().start()) {
            Workspace own = new Workspace(folder.resolve("modeldeck"));
            Path socket = own.folder().resolve(".handover/socket");
            awaitDoor(socket, console);
            assertThat(console.process().inputReader().readLine()).isEqualTo("window");
            assertThat(own.lock("somebody else")).isEmpty();
            console.terminate();
            ChildJvm.Result result = console.result();
            assertThat(result.exitCode()).as(result.err()).isEqualTo(ENDED_BY_TERM);
            // JavaFX ends its renderer in a hook of its own; a frame that comes later leaves a trace of JavaFX's, none
            // of ours.
            assertThat(result.err()).doesNotContain("io.modeldeck");
            assertThat(socket).doesNotExist();
            assertClosed(own);
        }
    }

    @Test
    void theConsoleClosesItsWorkspaceBeforeThereIsAWindow() throws Exception {
        try (ChildJvm console = console().start()) {
            Workspace own = new Workspace(folder.resolve("modeldeck"));
            awaitDoor(own.folder().resolve(".handover/socket"), console);
            console.terminate();
            assertThat(console.result().exitCode()).isEqualTo(ENDED_BY_TERM);
            assertClosed(own);
        }
    }
}
