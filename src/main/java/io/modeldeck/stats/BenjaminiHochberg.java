package io.modeldeck.stats;

import java.util.Arrays;

/** False-discovery-rate correction of several p values (Benjamini and Hochberg 1995). */
public final class BenjaminiHochberg {

    private BenjaminiHochberg() {}

    /**
     * Adjusted p values in the order of the given ones: reject those at or below q and the expected share
     * of false rejections is at most q.
     */
    public static double[] adjust(double[] pValues) {
        int n = pValues.length;
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) {
            if (!(pValues[i] >= 0 && pValues[i] <= 1)) {
                throw new IllegalArgumentException("a p value lies between 0 and 1, not at " + pValues[i]);
            }
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> Double.compare(pValues[a], pValues[b]));
        double[] adjusted = new double[n];
        double smallest = 1;
        for (int rank = n; rank >= 1; rank--) {
            int index = order[rank - 1];
            smallest = Math.min(smallest, pValues[index] * n / rank);
            adjusted[index] = smallest;
        }
        return adjusted;
    }
}
