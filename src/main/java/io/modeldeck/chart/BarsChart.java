package io.modeldeck.chart;

import java.util.List;

/**
 * How categories are distributed in the reference and in the current window, in the order given (the caller sorts, for instance by contribution).
 *
 * @param referenceShares share of each category in the reference, 0 to 1; empty where there is no reference
 * @param currentShares share of each category in the current window, 0 to 1; empty where there is none
 */
public record BarsChart(
        String title,
        List<String> categories,
        double[] referenceShares,
        double[] currentShares,
        String footer,
        Sides sides)
        implements Chart {

    public BarsChart(
            String title, List<String> categories, double[] referenceShares, double[] currentShares, String footer) {
        this(title, categories, referenceShares, currentShares, footer, Sides.USUAL);
    }

    public BarsChart {
        categories = List.copyOf(categories);
        Shares.check(title, categories.size(), referenceShares);
        Shares.check(title, categories.size(), currentShares);
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
