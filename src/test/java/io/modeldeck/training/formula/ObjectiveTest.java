package io.modeldeck.training.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.training.RowWeights;
import io.modeldeck.training.formula.Newton.Step;
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
        double[] one = minimum(binary(3), Step.FULL_HESSIAN);
        double[] two = minimum(softmax(2, 1.5), Step.FULL_HESSIAN);
        for (int i = 0; i <= WIDTH; i++) {
            assertEquals(one[i], two[WIDTH + 1 + i] - two[i], 1e-8);
            assertEquals(-two[i], two[WIDTH + 1 + i], 1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void conjugateGradientsReachTheMinimumOfTheFullStep(Objective objective) {
        double[] direct = minimum(objective, Step.FULL_HESSIAN);
        double[] iterated = minimum(objective, Step.CONJUGATE_GRADIENTS);
        assertArrayEquals(direct, iterated, 1e-8);
    }

    @Test
    void separableClassesConverge() {
        double[] x = {-2, -1, 1, 2};
        BinaryObjective objective = new BinaryObjective(x, new int[] {0, 0, 1, 1}, RowWeights.equal(4), 1, 1e6);
        minimum(objective, Step.FULL_HESSIAN);
        assertTrue(Newton.largest(objective.gradient()) < 1e-6);
        assertEquals(1, objective.accuracy());
    }

    @Test
    void smallProblemsTakeTheFullHessian() {
        assertEquals(Step.FULL_HESSIAN, new BinaryObjective(new double[0], new int[0], new double[0], 599, 1).step());
        assertEquals(
                Step.CONJUGATE_GRADIENTS, new BinaryObjective(new double[0], new int[0], new double[0], 600, 1).step());
        assertEquals(
                Step.FULL_HESSIAN, new SoftmaxObjective(new double[0], new int[0], new double[0], 49, 3, 1).step());
        assertEquals(
                Step.CONJUGATE_GRADIENTS,
                new SoftmaxObjective(new double[0], new int[0], new double[0], 50, 3, 1).step());
    }

    @Test
    void endsWhereRoundingEnds() {
        // With so large a C no gradient below 1e-9 can be told apart; the search ends all the same, long before its
        // limit.
        int[] steps = {0};
        Objective objective = binary(1e9);
        new Newton(objective, Step.FULL_HESSIAN, watch(steps)).minimise(1e-30, 1000);
        assertTrue(steps[0] < 60, () -> steps[0] + " steps");
        int[] checks = {0, 0};
        new Newton(binary(1), Step.CONJUGATE_GRADIENTS, watch(checks)).minimise(1e-9, 100);
        assertTrue(checks[1] > checks[0], "asked within steps too");
    }

    @Test
    void stepsThatOvershootAreHalved() {
        // The full step from 0 would lead to 130, where the value is worse than at the start.
        double[] found = minimum(new Overshooting(Double.POSITIVE_INFINITY), Step.FULL_HESSIAN);
        assertEquals(5, found[0], 1e-6);
    }

    @Test
    void staysWhereNoStepHelps() {
        Overshooting broken = new Overshooting(0);
        assertArrayEquals(new double[] {0}, minimum(broken, Step.FULL_HESSIAN));
        assertEquals(0, broken.at, "the objective stands at the answer");
    }

    /** √(1 + (x − 5)²), whose curvature falls faster than its slope; not a number beyond a limit. */
    private static final class Overshooting implements Objective {

        private final double limit;
        private double at;

        private Overshooting(double limit) {
            this.limit = limit;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public double moveTo(double[] point) {
            at = point[0];
            return at > limit ? Double.NaN : root();
        }

        @Override
        public double[] gradient() {
            return new double[] {(at - 5) / root()};
        }

        @Override
        public double[] hessian() {
            return new double[] {Math.pow(root(), -3)};
        }

        @Override
        public double[] curvature(double[] direction) {
            return new double[] {hessian()[0] * direction[0]};
        }

        @Override
        public Step step() {
            return Step.FULL_HESSIAN;
        }

        @Override
        public double logLoss() {
            return root();
        }

        @Override
        public double accuracy() {
            return 1;
        }

        private double root() {
            return Math.sqrt(1 + (at - 5) * (at - 5));
        }
    }

    private static double[] minimum(Objective objective, Step how) {
        return new Newton(objective, how, watch(new int[2])).minimise(1e-9, 200);
    }

    private static Newton.Watch watch(int[] counts) {
        return new Newton.Watch() {
            @Override
            public void afterStep(int step) {
                counts[0] = step;
            }

            @Override
            public void check() {
                counts[counts.length - 1]++;
            }
        };
    }

    private static Objective binary(double c) {
        int[] y = classes(2);
        return new BinaryObjective(rows(), y, weights(), WIDTH, c);
    }

    private static Objective softmax(int k, double c) {
        return new SoftmaxObjective(rows(), classes(k), weights(), WIDTH, k, c);
    }

    private static double[] weights() {
        return RowWeights.meanOne(new Random(8).doubles(ROWS, 0, 3).toArray());
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
