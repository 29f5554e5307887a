package io.modeldeck.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backups that lie where people leave them: beside a workspace, in its folder, and in its folder of backups. */
public final class BackupFiles {

    private static final Logger LOG = LoggerFactory.getLogger(BackupFiles.class);

    /** So many files of a folder are looked into. */
    private static final int MOST_LOOKED_AT = 200;

    /** So many are named, the newest of them. */
    private static final int MOST = 8;

    private BackupFiles() {}

    /**
     * A file that looks like a backup; only {@link Backup#inspect} reads it whole.
     *
     * @param takenAt when it was written, as the file itself has it, to two seconds
     * @param bytes of the file
     */
    public record Found(Path file, Instant takenAt, long bytes) {}

    /** The newest first. A folder or file that cannot be read is passed over: it offers nothing. */
    public static List<Found> near(Workspace workspace) {
        Path folder = workspace.folder().toAbsolutePath();
        return Stream.of(Optional.ofNullable(folder.getParent()), Optional.of(folder), Optional.of(workspace.backups()))
                .flatMap(Optional::stream)
                .filter(Files::isDirectory)
                .flatMap(place -> zips(place).stream())
                .flatMap(file -> look(file).stream())
                .sorted(Comparator.comparing(Found::takenAt, Comparator.reverseOrder())
                        .thenComparing(Found::file))
                .limit(MOST)
                .toList();
    }

    private static List<Path> zips(Path place) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(place, "*.zip")) {
            for (Path file : all) {
                if (files.size() < MOST_LOOKED_AT && Files.isRegularFile(file)) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            LOG.info("No backups are looked for in {} ({})", place, e.getMessage());
        }
        return files;
    }

    /** Its table of contents alone is read. */
    private static Optional<Found> look(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry database = zip.getEntry(Backup.DATABASE_ENTRY);
            return database == null || database.getTime() < 0
                    ? Optional.empty()
                    : Optional.of(new Found(file, Instant.ofEpochMilli(database.getTime()), Files.size(file)));
        } catch (IOException e) {
            LOG.info("{} is no backup that can be read ({})", file, e.getMessage());
            return Optional.empty();
        }
    }
}
