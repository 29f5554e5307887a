package io.modeldeck.training;

import io.modeldeck.stats.SymmetricSystem;
import java.util.function.ObjIntConsumer;

/**
 * Newton's method with a halving line search for smooth convex functions. The step comes from the full Hessian while it is small, from conjugate gradients
 * where it is not. Deterministic.
 */
final class Newton {

    /** Up to so many unknowns the Hessian is built and factorised. */
    private static final int DIRECT = 600;

    private static final int HALVINGS = 40;
    private static final double SUFFICIENT = 1e-4;
    /** Changes of the value below this part of it are rounding. */
    private static final double ROUNDING = 1e-13;

    private Newton() {}

    /**
     * @param tolerance ends when no element of the gradient is larger
     * @param afterStep called after each step with its number from 1; may throw to end
     * @return the point; the objective stands there
     */
    static double[] minimise(
            Objective objective, double tolerance, int iterations, ObjIntConsumer<Objective> afterStep) {
        return minimise(objective, tolerance, iterations, DIRECT, afterStep);
    }

    /** @param direct up to so many unknowns the Hessian is built */
    static double[] minimise(
            Objective objective, double tolerance, int iterations, int direct, ObjIntConsumer<Objective> afterStep) {
        double[] at = new double[objective.size()];
        double value = objective.moveTo(at);
        for (int step = 1; step <= iterations; step++) {
            double[] gradient = objective.gradient();
            if (largest(gradient) < tolerance) {
                break;
            }
            double[] direction = direction(objective, gradient, direct);
            double slope = dot(direction, gradient);
            double[] before = at;
            double old = value;
            double length = 1;
            for (int halving = 0; ; halving++) {
                at = moved(before, direction, length);
                value = objective.moveTo(at);
                if (value <= old + SUFFICIENT * length * slope + ROUNDING * Math.abs(old)) {
                    break;
                }
                if (halving == HALVINGS) {
                    objective.moveTo(before);
                    return before;
                }
                length /= 2;
            }
            afterStep.accept(objective, step);
        }
        return at;
    }

    private static double[] direction(Objective objective, double[] gradient, int direct) {
        double[] downhill = new double[gradient.length];
        for (int i = 0; i < downhill.length; i++) {
            downhill[i] = -gradient[i];
        }
        return objective.size() <= direct
                ? SymmetricSystem.solve(objective.hessian(), downhill)
                : conjugateGradients(objective, downhill);
    }

    /** Solves H s = b as exactly as the size of b is worth it. */
    private static double[] conjugateGradients(Objective objective, double[] b) {
        double[] s = new double[b.length];
        double[] residual = b.clone();
        double[] direction = b.clone();
        double square = dot(residual, residual);
        double norm = Math.sqrt(square);
        double goal = Math.min(0.1, Math.sqrt(norm)) * norm;
        for (int i = 0; i < b.length && Math.sqrt(square) > goal; i++) {
            double[] curved = objective.curvature(direction);
            double length = square / dot(direction, curved);
            for (int j = 0; j < s.length; j++) {
                s[j] += length * direction[j];
                residual[j] -= length * curved[j];
            }
            double next = dot(residual, residual);
            for (int j = 0; j < s.length; j++) {
                direction[j] = residual[j] + next / square * direction[j];
            }
            square = next;
        }
        return s;
    }

    private static double[] moved(double[] from, double[] direction, double length) {
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i] + length * direction[i];
        }
        return to;
    }

    static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
