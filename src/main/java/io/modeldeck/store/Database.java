package io.modeldeck.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Changes;
import io.modeldeck.domain.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * One SQLite file: a single write connection behind a lock, a few read connections, WAL, {@code synchronous=FULL}.
 *
 * <p>A transaction is durable when {@link #transaction} returns. A call inside a running transaction of the same thread joins it, so several
 * hops may share one commit. What fails inside is undone by itself where it was an {@link #attempt}; else the whole is. Changes announced inside a transaction go out, once each, after it committed, and never when it did not.
 */
public final class Database implements AutoCloseable {

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Reads all rows of an answer, from before the first. */
    @FunctionalInterface
    public interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /** What is done with a prepared statement. */
    @FunctionalInterface
    public interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private final Path file;
    private final boolean readOnly;
    private final Runnable threadGuard;
    private final Writer writer;
    private final HikariDataSource readers;
    private final Jdbi reader;

    private Database(Path file, boolean readOnly, Runnable threadGuard) {
        this.file = file;
        this.readOnly = readOnly;
        this.threadGuard = threadGuard;
        this.writer = new Writer(file);
        this.readers = readers(file);
        this.reader = Jdbi.create(readers);
    }

    /**
     * Opens the file for reading and writing, brings its schema up to date (after a backup copy when it held data) and keeps it open.
     *
     * @param threadGuard runs before every access and may refuse the thread (the window's thread must never wait for a disk)
     */
    public static Database open(Workspace workspace, Runnable threadGuard) {
        Migrations.bringUpToDate(workspace);
        return new Database(workspace.database(), false, threadGuard);
    }

    /** Opens the file for reading only; the schema must be the one that this program knows. */
    public static Database openReadOnly(Workspace workspace, Runnable threadGuard) {
        Migrations.requireCurrent(workspace);
        return new Database(workspace.database(), true, threadGuard);
    }

    /** Where announced changes go after their commit. Set once, while the engine is put together. */
    public void announceTo(Changes listener) {
        writer.announceTo(listener);
    }

    /** Reads. Inside a transaction of this thread it sees that transaction's own writes. */
    public <T> T read(Function<Handle, T> query) {
        threadGuard.run();
        if (inTransaction()) {
            return query.apply(writer.current());
        }
        writer.requireOpen();
        try {
            return reader.withHandle(query::apply);
        } catch (JdbiException e) {
            throw StoreFailures.of(file, e);
        }
    }

    /** Writes in a transaction of its own, or in the running one of this thread. */
    public <T> T write(Function<Handle, T> work) {
        return joined(() -> work.apply(writer.current()));
    }

    /** Writes without an answer. */
    public void run(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return null;
        });
    }

    /**
     * Reads by a plain statement, which stays prepared on the write connection: for what the hops ask hour by hour.
     *
     * @param values by position, {@code ?1} the first: texts, numbers, bytes or null
     */
    public <T> T query(String sql, Rows<T> rows, Object... values) {
        threadGuard.run();
        try {
            if (inTransaction()) {
                return writer.statements().use(sql, statement -> PlainSql.query(statement, rows, values));
            }
            try (Connection connection = readers.getConnection();
                    PreparedStatement statement = connection.prepareStatement(FixedPlan.of(sql))) {
                return PlainSql.query(statement, rows, values);
            }
        } catch (SQLException e) {
            throw StoreFailures.of(file, e);
        }
    }

    /** {@link #query} for the rows one by one. */
    public <T> List<T> list(String sql, Row<T> row, Object... values) {
        return query(
                sql,
                rows -> {
                    List<T> list = new ArrayList<>();
                    while (rows.next()) {
                        list.add(row.read(rows));
                    }
                    return list;
                },
                values);
    }

    /** {@link #query} for the first row, if there is one. */
    public <T> Optional<T> first(String sql, Row<T> row, Object... values) {
        return query(sql, rows -> rows.next() ? Optional.of(row.read(rows)) : Optional.empty(), values);
    }

    /** Writes by a plain statement that stays prepared, in a transaction of its own or the running one; answers how many rows it touched. */
    public int update(String sql, Object... values) {
        return prepared(sql, statement -> PlainSql.update(statement, values));
    }

    /** {@link #update} for each of the lists of values, in one go. */
    public int[] updateEach(String sql, List<Object[]> each) {
        return prepared(sql, statement -> PlainSql.updateEach(statement, each));
    }

    /** {@link #update} by hand, where values are many and primitive. */
    public <T> T prepared(String sql, Use<T> use) {
        requireWritable();
        return writer.prepared(sql, use);
    }

    /**
     * Everything that the work writes becomes durable together, or nothing does. Inside a running transaction it becomes so together with that; when it fails after it
     * wrote something, and somebody catches that, the whole is refused: whoever wants to go on uses {@link #attempt}.
     */
    public <T> T transaction(Supplier<T> work) {
        requireWritable();
        return inTransaction() ? writer.whollyJoined(work) : writer.joined(work);
    }

    /** {@link #transaction}, of which nothing stays when it fails, also inside a running one; for work whose failure somebody catches there. */
    public <T> T attempt(Supplier<T> work) {
        requireWritable();
        return inTransaction() ? writer.nested(work) : writer.joined(work);
    }

    private <T> T joined(Supplier<T> work) {
        requireWritable();
        return writer.joined(work);
    }

    /** Refuses a thread that must not wait for a disk, and whoever has the file for reading only. */
    private void requireWritable() {
        threadGuard.run();
        if (readOnly) {
            throw new StoreException(
                    "The workspace " + file.getParent()
                            + " is open here for reading only, so nothing was changed. Close the process that holds it, or make its folder writable, and open it again.");
        }
    }

    /**
     * {@link Compaction} of the file, for which whoever writes waits.
     *
     * @param progress stops it
     * @return its size before; empty where it was stopped, which leaves the file as it was
     */
    public Optional<Compaction.Size> compact(Workspace workspace, Progress progress) {
        requireWritable();
        return writer.compact(workspace, progress);
    }

    /** Whether this thread is inside a transaction, so that what it writes becomes durable only with that. */
    public boolean inTransaction() {
        return writer.inTransaction();
    }

    /** A number that grows with each transaction that wrote something, as soon as that is durable: while it stands, nothing has changed. */
    public long commits() {
        return writer.commits();
    }

    /**
     * Has the listener run after each transaction that wrote something, once {@link #commits} has grown, on the thread that wrote; it only takes note and returns.
     *
     * @return ends that
     */
    public Runnable afterCommits(Runnable listener) {
        return writer.afterCommits(listener);
    }

    /** How often something failed that was done because of a change, after its commit: the log has what. The changes stand. */
    public long failedAfterwards() {
        return writer.failedAfterwards();
    }

    /** In a transaction of this thread: a number that grows with each write to one of the tables, and from one transaction to the next. */
    long writes(List<String> tables) {
        return writer.statements().writes().of(tables);
    }

    /**
     * Announces a change when the running transaction commits, or at once when none runs on this thread. Whoever fails to hear of it, as whatever fails of {@link
     * #whenDurable} and {@link #whenOver}, is logged and counted, and nothing else is kept from being done: the change stands.
     */
    public void announce(Change change) {
        writer.announce(change);
    }

    /** Does that when the running transaction is on the disk, and never when it fails, or at once when none runs on this thread. */
    public void whenDurable(Runnable work) {
        writer.whenDurable(work);
    }

    /** Does that when the running transaction is over, however it ends, or at once when none runs on this thread: for what was remembered inside of it. */
    public void whenOver(Runnable work) {
        writer.whenOver(work);
    }

    public Path file() {
        return file;
    }

    /** Waits for the transaction that is going; what comes later is refused. */
    @Override
    public void close() {
        writer.close(readers::close);
    }

    private static HikariDataSource readers(Path file) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(SqliteConnections.source(file));
        // Not SQLite's read-only open: that cannot read a WAL file that nobody else has open.
        config.setConnectionInitSql("PRAGMA query_only = 1");
        config.setPoolName("modeldeck-readers");
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
