package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a workspace of an older program is there after it was brought up to date. */
class MigrationTest {

    @Test
    void alertsKeepTheirStepsAndWhatRefersToThem(@TempDir Path folder) throws SQLException {
        Workspace workspace = old(folder, "24");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + workspace.database());
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "INSERT INTO model (id, name, task, created_at, recorded_at) VALUES (1, 'm', 'regression', 0, 0)",
                    "INSERT INTO alert_rule (id, rule_name, enabled, alert_type, condition, severity, notification_channels, meaning, guidance,"
                            + " recorded_at) VALUES (1, 'r', 1, 'job', '{}', 'warning', '[]', '', '', 0)",
                    "INSERT INTO alert_event (id, rule_id, model_id, subject, at, alert_type, severity, condition, message, state, state_since,"
                            + " firings, acknowledged, hidden, hidden_by, recorded_at)"
                            + " VALUES (5, 1, 1, 'age', 0, 'job', 'warning', 'c', 'm', 'firing', 7, 2, 0, 'silence', 3, 0)",
                    "INSERT INTO alert_transition (alert_id, kind, at, from_state, to_state, by, comment, recorded_at)"
                            + " VALUES (5, 'condition', 7, 'ok', 'firing', 'system', 'why', 0)",
                    "INSERT INTO retraining_decision (model_id, alert_id, at, accepted, reason, recorded_at)"
                            + " VALUES (1, 5, 0, 0, '', 0)")) {
                statement.execute(sql);
            }
        }

        try (Database database = Database.open(workspace, () -> {})) {
            assertThat(
                            texts(
                                    database,
                                    "SELECT id || subject || state_since || firings || hidden || hidden_by || resting FROM alert_event"))
                    .containsExactly("5age72silence30");
            assertThat(texts(database, "SELECT alert_id || comment FROM alert_transition"))
                    .containsExactly("5why");
            assertThat(texts(database, "SELECT alert_id FROM retraining_decision"))
                    .containsExactly("5");
            assertThat(texts(database, "SELECT \"table\" FROM pragma_foreign_key_check"))
                    .isEmpty();
            database.run(h -> {
                h.execute("DELETE FROM retraining_decision");
                h.execute("DELETE FROM model");
            });
            assertThat(texts(database, "SELECT id FROM alert_transition"))
                    .as("they go with their model as before")
                    .isEmpty();
        }
    }

    @Test
    void whatOlderRunsSaidIsToldApartByItsStep(@TempDir Path folder) throws SQLException {
        Workspace workspace = old(folder, "35");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + workspace.database());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO model (id, name, task, created_at, recorded_at) VALUES (1, 'm', 'regression', 0, 0)");
            for (String run : List.of("1, 'completed', ''", "2, 'failed', 'There is no label.'")) {
                statement.execute(
                        "INSERT INTO training_run (id, status, failure_reason, model_id, training_type, triggered_by,"
                                + " trigger_reference, training_config, dataset_stats, training_metrics, validation_metrics, test_metrics, environment,"
                                + " queued_at, recorded_at)"
                                + " SELECT t.column1, t.column2, t.column3, 1, 'retrain', 'user', '', '{}', '{}', '[]', '{}', '{}', '{}', 0, 0 FROM (VALUES ("
                                + run
                                + ")) t");
            }
            int id = 0;
            for (String said : List.of(
                    "1, 'The trainer tree begins with {}.'",
                    "2, '12 rows from events.'",
                    "1, 'm v2 is added as a candidate; it is measured on the rows held out.'",
                    "2, 'There is no label.'",
                    "1, 'Completed. Passed.'")) {
                statement.execute("INSERT INTO run_log (id, at, run_id, line) VALUES (" + ++id + ", 0, " + said + ")");
            }
        }
        try (Database database = Database.open(workspace, () -> {})) {
            assertThat(texts(database, "SELECT step || ' ' || level FROM run_log ORDER BY id"))
                    .containsExactly(
                            "running info", "running info", "validating info", "running error", "completed info");
        }
    }

    /** A workspace that an older program made. */
    private static Workspace old(Path folder, String schema) throws SQLException {
        Workspace workspace = new Workspace(folder.resolve("old"));
        workspace.create();
        SqliteConnections.settle(workspace.database());
        Flyway.configure(MigrationTest.class.getClassLoader())
                .dataSource(SqliteConnections.source(workspace.database()))
                .locations("classpath:io/modeldeck/store/migration")
                .loggers("slf4j")
                .target(schema)
                .load()
                .migrate();
        return workspace;
    }

    @Test
    void everyScriptIsKnownByItsNumber() throws Exception {
        try (Stream<Path> scripts =
                Files.list(Path.of(Migrations.class.getResource("migration").toURI()))) {
            assertThat(scripts.map(script -> script.getFileName().toString())
                            .map(name -> Integer.parseInt(name.substring(1, name.indexOf("__")))))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, Migrations.CURRENT)
                            .filter(number -> !Migrations.UNUSED.contains(number))
                            .boxed()
                            .toList());
        }
    }

    @Test
    void aWorkspaceWhoseStepsDoNotFitIsRefusedWithItsPlaceAndTheRemedy(@TempDir Path folder) throws SQLException {
        Workspace workspace = new Workspace(folder.resolve("pieced together"));
        workspace.create();
        Database.open(workspace, () -> {}).close();
        change(workspace, "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '10'");
        change(workspace, "DELETE FROM flyway_schema_history WHERE version = '" + Migrations.CURRENT + "'");
        assertThatThrownBy(() -> Database.open(workspace, () -> {}))
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll(
                        workspace.folder().toString(), "could not be brought up to date", "modeldeck restore");
        assertThat(workspace.backups()).isDirectoryContaining("glob:**before-schema-*.db");

        change(workspace, "DELETE FROM flyway_schema_history WHERE version IN ('10', '17')");
        long copies = files(workspace.backups());
        for (Runnable opening : List.<Runnable>of(
                () -> Database.open(workspace, () -> {}), () -> Database.openReadOnly(workspace, () -> {}))) {
            assertThatThrownBy(opening::run)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll(
                            workspace.folder().toString(),
                            "lacks the steps 10, 17 of " + (Migrations.CURRENT - 1),
                            workspace.database().toString(),
                            "modeldeck restore");
        }
        assertThat(files(workspace.backups())).as("nothing is copied first").isEqualTo(copies);
        assertThat(Integrity.faults(workspace)).singleElement().asString().contains("lacks the steps 10, 17");
    }

    private static void change(Workspace workspace, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + workspace.database());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static long files(Path folder) {
        return folder.toFile().list().length;
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(h -> h.createQuery(sql).mapTo(String.class).list());
    }
}
