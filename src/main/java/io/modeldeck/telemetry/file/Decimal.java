package io.modeldeck.telemetry.file;

/** Finite decimal numbers as they stand in files: {@code 12}, {@code -0.5}, {@code 1e-3}. No hex, no underscores, no infinity. */
public final class Decimal {

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long EXACT = 1L << 53;

    private Decimal() {}

    /** The number, or NaN where the text is none. Blanks around it are passed over, as they are by other readers of such files. */
    public static double parse(CharSequence text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        return parse(text, start, end);
    }

    /** The number in [start, end), or NaN where there is none. */
    public static double parse(CharSequence text, int start, int end) {
        int i = start;
        boolean negative = false;
        if (i < end && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            negative = text.charAt(i) == '-';
            i++;
        }
        long digits = 0;
        int count = 0;
        int scale = 0;
        boolean exact = true;
        boolean point = false;
        for (; i < end; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                count++;
                if (digits < EXACT / 10) {
                    digits = digits * 10 + (c - '0');
                    scale += point ? 1 : 0;
                } else {
                    exact = false;
                }
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        int exponent = 0;
        if (i < end) {
            if (!isExponent(text, i, end)) {
                return Double.NaN;
            }
            if (end - i > 5) {
                exact = false;
            } else {
                exponent = Integer.parseInt(text, i + 1, end, 10);
            }
        }
        int power = exponent - scale;
        if (exact && power >= -22 && power <= 22) {
            // Both factors are exact, so the one rounding gives the nearest double.
            double value = power < 0 ? digits / POWERS[-power] : digits * POWERS[power];
            return negative ? -value : value;
        }
        double value = Double.parseDouble(text.subSequence(start, end).toString());
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static boolean isExponent(CharSequence text, int at, int end) {
        char e = text.charAt(at);
        int i = at + 1;
        if (i < end && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            i++;
        }
        boolean digits = i < end;
        for (; i < end; i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return (e == 'e' || e == 'E') && digits;
    }
}
