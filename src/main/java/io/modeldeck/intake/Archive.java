package io.modeldeck.intake;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a ZIP file that nobody vouches for: plain files with plain names, no more and no larger than what a model may be. */
final class Archive {

    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_RATIO = 200;
    private static final long RATIO_COUNTS_FROM = 10L << 20;
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int TYPE = 0xF000;
    private static final int LINK = 0xA000;

    private Archive() {}

    /** Unpacks it below the folder, which is removed again by the caller when this fails. */
    static void unpack(Path zip, Path folder, long most) {
        try {
            requireNoLinks(zip);
            try (ZipFile archive = new ZipFile(zip.toFile())) {
                unpack(archive, Files.size(zip), folder, most);
            }
        } catch (ZipException e) {
            throw refused(zip, "it is no sound ZIP file", e);
        } catch (IOException e) {
            throw FetchFailure.of(
                    FetchFailure.Code.DISK, "Cannot unpack " + zip.getFileName() + " (" + DiskReason.of(e) + ").", e);
        }
    }

    private static void unpack(ZipFile archive, long packed, Path folder, long most) throws IOException {
        Path zip = Path.of(archive.getName());
        if (archive.size() > MOST_ENTRIES) {
            throw refused(zip, "it holds " + archive.size() + " files, more than " + MOST_ENTRIES, null);
        }
        Set<String> seen = new HashSet<>();
        long left = most;
        Enumeration<? extends ZipEntry> entries = archive.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.isDirectory()) {
                continue;
            }
            SafePath path = new SafePath(entry.getName());
            if (!seen.add(path.lower())) {
                throw refused(zip, "it holds '" + path.text() + "' twice", null);
            }
            long ratioLimit = Math.max(RATIO_COUNTS_FROM, packed * MOST_RATIO);
            try (InputStream in = archive.getInputStream(entry)) {
                left -= copy(in, folder.resolve(path.text()), Math.min(left, ratioLimit), zip);
            }
        }
    }

    private static long copy(InputStream in, Path target, long most, Path zip) throws IOException {
        Files.createDirectories(target.getParent());
        long total = 0;
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            byte[] chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                total += read;
                if (total > most) {
                    throw refused(
                            zip, "unpacked it would be far larger than a model, or than it is packed (a bomb)", null);
                }
                out.write(chunk, 0, read);
            }
        }
        return total;
    }

    /** Reads the types of the entries from the archive's own directory; Java's reader does not tell them. */
    private static void requireNoLinks(Path zip) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            int tail = (int) Math.min(file.length(), 65_557);
            byte[] last = new byte[tail];
            file.seek(file.length() - tail);
            file.readFully(last);
            ByteBuffer bytes = ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = tail - 22; at >= 0; at--) {
                if (bytes.getInt(at) == END) {
                    requireNoLinks(
                            zip,
                            file,
                            Integer.toUnsignedLong(bytes.getInt(at + 16)),
                            Integer.toUnsignedLong(bytes.getInt(at + 12)));
                    return;
                }
            }
        }
        throw refused(zip, "it is no sound ZIP file", null);
    }

    private static void requireNoLinks(Path zip, RandomAccessFile file, long start, long length) throws IOException {
        if (length > 64L << 20 || start + length > file.length()) {
            throw refused(zip, "its directory is too large", null);
        }
        byte[] directory = new byte[(int) length];
        file.seek(start);
        file.readFully(directory);
        ByteBuffer bytes = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at + 46 <= directory.length && bytes.getInt(at) == ENTRY) {
            if ((bytes.getInt(at + 38) >>> 16 & TYPE) == LINK) {
                throw FetchFailure.of(
                        FetchFailure.Code.LINK,
                        zip.getFileName() + " holds a link to somewhere else; nothing of it is taken.");
            }
            at += 46
                    + Short.toUnsignedInt(bytes.getShort(at + 28))
                    + Short.toUnsignedInt(bytes.getShort(at + 30))
                    + Short.toUnsignedInt(bytes.getShort(at + 32));
        }
    }

    private static FetchFailure refused(Path zip, String why, Exception cause) {
        return FetchFailure.of(FetchFailure.Code.ARCHIVE, zip.getFileName() + " is not unpacked: " + why + ".", cause);
    }

    /** Whether a file is one, by its first bytes and its name. */
    static boolean is(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }
}
