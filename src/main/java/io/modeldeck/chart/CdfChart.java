package io.modeldeck.chart;

/**
 * The cumulative shares of two samples, with the place of their largest distance (the Kolmogorov–Smirnov statistic) as a bracket.
 *
 * @param sortedReference rising values
 * @param sortedCurrent rising values
 * @param gapAt the value at which the distance is largest; NaN draws no bracket
 */
public record CdfChart(
        String title, String unit, double[] sortedReference, double[] sortedCurrent, double gapAt, String footer)
        implements Chart {

    public CdfChart {
        checkSorted(title, sortedReference);
        checkSorted(title, sortedCurrent);
    }

    private static void checkSorted(String title, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || (i > 0 && values[i] < values[i - 1])) {
                throw new IllegalArgumentException("The values of chart " + title + " are not sorted at " + i);
            }
        }
    }

    /** The share of values up to and including {@code x}; NaN of an empty sample. */
    public static double shareUpTo(double[] sorted, double x) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= x) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return sorted.length == 0 ? Double.NaN : (double) from / sorted.length;
    }

    @Override
    public int points() {
        return sortedReference.length + sortedCurrent.length;
    }

    @Override
    public boolean isEmpty() {
        return points() == 0;
    }
}
