package io.modeldeck.store;

import static io.modeldeck.testing.Patience.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Progress;
import io.modeldeck.testing.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it compacts a workspace leaves it whole, with every row, and no file of its own. */
class CompactionKillTest {

    private static final int ROWS = 40_000;
    private static final String DONE = "done";

    @TempDir
    Path folder;

    /** A process that compacts a workspace over and over, and says how it goes on. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            Workspace workspace = new Workspace(Path.of(arguments[0]));
            try (Database database = Database.open(workspace, () -> {})) {
                while (true) {
                    database.compact(workspace, saying(out));
                    out.println(DONE);
                }
            }
        }

        private static Progress saying(PrintStream out) {
            return new Progress() {
                @Override
                public void at(long done, long total, String what) {}

                @Override
                public boolean cancelled() {
                    out.println("goes on");
                    return false;
                }
            };
        }
    }

    @Test
    @Tag("full")
    void twelveKillsLoseNothing() throws Exception {
        Workspace workspace = new Workspace(folder);
        try (Database database = Database.open(workspace, () -> {})) {
            fill(database);
        }
        Random random = new Random(7);
        int cut = 0;
        for (int i = 0; i < 12; i++) {
            // some before the new file is built, some while it takes the place of the old one
            cut += kill(1 + random.nextInt(400), random.nextInt(40_000_000)) ? 1 : 0;
            assertThat(Integrity.faults(workspace)).as("after kill %d", i).isEmpty();
            try (Database database = Database.open(workspace, () -> {})) {
                assertThat(kept(database)).as("after kill %d", i).isEqualTo(ROWS);
            }
            assertThat(files()).allMatch(name -> name.startsWith("modeldeck.") || name.equals("artifacts"));
        }
        assertThat(cut).as("kills in the middle").isGreaterThan(3);
    }

    private static void fill(Database database) {
        database.run(h -> h.execute("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
            INSERT INTO setting (name, value) SELECT 'name ' || i, json_quote('value of name ' || i) FROM n\
            """, ROWS));
    }

    private static long kept(Database database) {
        return database.first(
                        "SELECT count(*) FROM setting WHERE value = json_quote('value of ' || name)",
                        row -> row.getLong(1))
                .orElseThrow();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Answers whether a compaction was going on when it was killed. */
    private boolean kill(int lines, int nanosLater) throws IOException, InterruptedException {
        String last = "";
        try (ChildJvm child = ChildJvm.of(Child.class, folder.toString()).start();
                BufferedReader out = child.process().inputReader(StandardCharsets.UTF_8)) {
            for (int said = 0; said < lines; said++) {
                last = out.readLine();
                assertThat(last).as("it worked until then: %s", child.errors()).isNotNull();
            }
            LockSupport.parkNanos(nanosLater);
            child.kill();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line;
            }
            awaitEnd(child.process());
        }
        return !last.equals(DONE);
    }
}
