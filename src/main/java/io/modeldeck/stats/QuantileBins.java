package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * Bins of about equal reference counts. The inner edges lie at the k-quantiles of the reference
 * (linear interpolation, ranks in whole numbers); equal edges are merged. Bin i holds edge[i−1] &lt; x
 * ≤ edge[i]; the first and the last bin are open.
 */
public final class QuantileBins {

    private final double[] edges;

    private QuantileBins(double[] edges) {
        this.edges = edges;
    }

    /**
     * Bins of a reference; empty when it has no values.
     *
     * @param k number of bins before merging, at least 2
     */
    public static Optional<QuantileBins> of(Sample ref, int k) {
        Counts.requireBins(k);
        if (ref.isEmpty()) {
            return Optional.empty();
        }
        double[] edges = new double[k - 1];
        int used = 0;
        for (int i = 1; i < k; i++) {
            double edge = ref.quantile(i, k);
            if (used == 0 || edge != edges[used - 1]) {
                edges[used++] = edge;
            }
        }
        return Optional.of(new QuantileBins(Arrays.copyOf(edges, used)));
    }

    /** Bins with the edges of a stored reference; they must ascend strictly and there must be one. */
    public static QuantileBins ofEdges(double[] edges) {
        if (edges.length == 0) {
            throw new IllegalArgumentException("bins need at least one edge");
        }
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i - 1] < edges[i])) {
                throw new IllegalArgumentException("bin edges must ascend, but " + Arrays.toString(edges));
            }
        }
        return new QuantileBins(edges.clone());
    }

    /** The inner edges, strictly ascending; one fewer than bins. */
    public double[] edges() {
        return edges.clone();
    }

    /** Number of bins, at least 2. */
    public int size() {
        return edges.length + 1;
    }

    /** The bin of one finite value. */
    public int indexOf(double value) {
        int found = Arrays.binarySearch(edges, value + 0.0);
        return found >= 0 ? found : -found - 1;
    }

    public long[] counts(Sample sample) {
        long[] counts = new long[size()];
        for (double value : sample.unsorted()) {
            counts[indexOf(value)]++;
        }
        return counts;
    }
}
