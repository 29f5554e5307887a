package io.modeldeck.stats;

/** Checks of paired rows. */
final class Rows {

    private Rows() {}

    static void requirePaired(int truths, int predictions) {
        if (truths != predictions) {
            throw new IllegalArgumentException(
                    "every row needs a truth and a prediction, but there are " + truths + " and " + predictions);
        }
    }

    static void requireFinite(String what, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(what + " of row " + i + " is " + values[i]
                        + "; leave rows without a finite number out and count them");
            }
        }
    }
}
