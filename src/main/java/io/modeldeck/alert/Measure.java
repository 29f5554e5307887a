package io.modeldeck.alert;

import java.time.Instant;

/**
 * What a rule's metric was at one moment, before anybody judged it.
 *
 * @param at the end of the window, or when the check was due
 * @param value NaN where there was nothing to measure
 * @param details what goes behind the value in a sentence; without a value what is missing
 */
record Measure(Instant at, double value, String details) {

    static Measure none(Instant at, String missing) {
        return new Measure(at, Double.NaN, missing);
    }

    boolean isKnown() {
        return !Double.isNaN(value);
    }
}
