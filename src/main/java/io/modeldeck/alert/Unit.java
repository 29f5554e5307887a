package io.modeldeck.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** In what a rule's metric is measured, and how its values are written for people. */
public enum Unit {
    COUNT(1, ""),
    SHARE(100, " %"),
    MILLIS(1, " ms"),
    PER_SECOND(1, " requests/s"),
    SCORE(1, ""),
    POINTS(100, " points"),
    INTERVALS(1, " intervals");

    private final int factor;
    private final String suffix;

    Unit(int factor, String suffix) {
        this.factor = factor;
        this.suffix = suffix;
    }

    /** Three figures and the unit, whole numbers in full: {@code 612 ms}, {@code 5.2 %}. */
    public String text(double value) {
        return text(value, 3);
    }

    /** The value in as few figures as tell it apart from the threshold, so that no message says "500 ms > 500 ms". */
    String textBeside(double value, double threshold) {
        for (int figures = 3; figures < 12; figures++) {
            if (value == threshold || !text(value, figures).equals(text(threshold, figures))) {
                return text(value, figures);
            }
        }
        return text(value, 17);
    }

    /** Whether the values are shares of one. */
    boolean isShare() {
        return this == SHARE || this == POINTS || this == SCORE;
    }

    private String text(double value, int figures) {
        BigDecimal scaled = BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(factor));
        BigDecimal rounded = scaled.abs().compareTo(BigDecimal.valueOf(100)) >= 0 && figures == 3
                ? scaled.setScale(0, RoundingMode.HALF_UP)
                : scaled.round(new MathContext(figures, RoundingMode.HALF_UP));
        return rounded.stripTrailingZeros().toPlainString() + suffix;
    }
}
