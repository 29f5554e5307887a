package io.modeldeck.telemetry.file;

import io.modeldeck.domain.Table;
import java.util.Arrays;

/**
 * Rows and when each of them happened.
 *
 * @param at epoch milliseconds, one per row
 * @param lines where each row starts in the file, from 1
 */
public record TimedTable(Table table, long[] at, long[] lines) {

    /** The given rows in the given order. */
    public TimedTable pick(int[] rows) {
        return new TimedTable(
                table.pick(rows),
                Arrays.stream(rows).mapToLong(row -> at[row]).toArray(),
                Arrays.stream(rows).mapToLong(row -> lines[row]).toArray());
    }
}
