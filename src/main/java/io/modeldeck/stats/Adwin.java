package io.modeldeck.stats;

import java.util.Arrays;

/**
 * Adaptive windowing (Bifet and Gavaldà 2007): keeps a window of the newest elements and signals drift
 * when some older part of it has another mean than the rest.
 *
 * <p>The window is an exponential histogram: buckets of 1, 2, 4, … elements, a few of each size, with
 * their sum. Memory and the time of a check grow with the logarithm of the window; an element without a
 * check takes constant time on average. Every cut point between buckets is examined. The paper drops old buckets until no cut is left and goes on with the rest; here a detector
 * starts anew after a drift, so the first cut decides.
 */
public final class Adwin implements ChangeDetector {

    private static final int SIZES = 62;

    private final double delta;
    private final int clock;
    private final int maxBuckets;
    private final int minWindow;
    private final int grace;

    /** Buckets of size 2^i, oldest first, are row i. */
    private final double[][] sums;

    private final int[] used = new int[SIZES];
    private int sizes;

    private long ticks;
    private long width;
    private double sum;
    private double squaredDeviations;

    public Adwin() {
        this(0.002);
    }

    /** @param delta confidence; smaller is less sensitive */
    public Adwin(double delta) {
        this(delta, 32, 5, 5, 10);
    }

    /**
     * @param delta confidence; smaller is less sensitive
     * @param clock elements between checks
     * @param maxBuckets buckets kept of each size
     * @param minWindow elements that either part must have
     * @param grace no check up to this width
     */
    public Adwin(double delta, int clock, int maxBuckets, int minWindow, int grace) {
        this.delta = delta;
        this.clock = clock;
        this.maxBuckets = maxBuckets;
        this.minWindow = minWindow;
        this.grace = grace;
        this.sums = new double[SIZES][maxBuckets + 1];
    }

    @Override
    public Signal add(double x) {
        insert(x);
        ticks++;
        if (ticks % clock != 0 || width <= grace) {
            return Signal.NONE;
        }
        if (hasCut()) {
            restart();
            return Signal.DRIFT;
        }
        return Signal.NONE;
    }

    /** Elements in the window. */
    public long width() {
        return width;
    }

    /** Mean of the window; 0 while it is empty. */
    public double mean() {
        return width == 0 ? 0 : sum / width;
    }

    /** Squared deviations from the mean, summed over the window. */
    public double squaredDeviations() {
        return squaredDeviations;
    }

    private void insert(double x) {
        if (width > 0) {
            double gap = x - sum / width;
            squaredDeviations += gap * gap * width / (width + 1.0);
        }
        width++;
        sum += x;
        append(0, x);
        for (int row = 0; used[row] > maxBuckets; row++) {
            append(row + 1, sums[row][0] + sums[row][1]);
            used[row] -= 2;
            System.arraycopy(sums[row], 2, sums[row], 0, used[row]);
        }
    }

    private void append(int row, double bucketSum) {
        sizes = Math.max(sizes, row + 1);
        sums[row][used[row]] = bucketSum;
        used[row]++;
    }

    private boolean hasCut() {
        double spread = Math.log(2 * Math.log(width) / delta);
        double variance = squaredDeviations / width;
        double oldSize = 0;
        double oldSum = 0;
        for (int row = sizes - 1; row >= 0; row--) {
            double size = Math.scalb(1.0, row);
            for (int bucket = 0; bucket < used[row]; bucket++) {
                oldSize += size;
                oldSum += sums[row][bucket];
                double newSize = width - oldSize;
                if (oldSize >= minWindow && newSize >= minWindow) {
                    double gap = Math.abs(oldSum / oldSize - (sum - oldSum) / newSize);
                    double m = 1 / (oldSize - minWindow + 1) + 1 / (newSize - minWindow + 1);
                    if (gap > Math.sqrt(2 * m * variance * spread) + 2.0 / 3 * spread * m) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void restart() {
        ticks = 0;
        width = 0;
        sum = 0;
        squaredDeviations = 0;
        sizes = 0;
        Arrays.fill(used, 0);
    }
}
