package io.modeldeck.store;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Progress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

    private static final Runnable ANY_THREAD = () -> {};
    /** Where a Linux shows them. */
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir
    Path folder;

    private Workspace workspace() {
        return new Workspace(folder);
    }

    private static long settings(Database database) {
        return database.read(h ->
                h.createQuery("SELECT count(*) FROM setting").mapTo(Long.class).one());
    }

    private static void add(Database database, String name) {
        database.run(h -> h.execute("INSERT INTO setting (name, value) VALUES (?, '1')", name));
    }

    @Test
    void aFreshFileGetsTheSchemaAndKeepsWhatIsWritten() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            add(database, "a");
        }
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            assertThat(settings(database)).isEqualTo(1);
        }
    }

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

    @Test
    void theJournalIsBroughtIntoTheFileBesideTheWriter() throws Exception {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            long before = Files.size(database.file());
            for (int i = 0; i < 8; i++) {
                String name = "large" + i;
                database.run(h -> h.execute(
                        "INSERT INTO setting (name, value) VALUES (?, json_quote(printf('%.*c', 1000000, 'x')))",
                        name));
            }
            // Far less than the writer waits for, and nothing is written any more.
            await().until(() -> Files.size(database.file()) > before + (4 << 20));
            assertThat(settings(database)).isEqualTo(8);
        }
        assertThat(folder.resolve("modeldeck.db-wal")).doesNotExist();
    }

    @Test
    void aFailedTransactionLeavesNothingAndAnnouncesNothing() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            List<Change> heard = new ArrayList<>();
            database.announceTo(heard::add);
            assertThatThrownBy(() -> database.transaction(() -> {
                        add(database, "a");
                        database.announce(new Change.JobChanged(0));
                        throw new IllegalStateException("stop");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(settings(database)).isZero();
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void whatIsWrittenIsCountedOnceItIsDurable() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            List<Long> heard = new ArrayList<>();
            database.announceTo(change -> heard.add(database.commits()));
            long before = database.commits();
            database.transaction(() -> settings(database));
            assertThatThrownBy(() -> database.transaction(() -> {
                        add(database, "undone");
                        throw new IllegalStateException("stop");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(database.commits()).isEqualTo(before);
            database.transaction(() -> {
                add(database, "a");
                database.announce(new Change.JobChanged(0));
                return null;
            });
            database.update("UPDATE setting SET value = '2'");
            assertThat(database.commits()).isEqualTo(before + 2);
            assertThat(heard).as("whoever hears of it finds it counted").containsExactly(before + 1);
        }
    }

    @Test
    void whatWaitsForTheEndOfATransactionIsDoneAfterIt() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            List<String> done = new ArrayList<>();
            database.whenDurable(() -> done.add("at once"));
            database.transaction(() -> {
                database.whenDurable(() -> done.add("durable " + database.inTransaction()));
                database.whenOver(() -> done.add("over " + database.inTransaction()));
                assertThatThrownBy(() -> database.attempt(() -> {
                            database.whenDurable(() -> done.add("never"));
                            throw new IllegalStateException("stop");
                        }))
                        .hasMessage("stop");
                done.add("inside");
                return null;
            });
            assertThat(done).containsExactly("at once", "inside", "over false", "durable false");
            done.clear();
            assertThatThrownBy(() -> database.transaction(() -> {
                        database.whenDurable(() -> done.add("never"));
                        database.whenOver(() -> done.add("over"));
                        throw new IllegalStateException("stop");
                    }))
                    .hasMessage("stop");
            assertThat(done).containsExactly("over");
            database.transaction(() -> null);
            assertThat(done).containsExactly("over");
        }
    }

    @Test
    void whatFailsAfterACommitIsNotItsAnswerAndHoldsUpNothingElse() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            List<Object> heard = new ArrayList<>();
            database.announceTo(change -> {
                heard.add(change);
                throw new IllegalStateException("the window is gone");
            });
            Change first = new Change.JobChanged(1);
            Change second = new Change.JobChanged(2);
            Runnable fails = () -> {
                throw new IllegalStateException("the file is in use");
            };
            assertThat(database.<String>transaction(() -> {
                        add(database, "a");
                        database.whenOver(fails);
                        database.whenDurable(fails);
                        database.whenDurable(() -> heard.add("next"));
                        database.announce(first);
                        database.announce(second);
                        return "kept";
                    }))
                    .isEqualTo("kept");
            assertThat(heard).containsExactly("next", first, second);
            assertThat(settings(database)).isOne();
            assertThat(database.failedAfterwards()).isEqualTo(4);

            // and where no transaction goes on, since what it follows is kept already
            database.whenDurable(fails);
            database.announce(first);
            assertThat(database.failedAfterwards()).isEqualTo(6);

            assertThatThrownBy(() -> database.transaction(() -> {
                        add(database, "b");
                        database.whenDurable(() -> {
                            throw new StackOverflowError();
                        });
                        database.whenDurable(() -> heard.add("after an error of the machine"));
                        return null;
                    }))
                    .isInstanceOf(StackOverflowError.class);
            assertThat(heard).endsWith("after an error of the machine");
            assertThat(settings(database)).isEqualTo(2);
        }
    }

    @Test
    void joinedWritesCommitTogetherAndAnnounceOnceAfterwards() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            List<String> heard = new ArrayList<>();
            database.announceTo(change -> heard.add(change + " seen with " + settings(database)));
            database.transaction(() -> {
                add(database, "a");
                database.announce(new Change.JobChanged(0));
                assertThat(settings(database)).as("reads its own writes").isEqualTo(1);
                add(database, "b");
                database.announce(new Change.JobChanged(0));
                return null;
            });
            assertThat(heard).containsExactly("JobChanged[modelId=0] seen with 2");
        }
    }

    @Test
    void whatFailsInsideATransactionIsUndoneAndTheRestIsKept() {
        List<Change> announced = new ArrayList<>();
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            database.announceTo(announced::add);
            long count = database.transaction(() -> {
                add(database, "before");
                database.announce(new Change.ConfigChanged(1));
                try {
                    database.attempt(() -> {
                        database.update("INSERT INTO setting (name, value) VALUES ('half', '1')");
                        database.announce(new Change.ConfigChanged(2));
                        database.transaction(() -> {
                            add(database, "inner");
                            return null;
                        });
                        throw new IllegalStateException("half of it");
                    });
                } catch (IllegalStateException caught) {
                    assertThat(settings(database)).isEqualTo(1);
                }
                database.transaction(() -> {
                    add(database, "after");
                    return null;
                });
                return settings(database);
            });
            assertThat(count).isEqualTo(2);
            assertThatThrownBy(() -> database.transaction(() -> {
                        database.transaction(() -> {
                            add(database, "first of all");
                            return null;
                        });
                        throw new IllegalStateException("the whole");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(settings(database)).isEqualTo(2);
        }
        assertThat(announced).containsExactly(new Change.ConfigChanged(1));
    }

    @Test
    void aTransactionOfWhichAPartFailedHalfDoneIsRefusedAsAWhole() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            assertThatThrownBy(() -> database.transaction(() -> {
                        try {
                            database.transaction(() -> {
                                add(database, "half");
                                throw new IllegalStateException("of it");
                            });
                        } catch (IllegalStateException caught) {
                            // and goes on as if nothing had been
                        }
                        return null;
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("nothing of it could be kept");
            assertThat(settings(database)).isZero();
            database.transaction(() -> {
                assertThatThrownBy(() -> database.transaction(() -> {
                            throw new IllegalStateException("before anything was written");
                        }))
                        .isInstanceOf(IllegalStateException.class);
                add(database, "kept");
                return null;
            });
            assertThat(settings(database)).isEqualTo(1);
        }
    }

    @Test
    void aTransactionThatTheFileHasUndoneIsNotKeptByHalves() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            assertThatThrownBy(() -> database.transaction(() -> {
                        add(database, "first");
                        try {
                            database.attempt(() -> {
                                // As SQLite does by itself when the disk is full.
                                database.update("ROLLBACK");
                                throw new IllegalStateException("disk full");
                            });
                        } catch (IllegalStateException caught) {
                            assertThatThrownBy(() -> add(database, "second")).isInstanceOf(StoreException.class);
                            assertThatThrownBy(() -> database.update("DELETE FROM setting"))
                                    .isInstanceOf(StoreException.class);
                        }
                        return null;
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("nothing of it could be kept");
            assertThat(settings(database)).isZero();
        }
    }

    @Test
    void aNewerSchemaIsRefusedAndNoByteChanges() throws Exception {
        Database.open(workspace(), ANY_THREAD).close();
        try (Connection c =
                DriverManager.getConnection("jdbc:sqlite:" + workspace().database())) {
            c.createStatement()
                    .execute("INSERT INTO flyway_schema_history SELECT 99, '99', 'future', type, script, checksum, "
                            + "installed_by, installed_on, execution_time, 1 FROM flyway_schema_history LIMIT 1");
        }
        byte[] before = Files.readAllBytes(workspace().database());
        assertThatThrownBy(() -> Database.open(workspace(), ANY_THREAD))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer ModelDeck (schema 99")
                .hasMessageContaining(folder.toString());
        assertThat(Files.readAllBytes(workspace().database())).isEqualTo(before);
    }

    @Test
    void aDamagedFileIsNamedWithTheRemedy() throws Exception {
        Files.writeString(
                workspace().database(), "this is no database, but it is long enough to be looked at ".repeat(40));
        assertThatThrownBy(() -> Database.open(workspace(), ANY_THREAD))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("modeldeck.db")
                .hasMessageContaining("restore a backup");
    }

    @Test
    void anotherProgramsDatabaseIsRefused() throws Exception {
        try (Connection c =
                DriverManager.getConnection("jdbc:sqlite:" + workspace().database())) {
            c.createStatement().execute("CREATE TABLE foreign_table (a)");
        }
        assertThatThrownBy(() -> Database.open(workspace(), ANY_THREAD)).hasMessageContaining("no ModelDeck workspace");
    }

    @Test
    void readersCannotWrite() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            assertThatThrownBy(() -> database.read(h -> h.execute("INSERT INTO setting VALUES ('a', '1')")))
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void aForbiddenThreadIsRefusedBeforeAnyAccess() {
        try (Database database = Database.open(workspace(), () -> {
            throw new IllegalStateException("not on this thread");
        })) {
            assertThatThrownBy(() -> settings(database)).hasMessage("not on this thread");
            assertThatThrownBy(() -> add(database, "a")).hasMessage("not on this thread");
        }
    }

    @Test
    void auditEntriesCanBeNeitherChangedNorDeleted() {
        try (Database database = Database.open(workspace(), ANY_THREAD)) {
            database.run(h -> h.execute(
                    "INSERT INTO audit_entry (at, recorded_at, by, face, simulated, subject, action, before, after,"
                            + " comment) VALUES (0, 0, 'x', 'console', 0, 's', 'a', '{}', '{}', '')"));
            assertThatThrownBy(() -> database.run(h -> h.execute("DELETE FROM audit_entry")))
                    .hasMessageContaining("never deleted");
            assertThatThrownBy(() -> database.run(h -> h.execute("UPDATE audit_entry SET by = 'y'")))
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void aSecondWriterFindsTheWorkspaceLockedAndSeesWhoHoldsIt() {
        Workspace workspace = workspace();
        try (WorkspaceLock first = workspace.lock("holder one").orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(workspace.lock("holder two")).isEmpty();
            assertThat(workspace.holder()).isEqualTo("holder one");
        }
        try (WorkspaceLock next = workspace.lock("holder two").orElseThrow()) {
            assertThat(next).isNotNull();
            assertThat(workspace.holder()).isEqualTo("holder two");
        }
    }
}
