package io.modeldeck.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Where the native libraries that jars carry are unpacked: a folder that only its owner can enter, instead of the common temporary folder. It is done
 * once; later starts compare each file with the jar.
 */
public final class NativeFolder {

    private final Path folder;

    /** @param folder made for its owner alone, or narrowed to that */
    public NativeFolder(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            // Fails where the folder belongs to somebody else, whose libraries must not be loaded.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Tells sqlite-jdbc to load its library from here. */
    public void prepareSqlite() throws IOException {
        Path unpacked = unpack(SqliteLibrary.find(folder.resolve("sqlite-library")));
        System.setProperty("org.sqlite.lib.path", unpacked.getParent().toString());
        System.setProperty("org.sqlite.lib.name", unpacked.getFileName().toString());
        // where it looks, at each start and file by file, for libraries that earlier starts left: none lie among those
        // of others
        System.setProperty("org.sqlite.tmpdir", folder.toString());
    }

    /**
     * Unpacks a library and all files that lie beside it in its jar.
     *
     * @return the library's file
     */
    public Path unpack(URL library) throws IOException {
        if (!(library.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("not in a jar: " + library);
        }
        connection.setUseCaches(false);
        String name = connection.getEntryName();
        String beside = name.substring(0, name.lastIndexOf('/') + 1);
        try (JarFile jar = connection.getJarFile()) {
            Path target = Files.createDirectories(folder.resolve(stem(Path.of(jar.getName()))));
            List<JarEntry> entries = jar.stream()
                    .filter(entry -> entry.getName().startsWith(beside)
                            && entry.getName().indexOf('/', beside.length()) < 0
                            && entry.getName().length() > beside.length())
                    .toList();
            for (JarEntry entry : entries) {
                unpack(jar, entry, target.resolve(entry.getName().substring(beside.length())));
            }
            return target.resolve(name.substring(beside.length()));
        }
    }

    /** The jar's name without its ending, which tells its version: versions lie beside each other. */
    private static String stem(Path jar) {
        return jar.getFileName().toString().replaceFirst("\\.jar$", "");
    }

    private void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
        if (isWhole(file, entry)) {
            return;
        }
        Path part = Files.createTempFile(folder, "unpacking", ".part");
        try {
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            // Another process that starts may do the same: each of them moves a whole file.
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isWhole(Path file, JarEntry entry) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != entry.getSize()) {
            return false;
        }
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), sum)) {
            while (in.read(buffer) >= 0) {
                // the sum grows
            }
        }
        return sum.getValue() == entry.getCrc();
    }
}
