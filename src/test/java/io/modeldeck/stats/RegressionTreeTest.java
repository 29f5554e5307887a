package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegressionTreeTest {

    private final Random random = new Random(6);

    private double[] uniform(int n) {
        return random.doubles(n).toArray();
    }

    @Test
    void aStepIsFoundAmongNoise() {
        int n = 2000;
        double[][] columns = {uniform(n), uniform(n), uniform(n)};
        double[] target = new double[n];
        Arrays.setAll(target, i -> (columns[1][i] > 0.5 ? 3 : 1) + 0.1 * random.nextGaussian());
        RegressionTree tree = RegressionTree.of(columns, target, RegressionTree.Limits.SMALL);
        assertThat(tree.predict(new double[] {0.5, 0.2, 0.5})).isCloseTo(1, within(0.1));
        assertThat(tree.predict(new double[] {0.5, 0.9, 0.5})).isCloseTo(3, within(0.1));
    }

    @Test
    void aSplitIsTheBestOfAllBorders() {
        int n = 300;
        double[] x = new double[n];
        Arrays.setAll(x, i -> Math.floor(10 * random.nextDouble()));
        double[] target = new double[n];
        Arrays.setAll(target, i -> Math.sin(x[i]) + random.nextGaussian());
        RegressionTree tree = RegressionTree.of(new double[][] {x}, target, new RegressionTree.Limits(1, 0, 1));
        double best = Double.POSITIVE_INFINITY;
        for (double border = 0; border < 9; border++) {
            best = Math.min(best, squares(x, target, border));
        }
        double found = 0;
        for (int i = 0; i < n; i++) {
            double gap = target[i] - tree.predict(new double[] {x[i]});
            found += gap * gap;
        }
        assertThat(found).isCloseTo(best, within(1e-9));
    }

    private static double squares(double[] x, double[] target, double border) {
        double sum = 0;
        for (boolean below : new boolean[] {true, false}) {
            double mean = 0;
            int n = 0;
            for (int i = 0; i < x.length; i++) {
                if (x[i] <= border == below) {
                    mean += target[i];
                    n++;
                }
            }
            mean /= n;
            for (int i = 0; i < x.length; i++) {
                if (x[i] <= border == below) {
                    sum += (target[i] - mean) * (target[i] - mean);
                }
            }
        }
        return sum;
    }

    @Test
    void aMissingValueGoesItsOwnWay() {
        int n = 400;
        double[] x = uniform(n);
        double[] target = new double[n];
        for (int i = 0; i < n; i++) {
            if (i % 4 == 0) {
                x[i] = Double.NaN;
                target[i] = 5;
            }
        }
        RegressionTree tree = RegressionTree.of(new double[][] {x}, target, new RegressionTree.Limits(2, 0.01, 5));
        assertThat(tree.predict(new double[] {Double.NaN})).isEqualTo(5);
        assertThat(tree.predict(new double[] {Double.POSITIVE_INFINITY})).isEqualTo(5);
        assertThat(tree.predict(new double[] {0.5})).isZero();
    }

    @Test
    void withoutAnythingToSplitByItIsTheMean() {
        double[] target = {1, 2, 3, 6};
        double[][] nothing = {{Double.NaN, Double.NaN, Double.NaN, Double.NaN}};
        assertThat(RegressionTree.of(nothing, target, new RegressionTree.Limits(3, 0, 1))
                        .predict(new double[] {1}))
                .isEqualTo(3);
        assertThat(RegressionTree.of(new double[][] {{1, 2, 3, 4}}, target, new RegressionTree.Limits(3, 0, 3))
                        .predict(new double[] {4}))
                .as("leaves would be too small")
                .isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionTree.of(nothing, new double[0], RegressionTree.Limits.SMALL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionTree.of(nothing, new double[3], RegressionTree.Limits.SMALL));
    }
}
