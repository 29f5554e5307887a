package io.modeldeck.drift;

import io.modeldeck.domain.Counted;
import io.modeldeck.domain.Minus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as sentences show them. */
final class Words {

    private static final MathContext SHOWN = new MathContext(3);
    private static final MathContext DRAWN = new MathContext(6);
    private static final double TINY_P = 0.001;

    private Words() {}

    /** Three significant digits, or all digits before the point: 0.213, 71, 12 400. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        double size = Math.abs(value);
        if (size >= 1e15 || size > 0 && size < 1e-4) {
            return Minus.printed(String.format(Locale.ROOT, "%.2e", value));
        }
        if (size >= 100) {
            return Minus.printed(Counted.of(Math.round(value)));
        }
        BigDecimal rounded = new BigDecimal(value).round(SHOWN);
        return rounded.signum() == 0
                ? "0"
                : Minus.printed(rounded.stripTrailingZeros().toPlainString());
    }

    /** The value with six significant digits, for drawing. */
    static double short6(double value) {
        return new BigDecimal(value).round(DRAWN).doubleValue();
    }

    /** A share as percentage: 12 %, 0.4 %. */
    static String percent(double share) {
        double percent = share * 100;
        String shown = Math.abs(percent) >= 10
                ? Minus.printed(Long.toString(Math.round(percent)))
                : number(Math.round(percent * 10) / 10.0);
        return shown + " %";
    }

    /** {@code p 0.041} or {@code p < 0.001}. */
    static String p(String name, double p) {
        return p < TINY_P ? name + " < 0.001" : name + " " + number(p);
    }
}
