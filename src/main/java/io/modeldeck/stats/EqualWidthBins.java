package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * Bins of equal width over the range of a reference. Bins are closed on the left, the last one on both
 * sides; values outside the range go to the end bins.
 */
public final class EqualWidthBins {

    private final double[] edges;

    private EqualWidthBins(double[] edges) {
        this.edges = edges;
    }

    /**
     * Bins of a reference; empty when it has no values or only equal ones.
     *
     * @param k number of bins, at least 2
     */
    public static Optional<EqualWidthBins> of(Sample ref, int k) {
        Counts.requireBins(k);
        if (ref.isEmpty() || ref.isConstant()) {
            return Optional.empty();
        }
        double width = (ref.max() - ref.min()) / k;
        double[] edges = new double[k + 1];
        for (int i = 0; i < k; i++) {
            edges[i] = ref.min() + i * width;
        }
        edges[k] = ref.max();
        return Optional.of(new EqualWidthBins(edges));
    }

    /** All edges, ascending, from the reference minimum to its maximum; one more than bins. */
    public double[] edges() {
        return edges.clone();
    }

    public int size() {
        return edges.length - 1;
    }

    /** The bin of one finite value. */
    public int indexOf(double value) {
        int inner = edges.length - 2;
        int found = Arrays.binarySearch(edges, 1, inner + 1, value + 0.0);
        return found >= 0 ? found : -found - 2;
    }

    public long[] counts(Sample sample) {
        long[] counts = new long[size()];
        for (double value : sample.unsorted()) {
            counts[indexOf(value)]++;
        }
        return counts;
    }
}
