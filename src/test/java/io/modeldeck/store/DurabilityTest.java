package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite itself answers about the settings on which acknowledged rows depend. */
class DurabilityTest {
    private static final int FULL = 2;

    @TempDir
    Path folder;

    @Test
    void theWriterWaitsForTheDiskAtEachCommit() {
        try (Database database = Database.open(new Workspace(folder), () -> {})) {
            database.run(handle -> {
                assertThat(handle.createQuery("PRAGMA synchronous")
                                .mapTo(Integer.class)
                                .one())
                        .isEqualTo(FULL);
                assertThat(handle.createQuery("PRAGMA journal_mode")
                                .mapTo(String.class)
                                .one())
                        .isEqualTo("wal");
                assertThat(handle.createQuery("PRAGMA foreign_keys")
                                .mapTo(Integer.class)
                                .one())
                        .isEqualTo(1);
            });
        }
    }
}
