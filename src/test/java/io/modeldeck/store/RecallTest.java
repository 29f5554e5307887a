package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered is never older than the last write, however that was made. */
class RecallTest {

    private static final String NAMES = "SELECT name FROM setting ORDER BY name";
    private static final String ADD = "INSERT INTO setting (name, value) VALUES (?1, '1')";

    @TempDir
    Path folder;

    private Database database;
    private Recall<String, List<String>> names;
    private int reads;

    @BeforeEach
    void open() {
        database = Database.open(new Workspace(folder), () -> {});
        names = new Recall<>(database, "setting");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> names() {
        return names.of("all", () -> {
            reads++;
            return database.list(NAMES, row -> row.getString(1));
        });
    }

    @Test
    void insideATransactionItIsReadOnceUntilItsTableIsWritten() {
        database.transaction(() -> {
            assertThat(names()).isEmpty();
            assertThat(names()).isEmpty();
            database.update("UPDATE job SET paused = 0");
            assertThat(names()).isEmpty();
            assertThat(reads).isEqualTo(1);
            database.update(ADD, "a");
            assertThat(names()).containsExactly("a");
            assertThat(reads).isEqualTo(2);
            return null;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO setting (name, value) VALUES ('b', '1')",
                "insert or replace into setting (name, value) values ('b', '1')",
                "UPDATE setting SET name = 'b'",
                "DELETE FROM setting WHERE name = 'a'",
                "WITH b AS (SELECT 'b' AS name) INSERT INTO setting (name, value) SELECT name, '1' FROM b",
            })
    void everyWayToWriteIsNoticed(String write) {
        database.transaction(() -> {
            database.update(ADD, "a");
            names();
            database.run(handle -> handle.execute(write));
            return assertThat(names()).isEqualTo(database.list(NAMES, row -> row.getString(1)));
        });
    }

    @Test
    void aBatchThatIsNoPreparedStatementIsNoticed() {
        database.transaction(() -> {
            names();
            database.run(this::addTwo);
            return assertThat(names()).containsExactly("x", "y");
        });
    }

    private void addTwo(Handle handle) {
        try (Batch batch = handle.createBatch()) {
            batch.add("INSERT INTO setting (name, value) VALUES ('x', '1')");
            batch.add("INSERT INTO setting (name, value) VALUES ('y', '1')");
            batch.execute();
        }
    }

    @Test
    void whatADeletionTakesAlongIsNoticed() {
        Recall<String, Long> changes = new Recall<>(database, "alert_event");
        database.transaction(() -> {
            assertThat(changes.of("", () -> 1L)).isEqualTo(1);
            database.update("DELETE FROM setting");
            assertThat(changes.of("", () -> 2L)).isEqualTo(1);
            database.update("DELETE FROM model WHERE id = ?1", 1);
            return assertThat(changes.of("", () -> 3L)).isEqualTo(3);
        });
    }

    @Test
    void whatIsReadWhileAWriteIsBeingPreparedIsNotBelieved() {
        database.transaction(() -> {
            database.prepared(ADD, statement -> {
                names();
                statement.setString(1, "a");
                return statement.executeUpdate();
            });
            return assertThat(names()).containsExactly("a");
        });
    }

    @Test
    void nothingIsRememberedOutsideOrFromOneTransactionToTheNext() {
        names();
        names();
        assertThat(reads).isEqualTo(2);
        try {
            database.transaction(() -> {
                database.update(ADD, "a");
                assertThat(names()).containsExactly("a");
                throw new IllegalStateException("not kept");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("not kept");
        }
        database.transaction(() -> assertThat(names()).isEqualTo(List.of()));
    }

    @Test
    void anAnswerThatDoesNotFitIsReadAgain() {
        database.transaction(() -> {
            names();
            return names.of("all", known -> false, () -> List.of("fresh"));
        });
        assertThat(reads).isEqualTo(1);
    }
}
