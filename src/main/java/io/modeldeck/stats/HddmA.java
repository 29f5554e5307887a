package io.modeldeck.stats;

/**
 * Drift detection with Hoeffding's bound on averages, A-test, one-sided (Frías-Blanco and others 2015),
 * for values from 0 to 1: signals when the mean since the best point so far has risen above the mean up
 * to it by more than chance allows.
 */
public final class HddmA implements ChangeDetector {

    private final double driftConfidence;
    private final double warningConfidence;

    private double n;
    private double sum;
    private double bestN;
    private double bestSum;

    public HddmA() {
        this(0.001, 0.005);
    }

    /**
     * @param driftConfidence probability of a false drift, per test
     * @param warningConfidence probability of a false warning, per test
     */
    public HddmA(double driftConfidence, double warningConfidence) {
        this.driftConfidence = driftConfidence;
        this.warningConfidence = warningConfidence;
    }

    @Override
    public Signal add(double x) {
        n++;
        sum += x;
        if (bestN == 0 || sum / n + bound(n) <= bestSum / bestN + bound(bestN)) {
            bestN = n;
            bestSum = sum;
        }
        if (hasRisen(driftConfidence)) {
            n = 0;
            sum = 0;
            bestN = 0;
            bestSum = 0;
            return Signal.DRIFT;
        }
        return hasRisen(warningConfidence) ? Signal.WARNING : Signal.NONE;
    }

    private double bound(double size) {
        return Math.sqrt(Math.log(1 / driftConfidence) / (2 * size));
    }

    private boolean hasRisen(double confidence) {
        double weight = (n - bestN) / (bestN * n);
        return n > bestN && sum / n - bestSum / bestN >= Math.sqrt(weight / 2 * Math.log(2 / confidence));
    }
}
