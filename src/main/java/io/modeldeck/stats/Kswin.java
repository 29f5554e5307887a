package io.modeldeck.stats;

import java.util.Arrays;

/**
 * Kolmogorov–Smirnov windowing (Raab, Heusinger and Schleif 2020): the newest part of a sliding window
 * is tested against the older part.
 *
 * <p>The paper draws a random sample of the older part; here all of it is used, so that a stream always
 * gets the same answer.
 */
public final class Kswin implements ChangeDetector {

    /** Smaller gaps are never a drift, however significant. */
    public static final double SMALLEST_GAP = 0.1;

    private final int recentSize;
    private final double criticalGap;
    private final double[] window;

    private int size;
    private int next;

    public Kswin() {
        this(0.005, 100, 30);
    }

    /**
     * @param alpha p value at or below which the parts differ
     * @param windowSize elements kept
     * @param recentSize how many of them are the newest part; fewer than {@code windowSize}
     */
    public Kswin(double alpha, int windowSize, int recentSize) {
        if (recentSize < 1 || recentSize >= windowSize) {
            throw new IllegalArgumentException(
                    "the newest part must be smaller than the window, but " + recentSize + " of " + windowSize);
        }
        this.recentSize = recentSize;
        this.criticalGap = criticalGap(alpha, windowSize - recentSize, recentSize);
        this.window = new double[windowSize];
    }

    @Override
    public Signal add(double x) {
        window[next] = x;
        next = (next + 1) % window.length;
        size = Math.min(size + 1, window.length);
        if (size == window.length && hasChanged()) {
            size = 0;
            next = 0;
            return Signal.DRIFT;
        }
        return Signal.NONE;
    }

    private boolean hasChanged() {
        double[] older = new double[window.length - recentSize];
        double[] recent = new double[recentSize];
        for (int i = 0; i < window.length; i++) {
            double value = window[(next + i) % window.length];
            if (i < older.length) {
                older[i] = value;
            } else {
                recent[i - older.length] = value;
            }
        }
        Arrays.sort(older);
        Arrays.sort(recent);
        double gap = KolmogorovSmirnov.statistic(older, recent);
        return gap > SMALLEST_GAP && gap >= criticalGap;
    }

    /** The smallest gap with an exact p of at most alpha, found once: the sizes never change. */
    private static double criticalGap(double alpha, int n, int m) {
        double cells = (double) n * m;
        long tooSmall = 0;
        long large = (long) n * m + 1;
        while (large - tooSmall > 1) {
            long middle = (large + tooSmall) / 2;
            if (KolmogorovSmirnov.exactP(n, m, middle / cells) <= alpha) {
                large = middle;
            } else {
                tooSmall = middle;
            }
        }
        return large / cells;
    }
}
