package io.modeldeck.validation;

import io.modeldeck.domain.Minus;
import io.modeldeck.stats.Interval;
import java.util.Locale;

/** Numbers in the sentences of a validation. */
final class Words {

    private Words() {}

    /** A share as points of a hundred: 4.1. */
    static String points(double share) {
        return decimal("%.1f", 100 * share);
    }

    static String percent(double share) {
        return points(share) + " %";
    }

    /** Three digits behind the point. */
    static String thousandths(double value) {
        return decimal("%.3f", value);
    }

    /** Four telling digits. */
    static String number(double value) {
        return value == 0 ? "0" : decimal("%.4g", value);
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** From the smaller to the larger, with the sign turned where the effect is told the other way round. */
    static Interval turned(Interval interval, boolean turn) {
        return turn ? new Interval(-interval.high(), -interval.low()) : interval;
    }

    private static String decimal(String format, double value) {
        return Minus.printed(String.format(Locale.ROOT, format, value));
    }
}
