package io.modeldeck.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** How every connection to a workspace's file is set up. The URL is made of our own file only. */
final class SqliteConnections {

    private static final int BUSY_MILLIS = 5_000;
    private static final int JOURNAL_LIMIT_BYTES = 64 << 20;
    /** At this length the writer brings the journal into the file by itself; about 64 MiB. */
    static final int JOURNAL_PAGES = 8_000;

    /** Of a new file; one that is there keeps its own. Rows of events are some hundred bytes, of which more fit into a larger page. */
    private static final int PAGE_BYTES = 8 << 10;

    private static final int CACHE_KIB = -32 << 10;

    private SqliteConnections() {}

    /**
     * Where the folder cannot be written to, nobody changes the file, and SQLite must not try to make the journal's index beside it; a journal that a
     * killed process left there would have to be merged first, which is refused.
     */
    private static String url(Path file) {
        boolean frozen = !Files.isWritable(file.getParent()) && !Files.exists(journal(file));
        return "jdbc:sqlite:" + (frozen ? "file:" + file.toUri().getRawPath() + "?immutable=1" : file);
    }

    private static Path journal(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    /** A connection that only looks: it sets no journal mode, so that a file of another program or version stays as it is. */
    static Connection inspection(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setReadOnly(true);
        return config.createConnection(url(file));
    }

    /** Settles what a file keeps for good, while it holds nothing; the settings of {@link #source} come in no certain order. */
    static void settle(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        try (Connection connection = config.createConnection(url(file));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = " + PAGE_BYTES);
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // With NORMAL a power cut loses commits that were already acknowledged.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        // A transaction that reads first and writes then would else be refused where another process wrote between.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(JOURNAL_PAGES));
        config.setJournalSizeLimit(JOURNAL_LIMIT_BYTES);
        config.setCacheSize(CACHE_KIB);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.enforceForeignKeys(true);
        // The driver would ask for the last row's number after every insert; where it is wanted, the insert says
        // RETURNING.
        config.setGetGeneratedKeys(false);
        config.enableLoadExtension(false);
        // A file that somebody removed meanwhile must not come again as an empty one.
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url(file));
        return source;
    }
}
