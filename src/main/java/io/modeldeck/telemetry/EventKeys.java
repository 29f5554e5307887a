package io.modeldeck.telemetry;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.telemetry.file.RowHash;

/**
 * Ids for rows that bring none: the time, a hash of the row and which of the equal rows of that time it is. The same file gives the same ids in every
 * run, whatever range of it is taken, and equal rows keep ids of their own. The text begins with the time, so that the index grows at its end.
 */
public final class EventKeys {

    /** Longest id that is kept. */
    public static final int LONGEST = 300;

    private static final int RADIX = 36;

    private final Counts counts = new Counts();
    private final StringBuilder text = new StringBuilder(40);

    /** The id of the next row. Rows must come in the order of the file, from its first one. */
    String next(long at, long hash) {
        int occurrence = counts.next(at * 0x9e3779b97f4a7c15L ^ hash);
        text.setLength(0);
        // Ordered as text for all times from 1970 on.
        pad(Long.toString(Math.max(at, 0), RADIX), 9);
        text.append('-');
        pad(Long.toUnsignedString(hash, RADIX), 13);
        if (at < 0) {
            text.append('m').append(Long.toString(-at, RADIX));
        }
        if (occurrence > 0) {
            text.append('-').append(Integer.toString(occurrence, RADIX));
        }
        return text.toString();
    }

    /** The id of the next row of a table, for those who replay one: rows in order, from the first. */
    public String next(long at, Table table, int row) {
        RowHash hash = new RowHash();
        for (Column column : table.columns()) {
            hash.add(column.text(row));
            hash.endValue();
        }
        return next(at, hash.finish());
    }

    private void pad(String digits, int width) {
        text.repeat('0', Math.max(0, width - digits.length())).append(digits);
    }

    /** How often each key came, in open addressing: a file has as many keys as rows. */
    private static final class Counts {

        private long[] keys = new long[1 << 10];
        private int[] counts = new int[1 << 10];
        private int used;

        int next(long key) {
            if (2 * used > keys.length) {
                grow();
            }
            int slot = slot(keys, counts, key);
            if (counts[slot] == 0) {
                keys[slot] = key;
                used++;
            }
            return counts[slot]++;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldCounts = counts;
            keys = new long[2 * oldKeys.length];
            counts = new int[keys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldCounts[i] != 0) {
                    int slot = slot(keys, counts, oldKeys[i]);
                    keys[slot] = oldKeys[i];
                    counts[slot] = oldCounts[i];
                }
            }
        }

        private static int slot(long[] keys, int[] counts, long key) {
            int mask = keys.length - 1;
            int slot = (int) (key ^ key >>> 32) & mask;
            while (counts[slot] != 0 && keys[slot] != key) {
                slot = slot + 1 & mask;
            }
            return slot;
        }
    }
}
