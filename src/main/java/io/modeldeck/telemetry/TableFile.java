package io.modeldeck.telemetry;

import io.modeldeck.domain.Table;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of rows: CSV, gzip of CSV, JSON Lines. A column is numeric when every present value is a finite decimal number, unless it is named
 * otherwise. Whatever cannot be read refuses the file with its line, the column and the value.
 */
public final class TableFile {

    private TableFile() {}

    /** Reads the rows. */
    public static Table read(Path file, ReadOptions options) {
        throw new UnsupportedOperationException("being written");
    }

    /** Reads the rows of the range; the range replaces the one of the options unless it is open on both sides. */
    public static Table read(FileRange range, ReadOptions options) {
        return read(range.file(), range.rows().equals(RowRange.ALL) ? options : options.withRows(range.rows()));
    }

    /** Reads the rows with the time of each. The time column itself is a column of the table, too. */
    public static TimedTable read(Path file, ReadOptions options, TimeColumn time) {
        throw new UnsupportedOperationException("being written");
    }

    /** The names of the columns. */
    public static List<String> columns(Path file, ReadOptions options) {
        throw new UnsupportedOperationException("being written");
    }
}
