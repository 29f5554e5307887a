package io.modeldeck.ui.kit;

import java.util.Arrays;

/** How long results waited until the thread that paints came to them: long waits are what a person feels as a frozen window. FX thread. */
public final class FxWaits {

    /** Longer than this is felt. */
    public static final long FELT_MILLIS = 100;

    private static final int KEPT = 120;

    private final double[] newest = new double[KEPT];
    private long all;
    private long felt;
    private double longest;

    void waited(long nanos) {
        double millis = nanos / 1e6;
        newest[(int) (all % KEPT)] = millis;
        all++;
        longest = Math.max(longest, millis);
        if (millis > FELT_MILLIS) {
            felt++;
        }
    }

    /** The last waits in milliseconds, oldest first. */
    public double[] newest() {
        int count = (int) Math.min(all, KEPT);
        double[] waits = new double[count];
        for (int i = 0; i < count; i++) {
            waits[i] = newest[(int) ((all - count + i) % KEPT)];
        }
        return waits;
    }

    /** The middle one of the last waits; NaN before the first. */
    public double median() {
        double[] sorted = newest();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** The longest since the window opened, in milliseconds. */
    public double longest() {
        return longest;
    }

    /** How many were felt, of {@link #count}. */
    public long felt() {
        return felt;
    }

    public long count() {
        return all;
    }
}
