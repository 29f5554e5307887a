package io.modeldeck.alert;

import io.modeldeck.domain.Minus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** In what a rule's metric is measured, and how its values are written for people. */
public enum Unit {
    COUNT(1, ""),
    NUMBER(1, ""),
    SHARE(100, " %"),
    MILLIS(1, " ms"),
    HOURS(1, " h"),
    PER_SECOND(1, " requests/s"),
    SCORE(1, ""),
    POINTS(100, " points"),
    INTERVALS(1, " intervals");

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private final int factor;
    private final String suffix;

    Unit(int factor, String suffix) {
        this.factor = factor;
        this.suffix = suffix;
    }

    /** Three figures and the unit, whole numbers in full: {@code 612 ms}, {@code 5.2 %}. */
    public String text(double value) {
        return written(rounded(value, 3));
    }

    /** The value as it was given, with its unit; for thresholds. */
    public String exact(double value) {
        return written(scaled(value));
    }

    /** The value in as few figures as keep it on its side of the threshold, so that no message says "500 ms > 500 ms". */
    String textBeside(double value, double threshold) {
        int side = Double.compare(value, threshold);
        for (int figures = 3; figures < 17; figures++) {
            BigDecimal rounded = rounded(value, figures);
            if (Integer.signum(rounded.compareTo(scaled(threshold))) == side) {
                return written(rounded);
            }
        }
        return exact(value);
    }

    /** Whether the values are shares of one. */
    boolean isShare() {
        return this == SHARE || this == POINTS || this == SCORE;
    }

    private BigDecimal scaled(double value) {
        return BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(factor));
    }

    private BigDecimal rounded(double value, int figures) {
        BigDecimal scaled = scaled(value);
        return scaled.abs().compareTo(BigDecimal.valueOf(100)) >= 0 && figures == 3
                ? scaled.setScale(0, RoundingMode.HALF_UP)
                : scaled.round(new MathContext(figures, RoundingMode.HALF_UP));
    }

    private String written(BigDecimal number) {
        BigDecimal exact = number.stripTrailingZeros();
        // Most are small, and every look of a rule writes one.
        String text = exact.abs().compareTo(THOUSAND) < 0
                ? exact.toPlainString()
                : String.format(Locale.ENGLISH, "%,." + Math.max(0, exact.scale()) + "f", exact);
        return Minus.printed(text) + suffix;
    }
}
