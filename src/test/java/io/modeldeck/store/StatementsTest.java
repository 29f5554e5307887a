package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain statements, and that keeping them prepared shows nowhere. */
class StatementsTest {

    private static final String ADD = "INSERT INTO setting (name, value) VALUES (?1, ?2)";
    private static final String VALUE = "SELECT value FROM setting WHERE name = ?1";

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(new Workspace(folder), () -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Optional<String> value(String name) {
        return database.first(VALUE, row -> row.getString(1), name);
    }

    private List<String> names() {
        return database.list("SELECT name FROM setting ORDER BY name", row -> row.getString(1));
    }

    @Test
    void whatIsWrittenIsReadInsideAndOutsideOfATransaction() {
        database.transaction(() -> {
            assertThat(database.update(ADD, "a", "1")).isEqualTo(1);
            assertThat(value("a")).contains("1");
            assertThat(value("b")).isEmpty();
            return null;
        });
        assertThat(database.updateEach(ADD, List.of(new Object[] {"b", "2"}, new Object[] {"c", "3"})))
                .containsExactly(1, 1);
        assertThat(names()).containsExactly("a", "b", "c");
        assertThat(value("c")).contains("3");
    }

    @Test
    void everyKindOfValueComesBackAndAnyOtherIsRefused() {
        byte[] bytes = {1, 2, 3};
        database.transaction(() -> database.query(
                "SELECT ?1, ?2, ?3, ?4, ?5, ?6 IS NULL",
                rows -> {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getLong(1)).isEqualTo(1L << 40);
                    assertThat(rows.getInt(2)).isEqualTo(7);
                    assertThat(rows.getDouble(3)).isEqualTo(0.1);
                    assertThat(rows.getString(4)).isEqualTo("it's");
                    assertThat(rows.getBytes(5)).isEqualTo(bytes);
                    assertThat(rows.getBoolean(6)).isTrue();
                    return null;
                },
                1L << 40,
                7,
                0.1,
                "it's",
                bytes,
                null));
        assertThatThrownBy(() -> value2(Optional.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A Optional cannot be stored");
    }

    private Optional<String> value2(Object name) {
        return database.first(VALUE, row -> row.getString(1), name);
    }

    @Test
    void theSameTextMayBeAskedInsideItsOwnRows() {
        database.updateEach(ADD, List.of(new Object[] {"a", "1"}, new Object[] {"b", "2"}));
        List<List<String>> nested = database.transaction(() -> database.list(
                "SELECT name FROM setting ORDER BY name", row -> List.of(row.getString(1), "" + names())));
        assertThat(nested).containsExactly(List.of("a", "[a, b]"), List.of("b", "[a, b]"));
    }

    @Test
    void aStatementThatFailedWorksTheNextTime() {
        database.update(ADD, "a", "1");
        assertThatThrownBy(() -> database.update(ADD, "a", "2")).hasMessageContaining("UNIQUE");
        assertThatThrownBy(() -> database.updateEach(ADD, List.of(new Object[] {"b", "2"}, new Object[] {"a", "3"})))
                .hasMessageContaining("UNIQUE");
        assertThatThrownBy(() ->
                        database.run(h -> h.execute(ADD.replace("?1", "?").replace("?2", "?"), "a", "4")))
                .isInstanceOf(UnableToExecuteStatementException.class);
        assertThat(database.updateEach(ADD, List.<Object[]>of(new Object[] {"c", "5"})))
                .as("nothing of the failed batch is left over")
                .hasSize(1);
        assertThat(names()).containsExactly("a", "c");
    }

    @Test
    void aValueThatIsNotGivenIsNullAndNotTheOneOfTheUseBefore() {
        database.transaction(() -> {
            assertThat(database.first("SELECT coalesce(?1, 'none')", row -> row.getString(1), "first"))
                    .contains("first");
            assertThat(database.first("SELECT coalesce(?1, 'none')", row -> row.getString(1)))
                    .contains("none");
            return null;
        });
    }

    @Test
    void aWrongStatementIsToldInATransactionAndWithout() {
        assertThatThrownBy(() -> database.list("SELECT a FROM nowhere", row -> 1))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no such table");
        assertThatThrownBy(() -> database.update("DELETE FROM nowhere"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no such table");
        assertThatThrownBy(() -> database.transaction(() -> database.list("SELECT a FROM nowhere", row -> 1)))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void theMapperIsTaughtHowToAskForANumber() {
        assertThatThrownBy(
                        () -> database.write(h -> h.createUpdate("INSERT INTO setting (name, value) VALUES ('a', '1')")
                                .executeAndReturnGeneratedKeys("name")
                                .mapTo(String.class)
                                .one()))
                .hasStackTraceContaining("RETURNING id");
        assertThat(database.<String>write(
                        h -> h.createQuery("INSERT INTO setting (name, value) VALUES ('a', '1') RETURNING name")
                                .mapTo(String.class)
                                .one()))
                .isEqualTo("a");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void theOldestStatementMakesRoom() throws SQLException {
        try (Connection connection =
                SqliteConnections.source(new Workspace(folder).database()).getConnection()) {
            Statements statements = new Statements(connection);
            assertThat(one(statements, "SELECT 1")).isEqualTo(1);
            assertThat(statements.idle()).isEqualTo(1);
            for (int i = 2; i <= Statements.MOST + 1; i++) {
                assertThat(one(statements, "SELECT " + i)).isEqualTo(i);
            }
            assertThat(statements.idle()).isEqualTo(Statements.MOST);
            assertThat(one(statements, "SELECT 1")).as("prepared anew").isEqualTo(1);
            statements.close(connection, "", connection.createStatement());
            assertThat(statements.idle()).isEqualTo(Statements.MOST);
        }
    }

    private static int one(Statements statements, String sql) throws SQLException {
        return statements.use(
                sql,
                statement -> PlainSql.query(statement, rows -> {
                    rows.next();
                    return rows.getInt(1);
                }));
    }

    @Test
    void aPlanLooksIntoNoValueAndQuotedQuestionMarksStay() {
        assertThat(FixedPlan.of("SELECT '?', \"a?\" FROM t WHERE a = ?1 AND b > ? LIMIT ?"))
                .isEqualTo("SELECT '?', \"a?\" FROM t WHERE a = +?1 AND b > +? LIMIT +?");
        assertThat(FixedPlan.of(ADD)).isEqualTo(ADD);
        assertThat(database.list(
                        "SELECT typeof(?1), typeof(?2), typeof(?3), ?4 IS NULL WHERE '1' <> ?1",
                        row -> row.getString(1) + row.getString(2) + row.getString(3) + row.getInt(4),
                        1L,
                        "1",
                        0.5,
                        null))
                .containsExactly("integertextreal1");
    }
}
