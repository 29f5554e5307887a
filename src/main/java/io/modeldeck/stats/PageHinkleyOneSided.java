package io.modeldeck.stats;

/**
 * Page–Hinkley test (Page 1954) for a rise of the mean, in the form with a sum that is held at zero: S =
 * max(0, α·S + x − mean − δ), drift when S passes the threshold.
 */
public final class PageHinkleyOneSided implements ChangeDetector {

    private final int minInstances;
    private final double delta;
    private final double threshold;
    private final double alpha;

    private long n;
    private double mean;
    private double sum;

    public PageHinkleyOneSided() {
        this(30, 0.005, 50, 0.9999);
    }

    /**
     * @param minInstances the first decision falls on the element before this one
     * @param delta change to tolerate, in units of the stream
     * @param threshold the sum that means drift
     * @param alpha forgetting factor, up to 1
     */
    public PageHinkleyOneSided(int minInstances, double delta, double threshold, double alpha) {
        this.minInstances = minInstances;
        this.delta = delta;
        this.threshold = threshold;
        this.alpha = alpha;
    }

    @Override
    public Signal add(double x) {
        n++;
        mean += (x - mean) / n;
        sum = Math.max(0, alpha * sum + x - mean - delta);
        if (n + 1 >= minInstances && sum > threshold) {
            n = 0;
            mean = 0;
            sum = 0;
            return Signal.DRIFT;
        }
        return Signal.NONE;
    }

    public double mean() {
        return mean;
    }

    public double sum() {
        return sum;
    }
}
