package io.modeldeck.stats;

/**
 * Drift detection method (Gama, Medas, Castillo and Rodrigues 2004) for streams of 0 = right and 1 =
 * wrong: the error rate plus its deviation is compared with its minimum so far.
 */
public final class Ddm implements ChangeDetector {

    private final int warmStart;
    private final double warningLevel;
    private final double driftLevel;

    private long n;
    private double rate;
    private double minRate;
    private double minDeviation;

    public Ddm() {
        this(30, 2, 3);
    }

    /**
     * @param warmStart elements before the first decision
     * @param warningLevel, driftLevel how many deviations above the minimum
     */
    public Ddm(int warmStart, double warningLevel, double driftLevel) {
        this.warmStart = warmStart;
        this.warningLevel = warningLevel;
        this.driftLevel = driftLevel;
        restart();
    }

    @Override
    public Signal add(double x) {
        n++;
        rate += (x - rate) / n;
        double deviation = Math.sqrt(Math.max(0, rate * (1 - rate)) / n);
        if (n <= warmStart) {
            return Signal.NONE;
        }
        if (rate + deviation <= minRate + minDeviation) {
            minRate = rate;
            minDeviation = deviation;
        }
        if (rate + deviation > minRate + driftLevel * minDeviation) {
            restart();
            return Signal.DRIFT;
        }
        return rate + deviation > minRate + warningLevel * minDeviation ? Signal.WARNING : Signal.NONE;
    }

    /** Error rate since the start. */
    public double rate() {
        return rate;
    }

    /** Error rate where rate plus deviation was smallest; infinite before the warm start is over. */
    public double minRate() {
        return minRate;
    }

    /** Deviation at that point. */
    public double minDeviation() {
        return minDeviation;
    }

    private void restart() {
        n = 0;
        rate = 0;
        minRate = Double.POSITIVE_INFINITY;
        minDeviation = Double.POSITIVE_INFINITY;
    }
}
