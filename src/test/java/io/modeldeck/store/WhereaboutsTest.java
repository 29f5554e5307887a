package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is told that something is kept in a file that nobody finds again. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "nobody can move an open file there")
class WhereaboutsTest {

    @TempDir
    Path parent;

    private Path folder() {
        return parent.resolve("deck");
    }

    private Database open() throws IOException {
        Files.createDirectories(folder());
        Database database = Database.open(new Workspace(folder()), () -> {});
        DatabaseDesk.add(database, "kept");
        return database;
    }

    private void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatIsWrittenIntoAFolderThatWasMovedIsRefusedUntilItIsBack() throws IOException {
        Path elsewhere = parent.resolve("elsewhere");
        try (Database database = open()) {
            move(folder(), elsewhere);
            assertThatThrownBy(() -> DatabaseDesk.add(database, "lost"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("was moved, removed or replaced");
            assertThatThrownBy(() -> database.compact(new Workspace(folder()), Progress.none()))
                    .isInstanceOf(StoreException.class);
            assertThat(folder()).doesNotExist();
            move(elsewhere, folder());
            DatabaseDesk.add(database, "later");
            assertThat(DatabaseDesk.settings(database)).isEqualTo(2);
        }
    }

    @Test
    void whatIsInTheMiddleWhenTheFileGoesIsRefusedAsAWhole() throws IOException {
        try (Database database = open()) {
            long before = database.commits();
            assertThatThrownBy(() -> database.transaction(() -> {
                        DatabaseDesk.add(database, "half");
                        move(folder(), parent.resolve("elsewhere"));
                        return null;
                    }))
                    .isInstanceOf(StoreException.class);
            assertThat(database.commits()).isEqualTo(before);
        }
    }

    @Test
    void whoReadsMakesNoEmptyFileInItsPlace() throws IOException {
        try (Database database = open()) {
            Workspace workspace = new Workspace(folder());
            for (String end : new String[] {"", "-wal", "-shm"}) {
                Files.delete(folder().resolve("modeldeck.db" + end));
            }
            assertThatThrownBy(() -> DatabaseDesk.add(database, "lost")).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> DatabaseDesk.settings(database))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot be opened");
            assertThat(workspace.exists()).isFalse();
        }
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("modeldeck.db"));
        }
    }

    @Test
    void anotherFileInItsPlaceIsNotItself() throws IOException {
        try (Database database = open()) {
            move(folder(), parent.resolve("elsewhere"));
            open().close();
            assertThatThrownBy(() -> DatabaseDesk.add(database, "lost")).hasMessageContaining("replaced");
            database.read(h -> 1);
        }
    }
}
