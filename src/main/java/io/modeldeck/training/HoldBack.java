package io.modeldeck.training;

/**
 * The newest part of the training rows, which a trainer does not learn from at first but watches, to stop in time.
 *
 * @param learnt rows [0, learnt) are learnt from
 * @param rows all of them; equal to {@code learnt} where nothing is held back
 * @param patience so many epochs without a better one are the end
 */
record HoldBack(int learnt, int rows, int patience) {

    /** With fewer rows the measure says more about them than about the model. */
    private static final int FEWEST = 30;

    private static final String SHARE = "validationShare";
    private static final String PATIENCE = "patience";

    /** The hyperparameter that says how much is held back. */
    static Hyperparameter share() {
        return Hyperparameter.real(SHARE, 0.1, 0, 0.5);
    }

    /** The hyperparameter that says how long is waited for a better epoch. */
    static Hyperparameter patience(int standard) {
        return Hyperparameter.whole(PATIENCE, standard, 1, 10_000);
    }

    /** Reads {@code validationShare} (0: nothing is held back) and {@code patience}. */
    static HoldBack of(Hyperparameters settings, int rows) {
        double share = settings.number(SHARE);
        int patience = settings.whole(PATIENCE);
        int held = (int) Math.round(rows * share);
        return new HoldBack(held < FEWEST ? rows : rows - held, rows, patience);
    }

    boolean watches() {
        return learnt < rows;
    }
}
