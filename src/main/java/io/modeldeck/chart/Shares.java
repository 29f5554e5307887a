package io.modeldeck.chart;

/** What the two distributions of a chart have in common. */
final class Shares {

    private Shares() {}

    static void check(String title, int bins, double[] shares) {
        if (shares.length != 0 && shares.length != bins) {
            throw new IllegalArgumentException(
                    "Chart " + title + " has " + shares.length + " shares for " + bins + " bins");
        }
    }

    static double largest(double[] a, double[] b) {
        double largest = 0;
        for (double[] shares : new double[][] {a, b}) {
            for (double share : shares) {
                largest = Double.isFinite(share) ? Math.max(largest, share) : largest;
            }
        }
        return largest;
    }
}
