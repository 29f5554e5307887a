package io.modeldeck.store;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.util.LibraryLoaderUtil;

/** How every connection to a workspace's file is set up. The URL is made of our own file only. */
final class SqliteConnections {

    private static final int BUSY_MILLIS = 5_000;
    private static final int JOURNAL_LIMIT_BYTES = 64 << 20;
    private static final int CACHE_KIB = -32 << 10;

    private SqliteConnections() {}

    /** Where the driver's jar holds the library for this system. */
    static URL nativeLibrary() throws IOException {
        String name = "/" + LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        URL library = LibraryLoaderUtil.class.getResource(name.replaceFirst("^/+", "/"));
        if (library == null) {
            throw new IOException("no library for this system: " + name);
        }
        return library;
    }

    /** A connection that only looks: it sets no journal mode, so that a file of another program or version stays as it is. */
    static Connection inspection(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setReadOnly(true);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // With NORMAL a power cut loses commits that were already acknowledged.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalSizeLimit(JOURNAL_LIMIT_BYTES);
        config.setCacheSize(CACHE_KIB);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.enforceForeignKeys(true);
        // The driver would ask for the last row's number after every insert; where it is wanted, the insert says
        // RETURNING.
        config.setGetGeneratedKeys(false);
        config.enableLoadExtension(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
