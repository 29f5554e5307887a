package io.modeldeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Backups are found where people leave them, by what they hold and not by what they are called. */
class BackupFilesTest extends BackupDesk {

    @Test
    void theNewestBackupsNearAWorkspaceAreFoundAlsoWhereItsDatabaseIsBroken() throws IOException {
        long bytes = Backup.create(source, file);
        // as a copy of it would have it: what counts is when it was taken
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        Path inside = Files.createDirectories(source.backups()).resolve("older.zip");
        Instant then = Instant.parse("2026-03-14T12:00:00Z");
        zip(inside, "modeldeck.db", then);
        zip(folder.resolve("photos.zip"), "beach.jpg", then);
        Files.writeString(folder.resolve("broken.zip"), "no zip");
        Files.writeString(source.database(), "no database any more");

        List<BackupFiles.Found> found = BackupFiles.near(source);
        assertThat(found).extracting(BackupFiles.Found::file).containsExactly(file, inside);
        assertThat(found.getFirst().bytes()).isEqualTo(bytes);
        assertThat(Duration.between(found.getFirst().takenAt(), Instant.now()).abs())
                .isLessThan(Duration.ofHours(1));
        assertThat(found.getLast().takenAt()).isEqualTo(then);
        assertThat(BackupFiles.near(new Workspace(folder.resolve("nowhere").resolve("deck"))))
                .isEmpty();
    }

    private static void zip(Path target, String name, Instant at) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(at.toEpochMilli());
            zip.putNextEntry(entry);
            zip.write(1);
        }
    }
}
