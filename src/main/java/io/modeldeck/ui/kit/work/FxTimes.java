package io.modeldeck.ui.kit.work;

import java.util.Arrays;

/** How long something took, again and again, with the newest times kept. Of use for what a person feels as a frozen window. FX thread. */
public final class FxTimes {

    private final double[] newest;
    private final long feltMillis;
    private long all;
    private long felt;
    private double longest;

    /**
     * @param kept how many of the newest times are kept
     * @param feltMillis longer than this is felt
     */
    FxTimes(int kept, long feltMillis) {
        newest = new double[kept];
        this.feltMillis = feltMillis;
    }

    void took(long nanos) {
        double millis = nanos / 1e6;
        newest[(int) (all % newest.length)] = millis;
        all++;
        longest = Math.max(longest, millis);
        if (millis > feltMillis) {
            felt++;
        }
    }

    /** The last times in milliseconds, oldest first. */
    public double[] newest() {
        int count = (int) Math.min(all, newest.length);
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = newest[(int) ((all - count + i) % newest.length)];
        }
        return times;
    }

    /** The middle one of the last times; NaN before the first. */
    public double median() {
        double[] sorted = newest();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** The longest since the first, in milliseconds. */
    public double longest() {
        return longest;
    }

    /** How many were felt, of {@link #count}. */
    public long felt() {
        return felt;
    }

    public long feltMillis() {
        return feltMillis;
    }

    public long count() {
        return all;
    }
}
