package io.modeldeck.training.tree;

import java.util.Arrays;

/**
 * Encoded rows in bins: each column keeps at most 255 places, so that splits are found by counting instead of sorting. A column with no more different values than that
 * has a bin for each, and the splits are exact; otherwise bins hold about equally many rows. NaN has a bin of its own.
 */
public final class BinnedRows {

    static final int BINS = 256;
    static final int MISSING = 255;

    private final int rows;
    private final byte[][] columns;
    private final float[][] edges;

    private BinnedRows(int rows, byte[][] columns, float[][] edges) {
        this.rows = rows;
        this.columns = columns;
        this.edges = edges;
    }

    /** The first {@code rows} rows of a matrix in row order. */
    public static BinnedRows of(float[] matrix, int rows, int width) {
        byte[][] columns = new byte[width][];
        float[][] edges = new float[width][];
        float[] values = new float[rows];
        for (int j = 0; j < width; j++) {
            for (int row = 0; row < rows; row++) {
                // -0 and 0 are one value
                values[row] = matrix[row * width + j] + 0f;
            }
            edges[j] = edges(values);
            columns[j] = places(values, edges[j]);
        }
        return new BinnedRows(rows, columns, edges);
    }

    public int rows() {
        return rows;
    }

    public int width() {
        return columns.length;
    }

    /** The bin of each row, as an unsigned byte. */
    byte[] column(int j) {
        return columns[j];
    }

    /** How many bins hold values. */
    int bins(int j) {
        return edges[j].length;
    }

    /** The largest value that belongs to a bin or one before it; infinite for the last. */
    float edge(int j, int bin) {
        return edges[j][bin];
    }

    private static float[] edges(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int present = sorted.length;
        while (present > 0 && Float.isNaN(sorted[present - 1])) {
            present--;
        }
        if (present == 0) {
            return new float[0];
        }
        int distinct = 1;
        for (int i = 1; i < present; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        float[] edges = new float[MISSING];
        int count = 0;
        // a bin closes between two different values, once it holds its share of the rows that are left
        double share = distinct <= MISSING ? 0 : (double) present / MISSING;
        int from = 0;
        for (int i = 1; i < present; i++) {
            if (sorted[i] != sorted[i - 1] && i - from >= share && count < MISSING - 1) {
                edges[count++] = between(sorted[i - 1], sorted[i]);
                from = i;
                share = distinct <= MISSING ? 0 : (double) (present - i) / (MISSING - count);
            }
        }
        edges[count++] = Float.POSITIVE_INFINITY;
        return Arrays.copyOf(edges, count);
    }

    /** The largest float that is not above the middle: for float values {@code x <= edge} then means the same wherever it is asked. */
    static float between(float below, float above) {
        double middle = ((double) below + above) / 2;
        float nearest = (float) middle;
        return nearest > middle ? Math.nextDown(nearest) : nearest;
    }

    private static byte[] places(float[] values, float[] edges) {
        byte[] places = new byte[values.length];
        for (int row = 0; row < values.length; row++) {
            places[row] = (byte) (Float.isNaN(values[row]) ? MISSING : place(values[row], edges));
        }
        return places;
    }

    /** The first bin whose edge is not below the value. */
    private static int place(float value, float[] edges) {
        int low = 0;
        int high = edges.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value <= edges[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
