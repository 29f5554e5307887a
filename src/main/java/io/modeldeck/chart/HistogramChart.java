package io.modeldeck.chart;

/**
 * How a number is distributed in the reference and in the current window.
 *
 * @param edges rising, one more than bins; the outermost may be infinite
 * @param referenceShares share of the reference in each bin, 0 to 1; empty where there is no reference
 * @param currentShares share of the current window in each bin, 0 to 1; empty where there is none
 */
public record HistogramChart(
        String title,
        String unit,
        double[] edges,
        double[] referenceShares,
        double[] currentShares,
        String footer,
        Sides sides)
        implements Chart {

    public HistogramChart(
            String title,
            String unit,
            double[] edges,
            double[] referenceShares,
            double[] currentShares,
            String footer) {
        this(title, unit, edges, referenceShares, currentShares, footer, Sides.USUAL);
    }

    public HistogramChart {
        int bins = Math.max(0, edges.length - 1);
        Shares.check(title, bins, referenceShares);
        Shares.check(title, bins, currentShares);
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i] > edges[i - 1])) {
                throw new IllegalArgumentException("The edges of histogram " + title + " do not rise at " + i);
            }
        }
    }

    public int bins() {
        return Math.max(0, edges.length - 1);
    }

    @Override
    public int points() {
        return referenceShares.length + currentShares.length;
    }

    @Override
    public boolean isEmpty() {
        return points() == 0;
    }
}
