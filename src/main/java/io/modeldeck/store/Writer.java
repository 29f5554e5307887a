package io.modeldeck.store;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Changes;
import io.modeldeck.domain.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The one write connection of a file, behind a lock: a transaction at a time, which belongs to its thread. What is announced inside one goes out, once
 * each, after it committed, and never when it did not.
 */
final class Writer {

    private final Path file;
    private final Whereabouts whereabouts;
    private final Connection connection;
    private final Jdbi jdbi;
    private final Checkpoints checkpoints;
    private final Afterwards afterwards = new Afterwards();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Changes changes = Changes.none();
    private volatile boolean closed;
    /** Written under the lock. */
    private volatile long commits;

    // Guarded by the lock.
    private final Statements statements;
    private final Savepoints savepoints;
    private final Set<Change> pending = new LinkedHashSet<>();
    private final List<Runnable> durable = new ArrayList<>();
    private final List<Runnable> over = new ArrayList<>();
    private Handle current;
    private boolean lost;

    Writer(Path file) {
        this.file = file;
        try {
            this.connection = SqliteConnections.source(file).getConnection();
            this.statements = new Statements(connection);
            this.savepoints = new Savepoints(connection);
        } catch (SQLException e) {
            throw StoreFailures.of(file, e);
        }
        this.whereabouts = new Whereabouts(file);
        this.jdbi = Jdbi.create(connection);
        jdbi.setStatementBuilderFactory(asked -> statements);
        this.checkpoints = new Checkpoints(file);
    }

    void announceTo(Changes listener) {
        this.changes = listener;
    }

    /** Whether this thread is inside a transaction. */
    boolean inTransaction() {
        return lock.isHeldByCurrentThread() && current != null;
    }

    /** Of the transaction that this thread is in. */
    Handle current() {
        return current;
    }

    /** Of the transaction that this thread is in. */
    Statements statements() {
        return statements;
    }

    long commits() {
        return commits;
    }

    /** Has it run after each transaction that wrote something, until the answer is run. */
    Runnable afterCommits(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How often something that follows a change failed. */
    long failedAfterwards() {
        return afterwards.failed();
    }

    /** When the transaction of this thread commits, or at once where it is in none. */
    void announce(Change change) {
        if (inTransaction()) {
            pending.add(change);
        } else {
            afterwards.each(List.of(() -> changes.announce(change)));
        }
    }

    /** Does that when the transaction of this thread is on the disk, and never when it fails; at once where it is in none. */
    void whenDurable(Runnable work) {
        if (inTransaction()) {
            durable.add(work);
        } else {
            afterwards.each(List.of(work));
        }
    }

    /** Does that when the transaction of this thread is over, however it ends; at once where it is in none. */
    void whenOver(Runnable work) {
        if (inTransaction()) {
            over.add(work);
        } else {
            afterwards.each(List.of(work));
        }
    }

    /** Works in a transaction of its own, or in that which this thread is in; see {@link Database#transaction}. */
    <T> T joined(Supplier<T> work) {
        lock.lock();
        if (current != null) {
            try {
                return whole(work).get();
            } finally {
                lock.unlock();
            }
        }
        boolean kept = false;
        try {
            T result = alone(work);
            kept = true;
            return result;
        } finally {
            List<Runnable> then = after(kept);
            lock.unlock();
            afterwards.each(then);
        }
    }

    private <T> T alone(Supplier<T> work) {
        requireOpen();
        T result;
        long before;
        try (Handle handle = jdbi.open()) {
            current = handle;
            statements.writes().noteEvery();
            lost = false;
            before = statements.writes().total();
            result = handle.inTransaction(h -> whole(inPlace(work.get(), before)));
        } catch (JdbiException e) {
            throw StoreFailures.of(file, e);
        } finally {
            current = null;
        }
        checkpoints.committed();
        if (statements.writes().total() != before) {
            commits++;
            durable.addAll(listeners);
        }
        return result;
    }

    /** Last of all, so that nobody is told that something is kept which nobody finds again. */
    private <T> T inPlace(T done, long before) {
        if (statements.writes().total() != before) {
            whereabouts.requireThere();
        }
        return done;
    }

    /** What is still to be done after a transaction, outside of the lock. */
    private List<Runnable> after(boolean kept) {
        List<Runnable> then = new ArrayList<>(over);
        if (kept) {
            then.addAll(durable);
            pending.forEach(change -> then.add(() -> changes.announce(change)));
        }
        over.clear();
        durable.clear();
        pending.clear();
        return then;
    }

    /** Works in the transaction that this thread is in, which is refused as a whole where the work fails after it wrote something. */
    <T> T whollyJoined(Supplier<T> work) {
        long before = statements.writes().total();
        try {
            return joined(work);
        } catch (RuntimeException | Error e) {
            lost |= statements.writes().total() != before;
            throw e;
        }
    }

    /** Works in the transaction that this thread is in, of which nothing that the work did stays where it fails. */
    <T> T nested(Supplier<T> work) {
        int announced = pending.size();
        int waiting = durable.size();
        T result;
        try {
            whole(savepoints).set();
        } catch (SQLException e) {
            lost = true;
            throw StoreFailures.of(file, e);
        }
        try {
            result = whole(work.get());
            savepoints.release();
        } catch (SQLException e) {
            lost = true;
            throw StoreFailures.of(file, e);
        } catch (RuntimeException | Error e) {
            durable.subList(waiting, durable.size()).clear();
            undo(announced, e);
            throw e;
        }
        return result;
    }

    private void undo(int announced, Throwable failure) {
        // What was read of it must not be believed.
        statements.writes().noteEvery();
        lost = false;
        List<Change> later = List.copyOf(pending).subList(announced, pending.size());
        later.forEach(pending::remove);
        try {
            savepoints.back();
        } catch (SQLException gone) {
            lost = true;
            failure.addSuppressed(gone);
        }
    }

    /** Refuses to go on with a transaction of which a part failed half done, or which SQLite has undone, as it does when the disk is full. */
    private <T> T whole(T part) {
        if (lost) {
            throw new StoreException("A part of what was to be written to " + file
                    + " failed so that nothing of it could be kept; repeat it.");
        }
        return part;
    }

    /** Uses a statement that stays prepared, in a transaction as {@link #joined}. */
    <T> T prepared(String sql, Database.Use<T> use) {
        return joined(() -> {
            try {
                return statements.use(sql, use);
            } catch (SQLException e) {
                lost |= StoreFailures.endsTransaction(e);
                throw StoreFailures.of(file, e);
            }
        });
    }

    Optional<Compaction.Size> compact(Workspace workspace, Progress progress) {
        lock.lock();
        try {
            if (current != null) {
                throw new IllegalStateException("A file is not compacted in the middle of a transaction");
            }
            requireOpen();
            whereabouts.requireThere();
            return Compaction.run(workspace, connection, progress);
        } catch (SQLException e) {
            throw StoreFailures.of(file, e);
        } finally {
            lock.unlock();
        }
    }

    void requireOpen() {
        if (closed) {
            throw new StoreException("The workspace " + file.getParent() + " was closed; open it again and repeat.");
        }
    }

    /**
     * Waits for the transaction that is going; what comes later is refused.
     *
     * @param before closes whoever only reads: the last connection brings the journal into the file
     */
    void close(Runnable before) {
        lock.lock();
        // What stands last is closed first; where one of them fails, the others are closed all the same.
        try (connection;
                checkpoints) {
            closed = true;
            before.run();
        } catch (SQLException e) {
            throw StoreFailures.of(file, e);
        } finally {
            lock.unlock();
        }
    }
}
