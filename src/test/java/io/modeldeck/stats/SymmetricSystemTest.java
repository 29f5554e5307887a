package io.modeldeck.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricSystemTest {

    @Test
    void solvesByHand() {
        // 4x + 2y = 10, 2x + 3y = 9: x = 1.5, y = 2. The upper triangle is not read.
        double[] solution = SymmetricSystem.solve(new double[] {4, Double.NaN, 2, 3}, new double[] {10, 9});
        assertArrayEquals(new double[] {1.5, 2}, solution, 1e-14);
    }

    @Test
    void solvesRandomSystems() {
        Random random = new Random(7);
        for (int n = 1; n <= 12; n++) {
            double[] x = random.doubles(n, -3, 3).toArray();
            double[] matrix = gram(random, n, n + 5);
            assertArrayEquals(x, SymmetricSystem.solve(matrix, times(matrix, x)), 1e-8, "n = " + n);
        }
    }

    @Test
    void sharesTheWeightOfEqualColumns() {
        double[] ones = {2, 2, 2, 2};
        assertArrayEquals(new double[] {1, 1}, SymmetricSystem.solve(ones, new double[] {4, 4}), 1e-6);
    }

    @Test
    void givesNothingToAnEmptyColumn() {
        double[] solution = SymmetricSystem.solve(new double[] {5, 0, 0, 0}, new double[] {10, 0});
        assertArrayEquals(new double[] {2, 0}, solution, 1e-8);
        assertArrayEquals(new double[] {0}, SymmetricSystem.solve(new double[] {0}, new double[] {0}));
    }

    @Test
    void growsTheRidgeUntilAnIndefiniteMatrixIsDefinite() {
        // The ridge ends at the first value of 1e-10 · 100^i that is above 1: 100.
        double[] solution = SymmetricSystem.solve(new double[] {1, 0, 0, -1}, new double[] {101, 99});
        assertArrayEquals(new double[] {1, 1}, solution, 1e-12);
    }

    @Test
    void refusesWhatIsNoSystem() {
        assertThrows(IllegalArgumentException.class, () -> SymmetricSystem.solve(new double[3], new double[2]));
        double[] bad = {Double.NaN};
        double[] good = {1};
        assertThrows(IllegalArgumentException.class, () -> SymmetricSystem.solve(bad, good));
        assertThrows(IllegalArgumentException.class, () -> SymmetricSystem.solve(good, bad));
        assertThrows(IllegalArgumentException.class, () -> SymmetricSystem.solve(good, new double[] {1e160}));
        assertEquals(0, SymmetricSystem.solve(new double[0], new double[0]).length);
    }

    private static double[] gram(Random random, int n, int rows) {
        double[] gram = new double[n * n];
        for (int row = 0; row < rows; row++) {
            double[] x = random.doubles(n, -1, 1).toArray();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    gram[i * n + j] += x[i] * x[j];
                }
            }
        }
        return gram;
    }

    private static double[] times(double[] matrix, double[] x) {
        double[] product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                product[i] += matrix[i * x.length + j] * x[j];
            }
        }
        return product;
    }
}
