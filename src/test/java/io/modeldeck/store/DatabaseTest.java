package io.modeldeck.store;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

/** A file is opened, written and read by whoever may, and any other is refused with a sentence. */
class DatabaseTest extends DatabaseDesk {

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
