package io.modeldeck.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The one writer of a workspace. The operating system holds the lock, so a killed holder leaves none behind; the file's text only says who
 * holds it.
 */
public final class WorkspaceLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private WorkspaceLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock, or answers empty when another process (or this one) holds it. */
    static Optional<WorkspaceLock> take(Path file, String holder) throws IOException {
        Optional<WorkspaceLock> taken =
                lock(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        if (taken.isPresent()) {
            FileChannel channel = taken.get().channel;
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            channel.force(true);
        }
        return taken;
    }

    /** Takes the lock on a file that is there, and leaves what it says. */
    static Optional<WorkspaceLock> hold(Path file) throws IOException {
        return lock(FileChannel.open(file, StandardOpenOption.WRITE));
    }

    private static Optional<WorkspaceLock> lock(FileChannel channel) throws IOException {
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new WorkspaceLock(channel, lock));
    }

    /** What the holder wrote about itself; empty when nobody ever held it. */
    static String holder(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            // On Windows a locked file cannot be read; then the holder stays unnamed.
            return "";
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            // Far behind the text, so that the text can be read where locks are mandatory.
            return channel.tryLock(1L << 40, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Releases it; once is enough. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new StoreException("Cannot release the workspace's lock (" + e.getMessage() + ").", e);
        }
    }
}
