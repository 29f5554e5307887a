package io.modeldeck.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace with two rows and an artifact, a file for its backup, and a place to restore it to. */
abstract class BackupDesk {

    static final Runnable ANY_THREAD = () -> {};
    static final Backup.Telling UNTOLD = (restored, aside) -> {};
    static final byte[] CONTENT = "a model".repeat(1_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    Workspace source;
    Workspace target;
    Path file;

    @BeforeEach
    void fill() {
        source = new Workspace(folder.resolve("source"));
        target = new Workspace(folder.resolve("target"));
        file = folder.resolve("backup.zip");
        source.create();
        Digest digest = source.artifacts().put(CONTENT);
        try (Database database = Database.open(source, ANY_THREAD)) {
            database.run(h -> {
                h.execute("INSERT INTO model (name, task, created_at, recorded_at) VALUES ('m', 'regression', 0, 0)");
                h.execute(
                        "INSERT INTO dataset (model_id, name, sha256, row_count, columns, source, recorded_at)"
                                + " VALUES (1, 'rows', ?, 1, '[]', 'test', 0)",
                        digest.hex());
                pair(h, 0);
            });
        }
    }

    /** Two rows that belong together. */
    static void pair(org.jdbi.v3.core.Handle h, int n) {
        h.execute("INSERT INTO setting VALUES (?, '1')", "left" + n);
        h.execute("INSERT INTO setting VALUES (?, '1')", "right" + n);
    }

    static long count(Workspace workspace, String where) {
        try (Database database = Database.openReadOnly(workspace, ANY_THREAD)) {
            return database.read(h -> h.createQuery("SELECT count(*) FROM setting WHERE name LIKE '" + where + "%'")
                    .mapTo(Long.class)
                    .one());
        }
    }

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    void zip(String... entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.equals("modeldeck.db") ? Files.readAllBytes(source.database()) : CONTENT);
                zip.closeEntry();
            }
        }
    }

    static String artifact() {
        return "artifacts/" + Digest.of(CONTENT).hex();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source.database());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
