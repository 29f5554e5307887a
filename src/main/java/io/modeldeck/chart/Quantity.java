package io.modeldeck.chart;

import io.modeldeck.domain.Minus;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * How the numbers of one axis are written: divided by {@code factor}, followed by {@code suffix}. All labels of an axis share one, so that they
 * compare at a glance.
 *
 * @param factor what a value is divided by
 * @param suffix what follows each number, with its space where it needs one: {@code " ms"}, {@code "k"}, {@code " %"}
 * @param zeroSuffix what follows a zero, which has no thousands
 * @param caption the unit, where it is too long to follow each number; else empty
 */
public record Quantity(double factor, String suffix, String zeroSuffix, String caption) {

    /** Keeps a number and its unit on one line. */
    private static final String SPACE = "\u00a0";

    private static final String[] TIMES = {"ns", "µs", "ms", "s", "min", "h"};
    private static final double[] TIME_NANOS = {1, 1e3, 1e6, 1e9, 60e9, 3600e9};
    /** A unit is taken when the largest value has at least that many of it: 1 500 ms stay, 2 s and 5 min change. */
    private static final double[] TIME_AT_LEAST = {0, 1, 1, 2, 5, 5};

    private static final String[] PREFIXES = {"", "k", "M", "G", "T"};
    private static final int LONGEST_SUFFIX = 3;

    private Quantity(double factor, String suffix) {
        this(factor, suffix, suffix, "");
    }

    /** The way to write values of that unit whose largest size is {@code largest}. */
    public static Quantity of(String unit, double largest) {
        String plain = unit.strip();
        double size = Math.abs(largest);
        int time = timeUnit(plain);
        if (time >= 0) {
            double nanos = size * TIME_NANOS[time];
            int best = TIMES.length - 1;
            while (best > 0 && nanos < TIME_AT_LEAST[best] * TIME_NANOS[best]) {
                best--;
            }
            best = size == 0 ? time : best;
            return new Quantity(TIME_NANOS[best] / TIME_NANOS[time], SPACE + TIMES[best]);
        }
        return switch (plain) {
            case "share" -> new Quantity(0.01, SPACE + "%");
            case "%" -> new Quantity(1, SPACE + "%");
            case "B", "bytes" -> prefixed(size, 1e3, SPACE, "B");
            default -> {
                boolean isShort = !plain.isEmpty() && plain.length() <= LONGEST_SUFFIX;
                Quantity number = prefixed(size, 1e4, "", "");
                String follows = isShort ? SPACE + plain : "";
                yield new Quantity(number.factor, number.suffix + follows, follows, isShort ? "" : plain);
            }
        };
    }

    /** A single value with all that is needed to read it: {@code 612 ms}, {@code 1.24 s}, {@code 12.4k events/min}; {@code 1,24 s} in a language that writes it so. */
    public static String text(String unit, double value, Locale locale) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        Quantity quantity = of(unit, value);
        String number = in(locale, plain(significant(value / quantity.factor)));
        return number + quantity.suffix + (quantity.caption.isEmpty() ? "" : " " + quantity.caption);
    }

    /** The label of a tick, with the decimals that tell it from the tick one {@code step} further. */
    public String label(double value, double step, Locale locale) {
        double shown = value / factor;
        double shownStep = Math.abs(step / factor);
        if (Math.abs(shown) < shownStep * 1e-9) {
            return "0" + zeroSuffix;
        }
        if (shownStep < 1e-4 && shownStep > 0 || Math.abs(shown) >= 1e9) {
            return in(locale, scientific(shown)) + suffix;
        }
        BigDecimal number = BigDecimal.valueOf(shown).setScale(decimals(shownStep), RoundingMode.HALF_EVEN);
        return in(locale, plain(number)) + suffix;
    }

    /** A number with the decimal sign of a language. */
    private static String in(Locale locale, String number) {
        return number.replace('.', DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
    }

    private static BigDecimal significant(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal rounded = exact.round(new MathContext(3, RoundingMode.HALF_EVEN));
        // whole numbers are never rounded away: 1 234 stays 1234
        BigDecimal shown = Math.abs(value) >= 100 ? exact.setScale(0, RoundingMode.HALF_EVEN) : rounded;
        return shown.signum() == 0 ? BigDecimal.ZERO : shown.stripTrailingZeros();
    }

    private static String plain(BigDecimal number) {
        BigDecimal written = number.signum() == 0 ? number.abs() : number;
        double size = Math.abs(number.doubleValue());
        if (size != 0 && size < 1e-4 || size >= 1e9) {
            return scientific(number.doubleValue());
        }
        return Minus.printed(written.toPlainString());
    }

    private static String scientific(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return Minus.printed(mantissa + "e" + exponent);
    }

    private static int decimals(double step) {
        for (int decimals = 0; decimals < 8; decimals++) {
            double scaled = step * Math.pow(10, decimals);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6 * Math.max(1, scaled)) {
                return decimals;
            }
        }
        return 8;
    }

    private static int timeUnit(String unit) {
        for (int i = 0; i < TIMES.length; i++) {
            if (TIMES[i].equals(unit)) {
                return i;
            }
        }
        return unit.equals("us") ? 1 : -1;
    }

    /** @param from the size from which prefixes are used; below it numbers are written out */
    private static Quantity prefixed(double size, double from, String space, String unit) {
        int power = 0;
        double factor = 1;
        if (size >= from) {
            while (power < PREFIXES.length - 1 && size >= factor * 1e3) {
                factor *= 1e3;
                power++;
            }
        }
        return new Quantity(factor, space + PREFIXES[power] + unit, space + unit, "");
    }
}
