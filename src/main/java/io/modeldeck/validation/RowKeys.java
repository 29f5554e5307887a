package io.modeldeck.validation;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Table;
import java.util.Arrays;

/** A number of 64 bits for each row, the same for rows with the same values in every column and hardly ever for others. */
final class RowKeys {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private RowKeys() {}

    /** Of all columns in their order. A number and its text are the same value. */
    static long[] of(Table table) {
        long[] keys = new long[table.rows()];
        Arrays.fill(keys, OFFSET);
        for (Column column : table.columns()) {
            for (int row = 0; row < keys.length; row++) {
                keys[row] = column.isMissing(row) ? mixed(keys[row], -1) : text(keys[row], column.text(row));
                keys[row] = mixed(keys[row], Character.MAX_VALUE + 1L);
            }
        }
        return keys;
    }

    private static long text(long key, String text) {
        String canonical = Labels.canonical(text);
        long mixed = key;
        for (int i = 0; i < canonical.length(); i++) {
            mixed = mixed(mixed, canonical.charAt(i));
        }
        return mixed;
    }

    /** Fowler, Noll and Vo's step (FNV-1a), with the upper half stirred in, since a step of theirs moves bits upwards only. */
    private static long mixed(long key, long value) {
        long next = (key ^ value) * PRIME;
        return next ^ next >>> 32;
    }
}
