package io.modeldeck.benchmark;

import java.util.Arrays;

/**
 * The calls of one model in a benchmark, in the order of time.
 *
 * @param millis of each call; NaN where it failed
 * @param error of the first call that failed; empty where none did
 */
record Timings(double[] millis, int failures, String error) {

    int calls() {
        return millis.length;
    }

    boolean isClean() {
        return failures == 0 && millis.length > 0;
    }

    /** The calls that were answered. */
    double[] answered() {
        double[] answered = new double[millis.length];
        int n = 0;
        for (double each : millis) {
            if (!Double.isNaN(each)) {
                answered[n++] = each;
            }
        }
        return Arrays.copyOf(answered, n);
    }
}
