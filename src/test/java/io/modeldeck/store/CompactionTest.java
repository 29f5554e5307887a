package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Progress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A file is made as small as what it holds, or stays as it was. */
class CompactionTest extends DatabaseDesk {

    @Test
    void aFileIsAsSmallAsWhatItHoldsOnceItIsCompactedAndHoldsAllOfIt() throws Exception {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            for (int i = 0; i < 8; i++) {
                String name = "large" + i;
                database.run(h -> h.execute(
                        "INSERT INTO setting (name, value) VALUES (?, json_quote(printf('%.*c', 1000000, 'x')))",
                        name));
            }
            database.update("DELETE FROM setting WHERE name <> ?1", "large3");
            Compaction.Size loose = Compaction.size(workspace());
            assertThat(loose.unused()).isGreaterThan(6_000_000);
            assertThat(database.compact(workspace(), Progress.none())).contains(loose);
            Compaction.Size tight = Compaction.size(workspace());
            assertThat(tight.bytes()).isBetween(1_000_000L, loose.bytes() - 6_000_000);
            assertThat(tight.unused()).isZero();
            assertThat(Files.size(database.file())).isEqualTo(tight.bytes());
            add(database, "after");
            assertThat(settings(database)).isEqualTo(2);
            assertThat(database.transaction(() -> database.first("PRAGMA temp_store", row -> row.getInt(1))))
                    .as("what is temporary is kept in memory again")
                    .contains(2);
            assertThatThrownBy(() -> database.transaction(() -> database.compact(workspace(), Progress.none())))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(Integrity.faults(workspace())).isEmpty();
    }

    @Test
    void aCompactionThatIsStoppedLeavesTheFileAsItWas() throws Exception {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            database.run(h -> h.execute("""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
                INSERT INTO setting (name, value) SELECT 'name ' || i, json_quote(printf('%.*c', 100, 'x')) FROM n\
                """));
            database.update("DELETE FROM setting WHERE name < 'name 2'");
            Compaction.Size loose = Compaction.size(workspace());
            long kept = settings(database);
            // else all that is temporary would fit into memory
            database.run(h -> h.execute("PRAGMA cache_size = -64"));
            List<Path> open = new ArrayList<>();
            assertThat(database.compact(workspace(), stoppedAfter(20, () -> open.addAll(openFiles()))))
                    .isEmpty();
            assertThat(Compaction.size(workspace())).isEqualTo(loose);
            assertThat(settings(database)).isEqualTo(kept);
            if (Files.isDirectory(OPEN_FILES)) {
                assertThat(open)
                        .as("what is temporary lies where room was looked for, and has no name")
                        .anyMatch(file ->
                                file.startsWith(folder) && file.toString().endsWith(" (deleted)"));
            }
            assertThat(database.compact(workspace(), Progress.none()))
                    .as("nothing of the wish is left")
                    .contains(loose);
            assertThat(Compaction.size(workspace()).unused()).isZero();
            assertThat(settings(database)).isEqualTo(kept);
        }
        assertThat(Integrity.faults(workspace())).isEmpty();
    }

    private static Progress stoppedAfter(int asked, Runnable then) {
        AtomicInteger count = new AtomicInteger();
        return new Progress() {
            @Override
            public void at(long done, long total, String what) {}

            @Override
            public boolean cancelled() {
                if (count.incrementAndGet() < asked) {
                    return false;
                }
                then.run();
                return true;
            }
        };
    }

    private static List<Path> openFiles() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(OPEN_FILES)) {
            for (Path one : open) {
                if (Files.isSymbolicLink(one)) {
                    files.add(Files.readSymbolicLink(one));
                }
            }
        } catch (IOException gone) {
            // one was closed meanwhile, or the system shows none
            return files;
        }
        return files;
    }
}
