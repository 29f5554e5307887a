package io.modeldeck.stats;

/**
 * Early drift detection method (Baena-García and others 2006) for streams of 0 = right and 1 = wrong:
 * the distance between errors, mean plus two deviations, is compared with its maximum so far.
 */
public final class Eddm implements ChangeDetector {

    private final int warmStart;
    private final double alpha;
    private final double beta;

    private long n;
    private long errors;
    private long lastError;
    private double mean;
    private double squares;
    private double best;
    private Signal signal;

    public Eddm() {
        this(30, 0.95, 0.9);
    }

    /**
     * @param warmStart elements and errors before the first decision
     * @param alpha, beta share of the best level below which to warn, and to signal drift
     */
    public Eddm(int warmStart, double alpha, double beta) {
        this.warmStart = warmStart;
        this.alpha = alpha;
        this.beta = beta;
        restart();
    }

    @Override
    public Signal add(double x) {
        n++;
        if (x == 1) {
            signal = onError();
        }
        Signal result = signal;
        if (result == Signal.DRIFT) {
            restart();
        }
        return result;
    }

    private Signal onError() {
        errors++;
        double distance = (double) n - lastError;
        lastError = n;
        double before = mean;
        mean += (distance - mean) / errors;
        squares += (distance - before) * (distance - mean);
        double deviation = errors < 2 ? 0 : Math.sqrt(squares / (errors - 1));
        double level = mean + 2 * deviation;
        if (n <= warmStart) {
            return Signal.NONE;
        }
        if (level > best) {
            best = level;
            return Signal.NONE;
        }
        if (errors <= warmStart) {
            return Signal.NONE;
        }
        double share = level / best;
        if (share < beta) {
            return Signal.DRIFT;
        }
        return share < alpha ? Signal.WARNING : Signal.NONE;
    }

    private void restart() {
        n = 0;
        errors = 0;
        lastError = 0;
        mean = 0;
        squares = 0;
        best = 0;
        signal = Signal.NONE;
    }
}
