package io.modeldeck.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a workspace is sound: the database file, its references, the artifacts that its rows name. Reads only. */
public final class Integrity {

    private Integrity() {}

    /** What is wrong, a sentence each; empty when the workspace is sound. */
    public static List<String> faults(Workspace workspace) {
        List<String> faults = new ArrayList<>();
        try (Connection connection = SqliteConnections.inspection(workspace.database());
                Statement statement = connection.createStatement()) {
            for (String line : texts(statement, "PRAGMA integrity_check(20)")) {
                if (!"ok".equals(line)) {
                    faults.add("The database file is damaged: " + line);
                }
            }
            for (String table : texts(statement, "PRAGMA foreign_key_check")) {
                faults.add("A row of the table " + table + " refers to a row that is not there");
            }
            faults.addAll(workspace.artifacts().faults());
            faults.addAll(missingArtifacts(workspace, statement));
        } catch (SQLException e) {
            faults.add(StoreFailures.of(workspace.database(), e).getMessage());
        }
        if (faults.isEmpty()) {
            faults.addAll(unreadable(workspace));
        }
        return faults;
    }

    /** A file without a fault may be somebody else's, or of a newer program, which alone knows what its rows mean. */
    private static List<String> unreadable(Workspace workspace) {
        try {
            Migrations.requireReadable(workspace);
            return List.of();
        } catch (StoreException e) {
            return List.of(e.getMessage());
        }
    }

    /** Rows per table, by table name. */
    public static Map<String, Long> counts(Workspace workspace) {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Connection connection = SqliteConnections.inspection(workspace.database());
                Statement statement = connection.createStatement()) {
            List<String> tables = texts(statement, """
                SELECT name FROM sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'flyway_schema_history' ORDER BY name\
                """);
            for (String table : tables) {
                // The name comes from the schema itself, not from outside.
                try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM \"" + table + "\"")) {
                    counts.put(table, rows.next() ? rows.getLong(1) : 0);
                }
            }
            return counts;
        } catch (SQLException e) {
            throw StoreFailures.of(workspace.database(), e);
        }
    }

    /** Bytes per table, with its indexes, by table name. Looks through the whole file. */
    public static Map<String, Long> sizes(Workspace workspace) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (Connection connection = SqliteConnections.inspection(workspace.database());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT m.tbl_name, sum(d.pgsize)
                        FROM dbstat d JOIN sqlite_master m ON m.name = d.name
                        WHERE d.aggregate = TRUE GROUP BY m.tbl_name\
                        """)) {
            while (rows.next()) {
                sizes.put(rows.getString(1), rows.getLong(2));
            }
            return sizes;
        } catch (SQLException e) {
            throw StoreFailures.of(workspace.database(), e);
        }
    }

    /** The version of SQLite that reads the workspace. */
    public static String sqliteVersion(Workspace workspace) {
        try (Connection connection = SqliteConnections.inspection(workspace.database());
                Statement statement = connection.createStatement()) {
            return texts(statement, "SELECT sqlite_version()").getFirst();
        } catch (SQLException e) {
            throw StoreFailures.of(workspace.database(), e);
        }
    }

    /** The artifacts that the rows of a database name. */
    static List<Digest> artifacts(Path database) {
        try (Connection connection = SqliteConnections.inspection(database);
                Statement statement = connection.createStatement()) {
            return artifacts(statement);
        } catch (SQLException e) {
            throw StoreFailures.of(database, e);
        }
    }

    private static List<Digest> artifacts(Statement statement) throws SQLException {
        return texts(
                        statement,
                        "SELECT artifact_sha256 FROM model_version WHERE artifact_sha256 IS NOT NULL UNION SELECT"
                                + " sha256 FROM dataset")
                .stream()
                .map(Digest::new)
                .toList();
    }

    private static List<String> missingArtifacts(Workspace workspace, Statement statement) throws SQLException {
        Set<Digest> here = Set.copyOf(workspace.artifacts().all());
        return artifacts(statement).stream()
                .filter(digest -> !here.contains(digest))
                .map(digest -> "The artifact " + digest.hex() + " is missing; restore it from a backup")
                .toList();
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
