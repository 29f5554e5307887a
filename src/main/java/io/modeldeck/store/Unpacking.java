package io.modeldeck.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a workspace of a backup file in a folder of its own, where it is read whole and looked at before it is anybody's. */
final class Unpacking {

    private static final Logger LOG = LoggerFactory.getLogger(Unpacking.class);
    private static final Pattern ARTIFACT_ENTRY = Pattern.compile("artifacts/([0-9a-f]{64})");

    /** What lies in a folder in which a backup is unpacked, looked at and opened. */
    private static final Set<String> UNPACKED = Set.of(
            Backup.DATABASE_ENTRY,
            "modeldeck.db-wal",
            "modeldeck.db-shm",
            "modeldeck.db-journal",
            "modeldeck.lock",
            "artifacts",
            "backups",
            "workspace.modeldeck");

    private Unpacking() {}

    /**
     * Unpacks it.
     *
     * @param fresh made anew, also where a kill left it
     * @throws StoreException where the backup is not sound; where something lies in that folder that we do not make
     */
    static Workspace into(Path fresh, Path file) throws IOException {
        clear(fresh);
        Workspace unpacked = new Workspace(fresh);
        unpack(file, unpacked);
        requireSound(file, unpacked);
        return unpacked;
    }

    /** Removes that folder, if it is there and ours. */
    static void remove(Path fresh) {
        try {
            if (isOurs(fresh)) {
                deleteTree(fresh);
            }
        } catch (IOException e) {
            LOG.warn("A temporary folder stays behind: {}", fresh);
        }
    }

    private static void clear(Path fresh) throws IOException {
        if (!isOurs(fresh)) {
            throw new StoreException("A backup is unpacked in " + fresh
                    + ", and something else lies there; move it away, or give it another name. Nothing was changed.");
        }
        deleteTree(fresh);
        Files.createDirectories(fresh);
    }

    private static boolean isOurs(Path fresh) throws IOException {
        if (!Files.exists(fresh, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(fresh, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> files = Files.list(fresh)) {
            return files.allMatch(file -> UNPACKED.contains(file.getFileName().toString()));
        }
    }

    private static void unpack(Path file, Workspace fresh) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Set<String> seen = new HashSet<>();
            List<? extends ZipEntry> entries =
                    zip.stream().map(e -> (ZipEntry) e).toList();
            for (ZipEntry entry : entries) {
                if (!seen.add(entry.getName())) {
                    throw notABackup(file, "it holds " + entry.getName() + " twice");
                }
                // Reading by entries does not compare the check sums by itself.
                CRC32 sum = new CRC32();
                try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
                    unpack(file, fresh, entry.getName(), in);
                }
                if (sum.getValue() != entry.getCrc()) {
                    throw notABackup(file, "its entry " + entry.getName() + " is damaged");
                }
            }
            if (!seen.contains(Backup.DATABASE_ENTRY)) {
                throw notABackup(file, "it holds no " + Backup.DATABASE_ENTRY);
            }
        } catch (ZipException e) {
            throw notABackup(file, "it is no zip file or is cut off");
        }
    }

    private static void unpack(Path file, Workspace fresh, String name, InputStream in) throws IOException {
        Matcher artifact = ARTIFACT_ENTRY.matcher(name);
        if (name.equals(Backup.DATABASE_ENTRY)) {
            Files.copy(in, fresh.database());
            Durable.file(fresh.database());
        } else if (artifact.matches()) {
            // The content decides the name, so an entry that lies about itself leaves a missing artifact and is found
            // below.
            fresh.create();
            Files.createDirectories(fresh.artifactFolder());
            fresh.artifacts().put(in.readAllBytes());
        } else {
            throw notABackup(file, "it holds a foreign entry");
        }
    }

    private static void requireSound(Path file, Workspace fresh) {
        Migrations.requireReadable(fresh);
        List<String> faults = Integrity.faults(fresh);
        if (!faults.isEmpty()) {
            throw notABackup(file, faults.getFirst());
        }
    }

    private static StoreException notABackup(Path file, String why) {
        return new StoreException("The file " + file + " is no sound ModelDeck backup: " + why
                + ". Nothing was restored; use another backup.");
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
