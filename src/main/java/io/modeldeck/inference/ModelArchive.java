package io.modeldeck.inference;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Several files as one artifact. The same files in the same order give the same bytes, so that adding a folder again is seen as that. */
public final class ModelArchive {

    private static final int OVERHEAD = 4_096;

    private ModelArchive() {}

    /** @param parts contents by name, in the order in which they are kept */
    public static byte[] of(Map<String, byte[]> parts) {
        long size = parts.values().stream().mapToLong(part -> part.length).sum();
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream((int) Math.min(Integer.MAX_VALUE - 8L, size + OVERHEAD));
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                put(zip, part.getKey(), part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not refuse", e);
        }
        return bytes.toByteArray();
    }

    /** Not compressed: weights hardly get smaller, and what is read is as long as it says. */
    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * The parts of an artifact by name.
     *
     * @param name of the version, for the sentence of a refusal
     */
    public static Map<String, byte[]> read(byte[] artifact, String name) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(artifact))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // A compressed entry was written by somebody else, and may be longer than memory.
                if (entry.getMethod() != ZipEntry.STORED) {
                    throw unsound(name, null);
                }
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw unsound(name, e);
        }
        return parts;
    }

    /** One of the parts; refused when it is not there. */
    public static byte[] part(Map<String, byte[]> parts, String part, String name) {
        byte[] content = parts.get(part);
        if (content == null) {
            throw unsound(name, null);
        }
        return content;
    }

    private static RuntimeFailure unsound(String name, IOException cause) {
        return new RuntimeFailure("The file of '" + name + "' is damaged; add the model's folder again.", cause);
    }
}
