package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Two-sample tests for rows of many numbers: embeddings, hashed texts, several features at once. The work is bounded by sampling rows, and seeded: the
 * same rows give the same answer. Rows must be finite and of one length.
 */
public final class VectorTests {

    /** Rows a side that the classifier test takes at most. */
    public static final int CLASSIFIER_ROWS = 2_000;

    /** Rows a side that the kernel test takes at most. */
    public static final int KERNEL_ROWS = 200;

    /** Random regroupings behind the p value of the kernel test, which is therefore at least 1/500. */
    public static final int PERMUTATIONS = 499;

    private static final long SEED = 20_260_101;
    private static final int FEWEST = 4;
    private static final double RIDGE = 0.1;

    private VectorTests() {}

    /**
     * @param statistic of the classifier test the area under the ROC curve on held-out rows, one half where the sides cannot be told apart; of the kernel
     *     test the squared maximum mean discrepancy
     * @param pValue one-sided
     */
    public record Result(double statistic, double pValue) {}

    /**
     * Classifier two-sample test (Lopez-Paz and Oquab 2017): a ridge-regularised linear discriminant on the standardised values and their squares learns
     * from half of the rows to tell window from reference; Mann–Whitney's test asks whether it can on the other half. Empty with fewer than four rows
     * on a side.
     */
    public static Optional<Result> classifier(double[][] reference, double[][] current) {
        if (reference.length < FEWEST || current.length < FEWEST) {
            return Optional.empty();
        }
        Random random = new Random(SEED);
        double[][] ref = picked(reference, CLASSIFIER_ROWS, random);
        double[][] cur = picked(current, CLASSIFIER_ROWS, random);
        Projection projection = Projection.of(ref, SEED);
        double[][] a = withSquares(projection.apply(ref));
        double[][] b = withSquares(projection.apply(cur));
        double[] weights = discriminant(half(a, 0), half(b, 0));
        Sample refScores = scores(half(a, 1), weights);
        Sample curScores = scores(half(b, 1), weights);
        double pairs = (double) refScores.n() * curScores.n();
        return Optional.of(MannWhitney.test(refScores, curScores)
                .map(test -> {
                    double auc = 1 - test.uRef() / pairs;
                    return new Result(auc, auc > 0.5 ? test.pContinuity() / 2 : 1 - test.pContinuity() / 2);
                })
                .orElse(new Result(0.5, 1)));
    }

    /**
     * Maximum mean discrepancy with a Gaussian kernel as wide as the median distance (Gretton and others 2012), its p value from regrouping the rows at
     * random. Empty with fewer than four rows on a side.
     */
    public static Optional<Result> meanDiscrepancy(double[][] reference, double[][] current) {
        if (reference.length < FEWEST || current.length < FEWEST) {
            return Optional.empty();
        }
        Random random = new Random(SEED);
        double[][] ref = picked(reference, KERNEL_ROWS, random);
        double[][] cur = picked(current, KERNEL_ROWS, random);
        Projection projection = Projection.of(ref, SEED);
        double[][] rows = new double[ref.length + cur.length][];
        System.arraycopy(projection.apply(ref), 0, rows, 0, ref.length);
        System.arraycopy(projection.apply(cur), 0, rows, ref.length, cur.length);
        double[][] kernel = kernel(rows);
        boolean[] isRef = new boolean[rows.length];
        Arrays.fill(isRef, 0, ref.length, true);
        double observed = discrepancy(kernel, isRef, ref.length);
        int asLarge = 1;
        for (int i = 0; i < PERMUTATIONS; i++) {
            shuffle(isRef, random);
            asLarge += discrepancy(kernel, isRef, ref.length) >= observed ? 1 : 0;
        }
        return Optional.of(new Result(observed, asLarge / (PERMUTATIONS + 1.0)));
    }

    /** So many rows at random, in random order; all of them where there are no more. */
    private static double[][] picked(double[][] rows, int most, Random random) {
        double[][] picked = rows.clone();
        int size = Math.min(most, rows.length);
        for (int i = 0; i < size; i++) {
            int j = i + random.nextInt(rows.length - i);
            double[] row = picked[i];
            picked[i] = picked[j];
            picked[j] = row;
        }
        return Arrays.copyOf(picked, size);
    }

    private static double[][] half(double[][] rows, int which) {
        int middle = rows.length / 2;
        return which == 0 ? Arrays.copyOf(rows, middle) : Arrays.copyOfRange(rows, middle, rows.length);
    }

    /** Squares let the discriminant see a change of spread; a far value is cut off, or it would outweigh all others. */
    private static double[][] withSquares(double[][] rows) {
        double[][] out = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            int width = rows[row].length;
            out[row] = Arrays.copyOf(rows[row], 2 * width);
            for (int d = 0; d < width; d++) {
                out[row][d] = Math.clamp(rows[row][d], -5, 5);
                out[row][width + d] = out[row][d] * out[row][d] - 1;
            }
        }
        return out;
    }

    /** Ridge regression of side −1 or 1, both sides weighing the same: Fisher's discriminant up to a factor. */
    private static double[] discriminant(double[][] ref, double[][] cur) {
        int width = ref[0].length + 1;
        double[] matrix = new double[width * width];
        double[] right = new double[width];
        accumulate(ref, -1, matrix, right);
        accumulate(cur, 1, matrix, right);
        for (int d = 0; d + 1 < width; d++) {
            matrix[d * width + d] += RIDGE;
        }
        return SymmetricSystem.solve(matrix, right);
    }

    private static void accumulate(double[][] rows, double side, double[] matrix, double[] right) {
        int width = right.length;
        double weight = 1.0 / rows.length;
        for (double[] row : rows) {
            double[] x = Arrays.copyOf(row, width);
            x[width - 1] = 1;
            for (int i = 0; i < width; i++) {
                for (int j = 0; j <= i; j++) {
                    matrix[i * width + j] += weight * x[i] * x[j];
                }
                right[i] += weight * side * x[i];
            }
        }
    }

    private static Sample scores(double[][] rows, double[] weights) {
        double[] scores = new double[rows.length];
        for (int row = 0; row < scores.length; row++) {
            for (int d = 0; d < rows[row].length; d++) {
                scores[row] += weights[d] * rows[row][d];
            }
        }
        return Sample.of(scores);
    }

    private static double[][] kernel(double[][] rows) {
        int n = rows.length;
        double[][] squared = new double[n][n];
        double[] all = new double[n * (n - 1) / 2];
        int used = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int d = 0; d < rows[i].length; d++) {
                    sum += (rows[i][d] - rows[j][d]) * (rows[i][d] - rows[j][d]);
                }
                squared[i][j] = sum;
                all[used++] = sum;
            }
        }
        double median = Sample.of(all).median();
        double width = median > 0 ? median : 1;
        double[][] kernel = new double[n][n];
        for (int i = 0; i < n; i++) {
            kernel[i][i] = 1;
            for (int j = 0; j < i; j++) {
                kernel[i][j] = Math.exp(-squared[i][j] / width);
                kernel[j][i] = kernel[i][j];
            }
        }
        return kernel;
    }

    /** Mean kernel within the sides minus that between them; each row counts with itself, so it is never negative but for rounding. */
    private static double discrepancy(double[][] kernel, boolean[] isRef, int n) {
        int m = isRef.length - n;
        double within = 0;
        double other = 0;
        double between = 0;
        for (int i = 0; i < isRef.length; i++) {
            for (int j = 0; j < i; j++) {
                if (isRef[i] != isRef[j]) {
                    between += kernel[i][j];
                } else if (isRef[i]) {
                    within += kernel[i][j];
                } else {
                    other += kernel[i][j];
                }
            }
        }
        return (2 * within + n) / ((double) n * n)
                + (2 * other + m) / ((double) m * m)
                - 2 * between / ((double) n * m);
    }

    private static void shuffle(boolean[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            boolean value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }
}
