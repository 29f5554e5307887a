package io.modeldeck.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A workspace with a file, and rows that are written into it. */
abstract class DatabaseDesk {

    static final Runnable ANY_THREAD = () -> {};
    /** Where a Linux shows them. */
    static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir
    Path folder;

    Workspace workspace() {
        return new Workspace(folder);
    }

    static long settings(Database database) {
        return database.read(h ->
                h.createQuery("SELECT count(*) FROM setting").mapTo(Long.class).one());
    }

    static void add(Database database, String name) {
        database.run(h -> h.execute("INSERT INTO setting (name, value) VALUES (?, '1')", name));
    }
}
