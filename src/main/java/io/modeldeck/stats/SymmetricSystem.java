package io.modeldeck.stats;

/**
 * Solves {@code A x = b} for a symmetric, positive semi-definite A, as it comes from normal equations and Newton steps, by Cholesky's factorisation. Where A
 * is singular to working accuracy (columns that depend on each other) a small ridge is added, which leads close to the solution of least norm.
 */
public final class SymmetricSystem {

    /** A pivot that cancels to less than this part of its diagonal element carries no information. */
    private static final double PIVOT = 1e-12;

    /** Larger values would overflow on the way. */
    private static final double LIMIT = 1e150;

    private static final double FIRST_RIDGE = 1e-10;
    private static final double RIDGE_GROWTH = 100;

    private SymmetricSystem() {}

    /**
     * @param matrix n × n in row order; only the lower triangle is read
     * @param right n values
     * @return x; values that are not finite, or beyond 1e150, are refused
     */
    public static double[] solve(double[] matrix, double[] right) {
        int n = right.length;
        if (matrix.length != n * n) {
            throw new IllegalArgumentException("A matrix of " + matrix.length + " values for " + n + " unknowns");
        }
        double scale = largest(matrix, right, n);
        double ridge = 0;
        double[] factor = new double[n * n];
        while (!factorise(matrix, ridge, factor, n)) {
            ridge = ridge == 0 ? FIRST_RIDGE * (scale == 0 ? 1 : scale) : ridge * RIDGE_GROWTH;
        }
        return substitute(factor, right, n);
    }

    private static double largest(double[] matrix, double[] right, int n) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                largest = Math.max(largest, bounded(matrix[i * n + j]));
            }
            bounded(right[i]);
        }
        return largest;
    }

    private static double bounded(double value) {
        if (!(Math.abs(value) < LIMIT)) {
            throw new IllegalArgumentException("A system of equations holds " + value);
        }
        return Math.abs(value);
    }

    private static boolean factorise(double[] a, double ridge, double[] l, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * n + j] + (i == j ? ridge : 0);
                double whole = sum;
                for (int k = 0; k < j; k++) {
                    sum -= l[i * n + k] * l[j * n + k];
                }
                if (i > j) {
                    l[i * n + j] = sum / l[j * n + j];
                } else if (sum <= PIVOT * whole) {
                    return false;
                } else {
                    l[i * n + i] = Math.sqrt(sum);
                }
            }
        }
        return true;
    }

    private static double[] substitute(double[] l, double[] right, int n) {
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= l[i * n + k] * x[k];
            }
            x[i] /= l[i * n + i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= l[k * n + i] * x[k];
            }
            x[i] /= l[i * n + i];
        }
        return x;
    }
}
