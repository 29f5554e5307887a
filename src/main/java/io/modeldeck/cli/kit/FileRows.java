package io.modeldeck.cli.kit;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.TableFile;
import io.modeldeck.telemetry.file.TimeColumn;
import io.modeldeck.telemetry.file.TimedTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Rows of a file with the line of each, so that a bad one can be named by its place. */
public record FileRows(Path file, TimedTable timed) {

    /** Rows without a clock; {@link #timed} then holds no times that mean anything. */
    public static FileRows read(Path file, ReadOptions options) {
        // The count stands in for a clock: reading with one is what keeps the lines.
        return new FileRows(
                file, TableFile.read(file, options, new TimeColumn.EveryRow(Duration.ofMillis(1), Instant.EPOCH)));
    }

    public static FileRows read(Path file, ReadOptions options, String time, FileOptions form, Times times) {
        return new FileRows(
                file, TableFile.read(file, options, TimeColumn.parse(time, form.timeFormat(), times.zone())));
    }

    public long line(int row) {
        return timed.lines()[row];
    }

    public Instant at(int row) {
        return Instant.ofEpochMilli(timed.at()[row]);
    }

    public int rows() {
        return timed.table().rows();
    }

    /** Only the rows that are not older than that before the newest. */
    public FileRows newest(Duration window) {
        long newest = LongStream.of(timed.at()).max().orElse(0);
        long oldest = newest - window.toMillis();
        int[] kept = IntStream.range(0, rows())
                .filter(row -> timed.at()[row] >= oldest)
                .toArray();
        return new FileRows(file, timed.pick(kept));
    }

    /** The column of that name, or a sentence with the file, the option and the columns there are. */
    public Column require(String name, String option) {
        return timed.table()
                .column(name)
                .orElseThrow(() -> new Problem(file + " has no column '" + name + "' for " + option
                        + "; its columns are " + String.join(", ", timed.table().names()) + "."));
    }

    /** The column, every row of it present. */
    public Column requireComplete(String name, String option) {
        Column column = require(name, option);
        Optional<Integer> missing = firstMissing(column);
        if (missing.isPresent()) {
            throw new Problem(file + ", line " + line(missing.get()) + ", column '" + name
                    + "': the value is missing; fill it in, or leave the row out with --rows FROM:TO.");
        }
        return column;
    }

    private static Optional<Integer> firstMissing(Column column) {
        for (int row = 0; row < column.rows(); row++) {
            if (column.isMissing(row)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }
}
