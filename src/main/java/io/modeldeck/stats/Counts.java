package io.modeldeck.stats;

/** Checks and sums of count arrays. */
final class Counts {

    private Counts() {}

    static void requirePaired(long[] ref, long[] cur) {
        if (ref.length != cur.length) {
            throw new IllegalArgumentException(
                    "both sides need the same bins, but there are " + ref.length + " and " + cur.length);
        }
    }

    static void requireBins(int k) {
        if (k < 2) {
            throw new IllegalArgumentException("a binning needs at least 2 bins, not " + k);
        }
    }

    static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a count cannot be negative: " + count);
            }
            total += count;
        }
        return total;
    }
}
