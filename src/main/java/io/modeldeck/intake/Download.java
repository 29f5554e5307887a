package io.modeldeck.intake;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Brings one file: goes on where an earlier try ended, never takes more than was announced, and believes only what has its check sum. */
final class Download {

    /** Told on the downloading thread. */
    interface Listener {
        /** So many bytes of this file are here. */
        void at(long bytes);

        /** What the server calls the content; must be durable before the first byte is. */
        void validator(Optional<String> validator);

        boolean cancelled();
    }

    private static final int CHUNK = 1 << 16;
    private static final long SPARE = 64L << 20;

    private final Web web;
    private final long most;
    private final WatchedBody.Patience patience;

    /**
     * @param most bytes of one file
     * @param patience with a server that sends nothing
     */
    Download(Web web, long most, WatchedBody.Patience patience) {
        this.web = web;
        this.most = most;
        this.patience = patience;
    }

    /** Brings the file to its place; answers its length. */
    long run(FetchFile file, Path target, Listener listener) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            if (file.bytes().isPresent()) {
                requireSize(file.path(), file.bytes().get());
            }
            bring(file, part, listener);
            long length = Files.size(part);
            if (!isGenuine(file, part, length)) {
                Files.delete(part);
                throw FetchFailure.of(
                        FetchFailure.Code.CHECKSUM,
                        file.path()
                                + " did not arrive as its source says it is: its check sum is another. It is fetched anew.");
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return length;
        } catch (IOException e) {
            throw FetchFailure.of(
                    FetchFailure.Code.DISK,
                    "Cannot keep " + file.path() + " in " + target.getParent() + " (" + DiskReason.of(e) + ").",
                    e);
        }
    }

    private void bring(FetchFile file, Path part, Listener listener) throws IOException {
        long have = Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS) ? Files.size(part) : 0;
        if (file.bytes().isPresent() && have == file.bytes().get() && have > 0) {
            return;
        }
        boolean goesOn = have > 0 && file.validator().isPresent();
        Map<String, String> headers = new HashMap<>();
        if (goesOn) {
            headers.put("Range", "bytes=" + have + "-");
            headers.put("If-Range", file.validator().get());
        }
        URI from = URI.create(file.from());
        try (Web.Answer answer = web.get(from, headers)) {
            if (answer.status() == 416 || answer.status() == 206 && !continues(answer, have, goesOn)) {
                Files.deleteIfExists(part);
                throw FetchFailure.of(
                        FetchFailure.Code.BROKEN_OFF,
                        from.getHost() + " cannot go on with " + file.path() + "; it is fetched from its beginning.");
            }
            long start = answer.status() == 206 ? have : 0;
            long announced = announced(file, answer, start);
            requireRoom(part, announced - start);
            if (start == 0) {
                Files.deleteIfExists(part);
                listener.validator(validator(answer));
            }
            copy(file, answer, part, start, announced, listener);
        }
    }

    private static boolean continues(Web.Answer answer, long have, boolean asked) {
        return asked
                && answer.header("Content-Range")
                        .filter(range -> range.startsWith("bytes " + have + "-"))
                        .isPresent();
    }

    /** All bytes of the file; negative where neither the source nor the server says it. */
    private long announced(FetchFile file, Web.Answer answer, long start) {
        long said = answer.length() < 0 ? -1 : start + answer.length();
        if (said >= 0) {
            requireSize(file.path(), said);
        }
        if (file.bytes().isPresent() && said >= 0 && said != file.bytes().get()) {
            throw FetchFailure.of(
                    FetchFailure.Code.SIZE_MISMATCH,
                    file.path() + " was announced with " + file.bytes().get() + " bytes, and "
                            + answer.at().getHost() + " would send " + said + "; inspect the source again.");
        }
        return file.bytes().orElse(said);
    }

    /** Strong names only: a weak one does not promise the same bytes. */
    private static Optional<String> validator(Web.Answer answer) {
        return answer.header("ETag")
                .filter(tag -> tag.startsWith("\"") && tag.length() <= 300)
                .or(() -> answer.header("Last-Modified").filter(date -> date.length() <= 60));
    }

    private void copy(FetchFile file, Web.Answer answer, Path part, long start, long announced, Listener listener)
            throws IOException {
        long limit = announced >= 0 ? announced : most;
        try (FileChannel channel = FileChannel.open(
                        part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                WatchedBody body = new WatchedBody(answer, patience, listener::cancelled)) {
            channel.truncate(start);
            channel.position(start);
            long at = start;
            byte[] chunk = new byte[CHUNK];
            while (true) {
                int read = body.read(chunk);
                if (read < 0) {
                    break;
                }
                if (at + read > limit) {
                    channel.truncate(0);
                    throw FetchFailure.of(
                            FetchFailure.Code.LARGER_THAN_ANNOUNCED,
                            answer.at().getHost() + " sends more of " + file.path() + " than the " + limit
                                    + " bytes that " + (announced >= 0 ? "were announced" : "are allowed") + ".");
                }
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                at += read;
                listener.at(at);
            }
            channel.force(true);
            if (announced >= 0 && at < announced) {
                throw FetchFailure.of(
                        FetchFailure.Code.BROKEN_OFF,
                        answer.at().getHost() + " ended after " + at + " of " + announced + " bytes of " + file.path()
                                + "; another try goes on there.");
            }
        }
    }

    private void requireSize(String path, long bytes) {
        if (bytes > most) {
            throw FetchFailure.of(
                    FetchFailure.Code.TOO_LARGE,
                    path + " has " + bytes + " bytes; at most " + most
                            + " are taken. Choose a smaller or a quantised one.");
        }
    }

    private static void requireRoom(Path part, long more) throws IOException {
        long free = Files.getFileStore(part.getParent()).getUsableSpace();
        if (more > 0 && free < more + SPARE) {
            throw FetchFailure.of(
                    FetchFailure.Code.DISK,
                    "There is room for " + (free >> 20) + " MB in " + part.getParent() + ", and " + (more >> 20)
                            + " MB are to come; make room.");
        }
    }

    private static boolean isGenuine(FetchFile file, Path part, long length) throws IOException {
        if (file.sha256().isPresent()) {
            return file.sha256().get().equals(digest("SHA-256", new byte[0], part));
        }
        if (file.gitSha().isPresent()) {
            byte[] head = ("blob " + length + "\0").getBytes(StandardCharsets.US_ASCII);
            return file.gitSha().get().equals(digest("SHA-1", head, part));
        }
        return true;
    }

    private static String digest(String algorithm, byte[] head, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(head);
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }
}
