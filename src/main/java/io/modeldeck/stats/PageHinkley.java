package io.modeldeck.stats;

/**
 * Page–Hinkley test (Page 1954, Hinkley 1971) for a change of the mean in either direction: the cumulated
 * deviation from the running mean is compared with its minimum (rise) and its maximum (fall).
 */
public final class PageHinkley implements ChangeDetector {

    /** Which change counts. */
    public enum Direction {
        BOTH,
        UP,
        DOWN
    }

    private final int minInstances;
    private final double delta;
    private final double threshold;
    private final double alpha;
    private final Direction direction;

    private long n;
    private double mean;
    private double sumUp;
    private double sumDown;
    private double minUp;
    private double maxDown;

    public PageHinkley() {
        this(30, 0.005, 50, 0.9999, Direction.BOTH);
    }

    /**
     * @param minInstances elements before the first decision
     * @param delta change to tolerate, in units of the stream
     * @param threshold the gap that means drift
     * @param alpha forgetting factor, up to 1
     */
    public PageHinkley(int minInstances, double delta, double threshold, double alpha, Direction direction) {
        this.minInstances = minInstances;
        this.delta = delta;
        this.threshold = threshold;
        this.alpha = alpha;
        this.direction = direction;
        restart();
    }

    @Override
    public Signal add(double x) {
        n++;
        mean += (x - mean) / n;
        double deviation = x - mean;
        sumUp = alpha * sumUp + deviation - delta;
        sumDown = alpha * sumDown + deviation + delta;
        minUp = Math.min(minUp, sumUp);
        maxDown = Math.max(maxDown, sumDown);
        if (n >= minInstances && hasChanged()) {
            restart();
            return Signal.DRIFT;
        }
        return Signal.NONE;
    }

    public double mean() {
        return mean;
    }

    public double sumUp() {
        return sumUp;
    }

    public double sumDown() {
        return sumDown;
    }

    private boolean hasChanged() {
        boolean up = sumUp - minUp > threshold;
        boolean down = maxDown - sumDown > threshold;
        return switch (direction) {
            case BOTH -> up || down;
            case UP -> up;
            case DOWN -> down;
        };
    }

    private void restart() {
        n = 0;
        mean = 0;
        sumUp = 0;
        sumDown = 0;
        minUp = Double.POSITIVE_INFINITY;
        // −1 and not −∞: the convention of the implementations that results are compared with.
        maxDown = -1;
    }
}
