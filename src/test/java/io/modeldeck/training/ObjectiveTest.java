package io.modeldeck.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives against differences, and minima against other ways to reach them. */
class ObjectiveTest {

    private static final int ROWS = 60;
    private static final int WIDTH = 4;

    static Stream<Objective> objectives() {
        return Stream.of(binary(2.5), softmax(3, 0.7));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void gradientIsTheSlopeOfTheValue(Objective objective) {
        double[] point = new Random(3).doubles(objective.size(), -1, 1).toArray();
        objective.moveTo(point);
        double[] gradient = objective.gradient();
        for (int i = 0; i < point.length; i++) {
            double slope =
                    (objective.moveTo(shifted(point, i, 1e-5)) - objective.moveTo(shifted(point, i, -1e-5))) / 2e-5;
            assertEquals(slope, gradient[i], 1e-6 * (1 + Math.abs(slope)));
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void curvatureIsTheSlopeOfTheGradientAndTheHessianTimesTheDirection(Objective objective) {
        double[] point = new Random(3).doubles(objective.size(), -1, 1).toArray();
        double[] direction = new Random(4).doubles(objective.size(), -1, 1).toArray();
        centreIntercepts(direction, objective instanceof SoftmaxObjective);
        objective.moveTo(point);
        double[] curvature = objective.curvature(direction);
        assertArrayEquals(times(objective.hessian(), direction), curvature, 1e-9);
        objective.moveTo(along(point, direction, 1e-5));
        double[] ahead = objective.gradient();
        objective.moveTo(along(point, direction, -1e-5));
        double[] behind = objective.gradient();
        for (int i = 0; i < point.length; i++) {
            double slope = (ahead[i] - behind[i]) / 2e-5;
            assertEquals(slope, curvature[i], 1e-5 * (1 + Math.abs(slope)));
        }
    }

    @Test
    void twoClassesAsSoftmaxHaveTheSameMinimumAtHalfTheC() {
        // Two opposite vectors w/2 and -w/2 cost a penalty of w²/4 where one vector w costs w²/2.
        double[] one = Newton.minimise(binary(3), 1e-9, 50, (o, step) -> {});
        double[] two = Newton.minimise(softmax(2, 1.5), 1e-9, 50, (o, step) -> {});
        for (int i = 0; i <= WIDTH; i++) {
            assertEquals(one[i], two[WIDTH + 1 + i] - two[i], 1e-8);
            assertEquals(-two[i], two[WIDTH + 1 + i], 1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void conjugateGradientsReachTheMinimumOfTheFullStep(Objective objective) {
        double[] direct = Newton.minimise(objective, 1e-9, 50, (o, step) -> {});
        double[] iterated = Newton.minimise(objective, 1e-9, 200, 0, (o, step) -> {});
        assertArrayEquals(direct, iterated, 1e-8);
    }

    @Test
    void separableClassesConverge() {
        double[] x = {-2, -1, 1, 2};
        BinaryObjective objective = new BinaryObjective(x, new int[] {0, 0, 1, 1}, 1, 1e6);
        Newton.minimise(objective, 1e-9, 200, (o, step) -> {});
        assertTrue(Newton.largest(objective.gradient()) < 1e-6);
        assertEquals(1, objective.accuracy());
    }

    private static Objective binary(double c) {
        int[] y = classes(2);
        return new BinaryObjective(rows(), y, WIDTH, c);
    }

    private static Objective softmax(int k, double c) {
        return new SoftmaxObjective(rows(), classes(k), WIDTH, k, c);
    }

    private static double[] rows() {
        return new Random(1).doubles(ROWS * WIDTH, -2, 2).toArray();
    }

    private static int[] classes(int k) {
        double[] x = rows();
        Random noise = new Random(2);
        int[] y = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double score = x[row * WIDTH] + x[row * WIDTH + 1] / 2 + noise.nextGaussian();
            y[row] = (int) Math.clamp(Math.floor((score + 3) / 6 * k), 0, k - 1);
        }
        assertEquals(k, Arrays.stream(y).distinct().count());
        return y;
    }

    /** Along a common shift of the intercepts the Hessian is made definite on purpose. */
    private static void centreIntercepts(double[] direction, boolean needed) {
        if (!needed) {
            return;
        }
        int k = direction.length / (WIDTH + 1);
        double mean = 0;
        for (int a = 0; a < k; a++) {
            mean += direction[a * (WIDTH + 1) + WIDTH] / k;
        }
        for (int a = 0; a < k; a++) {
            direction[a * (WIDTH + 1) + WIDTH] -= mean;
        }
    }

    private static double[] shifted(double[] point, int i, double by) {
        double[] shifted = point.clone();
        shifted[i] += by;
        return shifted;
    }

    private static double[] along(double[] point, double[] direction, double by) {
        double[] to = point.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += by * direction[i];
        }
        return to;
    }

    /** The product with a symmetric matrix of which the lower triangle is given. */
    private static double[] times(double[] lower, double[] x) {
        int n = x.length;
        double[] product = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                product[i] += lower[Math.max(i, j) * n + Math.min(i, j)] * x[j];
            }
        }
        return product;
    }
}
