package io.modeldeck.chart;

/**
 * One series over time.
 *
 * @param atMillis times in milliseconds since 1970 UTC, never falling
 * @param values one for each time; NaN (or an infinity) is a gap
 * @param low lower edge of a band, as long as {@code values}, or empty
 * @param high upper edge of a band, as long as {@code values}, or empty
 * @param gapMillis no line is drawn over a longer step; 0 or less means that no step is too long
 */
public record Series(
        String name, long[] atMillis, double[] values, double[] low, double[] high, Style style, long gapMillis) {

    private static final double[] NONE = {};

    public Series {
        if (values.length != atMillis.length) {
            throw new IllegalArgumentException(
                    "Series " + name + " has " + values.length + " values for " + atMillis.length + " times");
        }
        if (low.length != high.length || (low.length != 0 && low.length != values.length)) {
            throw new IllegalArgumentException("The band of series " + name + " has " + low.length + " and "
                    + high.length + " edges for " + values.length + " values");
        }
        for (int i = 1; i < atMillis.length; i++) {
            if (atMillis[i] < atMillis[i - 1]) {
                throw new IllegalArgumentException("The times of series " + name + " fall at position " + i);
            }
        }
    }

    /** A line without a band. */
    public static Series line(String name, long[] atMillis, double[] values, long gapMillis) {
        return new Series(name, atMillis, values, NONE, NONE, Style.LINE, gapMillis);
    }

    /** A dashed line in the colour of the series before it. */
    public static Series dashed(String name, long[] atMillis, double[] values, long gapMillis) {
        return new Series(name, atMillis, values, NONE, NONE, Style.DASHED, gapMillis);
    }

    /** One dot for each sample. */
    public static Series dots(String name, long[] atMillis, double[] values) {
        return new Series(name, atMillis, values, NONE, NONE, Style.DOTS, 0);
    }

    /** Values that hold until the next sample. */
    public static Series step(String name, long[] atMillis, double[] values, long gapMillis) {
        return new Series(name, atMillis, values, NONE, NONE, Style.STEP, gapMillis);
    }

    /** Only an area from low to high. */
    public static Series band(String name, long[] atMillis, double[] low, double[] high, long gapMillis) {
        return new Series(name, atMillis, high, low, high, Style.BAND, gapMillis);
    }

    public int length() {
        return atMillis.length;
    }

    public boolean hasBand() {
        return low.length > 0;
    }
}
