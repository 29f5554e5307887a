package io.modeldeck.drift;

import io.modeldeck.domain.TaskType;

/** From which size on an error counts, where detectors read a stream of right and wrong. */
final class LargeError {

    private static final double QUANTILE = 0.75;
    /** Of classes: right is 0, wrong is 1. */
    static final double ANY = 0.5;

    private LargeError() {}

    /** For classes any error is one; for numbers one that three of four rows of the reference stay below. */
    static double of(Reference reference, TaskType task) {
        if (task != TaskType.REGRESSION) {
            return ANY;
        }
        return reference.absoluteErrors().isEmpty()
                ? Double.POSITIVE_INFINITY
                : reference.absoluteErrors().quantile(QUANTILE);
    }
}
