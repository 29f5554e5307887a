package io.modeldeck.domain;

import java.math.BigDecimal;

/** How labels and predictions are written and compared: {@code 1}, {@code 1.0} and {@code 01} are one label, texts compare exactly. */
public final class Labels {

    private Labels() {}

    /** The shortest decimal text of a number: {@code 1} for 1.0, {@code 0.25} for .25. */
    public static String text(double value) {
        return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15;
    }

    /** Adds what {@link #text} says, without a text in between. */
    public static void append(double value, StringBuilder out) {
        if (isWhole(value)) {
            out.append((long) value);
        } else {
            out.append(value);
        }
    }

    /** The one form under which equal labels are equal texts. */
    public static String canonical(String label) {
        if (label.isEmpty() || !mayBeNumber(label.charAt(0)) || label.length() > 40) {
            return label;
        }
        try {
            BigDecimal number = new BigDecimal(label);
            return number.scale() > 400 || number.scale() < -400
                    ? label
                    : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException notANumber) {
            return label;
        }
    }

    /** The number that a text is, where it is one and a double holds it exactly as it is written; else the text. */
    public static Object number(String text) {
        try {
            double number = text.isEmpty() || !mayBeNumber(text.charAt(0)) ? Double.NaN : Double.parseDouble(text);
            return Double.isFinite(number) && canonical(text(number)).equals(canonical(text)) ? (Object) number : text;
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }

    public static boolean equal(String a, String b) {
        return a.equals(b) || canonical(a).equals(canonical(b));
    }

    private static boolean mayBeNumber(char first) {
        return first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
    }
}
