package io.modeldeck.training;

/** Which epoch was the best so far, and whether it is time to stop. */
final class BestEpoch {

    private final int patience;
    private double loss = Double.POSITIVE_INFINITY;
    private int best;
    private int seen;

    BestEpoch(int patience) {
        this.patience = patience;
    }

    /** The next epoch's loss; answers whether it is the best one so far. */
    boolean isBest(double next) {
        seen++;
        if (next < loss) {
            loss = next;
            best = seen;
            return true;
        }
        return false;
    }

    boolean isOver() {
        return seen - best >= patience;
    }

    /** From 1; 0 before the first. */
    int best() {
        return best;
    }
}
