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

    static final String SHARE = "validationShare";
    static final String PATIENCE = "patience";

    /** Reads {@code validationShare} (0: nothing is held back) and {@code patience}. */
    static HoldBack of(Hyperparameters settings, int rows) {
        double share = settings.number(SHARE, 0, 0.5);
        int patience = settings.whole(PATIENCE, 1, 10_000);
        int held = (int) Math.round(rows * share);
        return new HoldBack(held < FEWEST ? rows : rows - held, rows, patience);
    }

    boolean watches() {
        return learnt < rows;
    }
}
