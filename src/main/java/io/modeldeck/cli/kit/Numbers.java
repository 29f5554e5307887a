package io.modeldeck.cli.kit;

import io.modeldeck.domain.Minus;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them; nothing where there is none. */
public final class Numbers {

    private Numbers() {}

    /** Four significant digits at least, whole numbers as they are. */
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return written("%.0f", value);
        }
        if (size >= 1e6 || size < 1e-4) {
            return written("%.3e", value);
        }
        return written(size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : "%.4f", value);
    }

    private static String written(String form, double value) {
        return Minus.printed(String.format(Locale.ROOT, form, value));
    }

    public static String text(OptionalDouble value) {
        return value.isPresent() ? text(value.getAsDouble()) : "";
    }

    /** A score from 0 to 1, with as many decimals in every row. */
    public static String score(OptionalDouble score) {
        return score.isPresent() && Double.isFinite(score.getAsDouble())
                ? String.format(Locale.ROOT, "%.2f", score.getAsDouble())
                : "";
    }

    /** A share as per cent. */
    public static String percent(double share) {
        return Double.isFinite(share) ? written("%.2f %%", share * 100) : "";
    }

    /** With its unit: a share where the unit is per cent. */
    public static String withUnit(double value, String unit) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return switch (unit) {
            case "%" -> percent(value);
            case "ms" -> written(value < 10 ? "%.3f ms" : "%.1f ms", value);
            case "" -> text(value);
            default -> text(value) + " " + unit;
        };
    }

    /** {@code 1 row}, {@code 2 rows}. */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
