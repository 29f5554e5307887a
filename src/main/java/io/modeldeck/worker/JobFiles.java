package io.modeldeck.worker;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.store.Durable;
import io.modeldeck.store.Leftovers;
import io.modeldeck.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/** Models that workers sent, before they are looked at: one file for a job, named by the console, there as a whole or not at all. */
final class JobFiles {

    private static final int BUFFER = 1 << 16;
    private static final String ENDING = ".onnx";
    private static final Pattern MODEL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.onnx");

    private final Path folder;
    private final long largest;

    JobFiles(Path folder, long largest) {
        this.folder = folder;
        this.largest = largest;
    }

    long largest() {
        return largest;
    }

    /**
     * Keeps what comes, durably, where its SHA-256 is the one that was promised.
     *
     * @return the SHA-256 that it has; nothing is kept where that is another
     * @throws HttpCall.TooLarge when more comes than a model may have
     */
    String put(WorkerJob job, InputStream content, String promised) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "incoming", ".part");
        try {
            String found = write(part, content);
            if (found.equals(promised)) {
                Files.move(part, file(job), StandardCopyOption.REPLACE_EXISTING);
                Durable.folder(folder);
            }
            return found;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    boolean has(WorkerJob job) {
        return Files.isRegularFile(file(job));
    }

    byte[] read(WorkerJob job) throws IOException {
        return Files.readAllBytes(file(job));
    }

    void remove(WorkerJob job) {
        try {
            Files.deleteIfExists(file(job));
        } catch (IOException e) {
            throw new StoreException("Cannot remove " + file(job) + " (" + DiskReason.of(e) + ").", e);
        }
    }

    /** Removes what the end of the program left: what came half, and models of jobs that are over. */
    void clear(Set<String> open) {
        Leftovers.clear(
                folder,
                name -> Leftovers.isIncoming(name)
                        || MODEL.matcher(name).matches()
                                && !open.contains(name.substring(0, name.length() - ENDING.length())));
    }

    private Path file(WorkerJob job) {
        return folder.resolve(job.id() + ENDING);
    }

    private String write(Path part, InputStream content) throws IOException {
        MessageDigest digest = sha256();
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
            byte[] buffer = new byte[BUFFER];
            long all = 0;
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                all += n;
                if (all > largest) {
                    throw new HttpCall.TooLarge();
                }
                out.write(buffer, 0, n);
            }
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
