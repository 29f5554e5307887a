package io.modeldeck.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one writer of a workspace. The operating system holds the lock, so a killed holder leaves none behind; the file's text only says who
 * holds it.
 *
 * <p>On POSIX systems a process loses its lock on a file with the first handle of that file that it closes, whichever that is. So a file that is locked here is opened by
 * nobody else of this process: who asks for the lock, or for its holder, is answered from what is remembered.
 */
public final class WorkspaceLock implements AutoCloseable {

    /** Longer than anything that a holder says of itself. */
    private static final int LONGEST = 4_096;

    /** What this process holds, by the identity of the file, whatever path leads to it: the lock belongs to the process, and so does this. */
    private static final Map<Object, WorkspaceLock> HELD = new HashMap<>();

    private final Object key;
    private final FileChannel channel;
    private final FileLock lock;

    private WorkspaceLock(Object key, FileChannel channel, FileLock lock) {
        this.key = key;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock, or answers empty when another process (or this one) holds it. */
    static Optional<WorkspaceLock> take(Path file, String holder) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException isThere) {
            // It may be held, by us or by others.
        }
        Optional<WorkspaceLock> taken = hold(file);
        if (taken.isPresent()) {
            try {
                taken.get().say(holder);
            } catch (IOException e) {
                taken.get().close();
                throw e;
            }
        }
        return taken;
    }

    /** Takes the lock on a file that is there, and leaves what it says. */
    static Optional<WorkspaceLock> hold(Path file) throws IOException {
        return hold(file, WorkspaceLock::tryLock);
    }

    /** Asks the operating system for the lock; null where another one has it. */
    @FunctionalInterface
    interface Locking {
        FileLock of(FileChannel channel) throws IOException;
    }

    static Optional<WorkspaceLock> hold(Path file, Locking locking) throws IOException {
        synchronized (HELD) {
            Object key = key(file);
            if (HELD.containsKey(key)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Optional<WorkspaceLock> taken = lock(channel, locking).map(lock -> new WorkspaceLock(key, channel, lock));
            taken.ifPresent(held -> HELD.put(key, held));
            return taken;
        }
    }

    /** The lock on it; a channel that gets none is closed, whatever kept it. */
    private static Optional<FileLock> lock(FileChannel channel, Locking locking) throws IOException {
        Optional<FileLock> lock = Optional.empty();
        try {
            lock = Optional.ofNullable(locking.of(channel));
            return lock;
        } finally {
            if (lock.isEmpty()) {
                channel.close();
            }
        }
    }

    /** What the holder wrote about itself; empty when nobody ever held it. */
    static String holder(Path file) {
        synchronized (HELD) {
            try {
                if (!Files.exists(file)) {
                    return "";
                }
                WorkspaceLock ours = HELD.get(key(file));
                return ours == null ? Files.readString(file).strip() : ours.said();
            } catch (IOException e) {
                // On Windows a locked file cannot be read; then the holder stays unnamed.
                return "";
            }
        }
    }

    private void say(String holder) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(true);
    }

    /** What the file says, read by the one handle that may be closed without a loss. */
    String said() throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
    }

    /** Its number on its disk; where the system numbers no files, as Windows, which has no such locks either, its path. */
    private static Object key(Path file) throws IOException {
        Object number = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return number == null ? file.toRealPath() : number;
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
        synchronized (HELD) {
            if (!channel.isOpen()) {
                return;
            }
            HELD.remove(key);
            try (channel) {
                lock.release();
            } catch (IOException e) {
                throw new StoreException("Cannot release the workspace's lock (" + e.getMessage() + ").", e);
            }
        }
    }
}
