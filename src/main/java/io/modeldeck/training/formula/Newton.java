package io.modeldeck.training.formula;

import io.modeldeck.stats.SymmetricSystem;

/**
 * Newton's method with a halving line search for smooth convex functions. The step comes from the full Hessian, which is
 * quick while it is small, or from conjugate gradients. Deterministic.
 */
public final class Newton {

    private static final int HALVINGS = 40;
    private static final double SUFFICIENT = 1e-4;
    /** Changes of the value below this part of it are rounding. */
    private static final double ROUNDING = 1e-13;
    /** So many steps in a row that change the value by no more than rounding are the end: nothing better can be told apart. */
    private static final int STALLED = 3;

    /** How a step is found. */
    enum Step {
        FULL_HESSIAN,
        CONJUGATE_GRADIENTS
    }

    /** Who looks on. Both methods may throw to end it. */
    public interface Watch {

        /** @param step from 1; the objective stands at the new point */
        void afterStep(int step);

        /** Called within long steps. */
        void check();
    }

    private final Objective objective;
    private final Step how;
    private final Watch watch;

    public Newton(Objective objective, Step how, Watch watch) {
        this.objective = objective;
        this.how = how;
        this.watch = watch;
    }

    /**
     * Starts at zero.
     *
     * @param tolerance ends when no element of the gradient is larger
     * @return the point; the objective stands there
     */
    public double[] minimise(double tolerance, int iterations) {
        double[] at = new double[objective.size()];
        double value = objective.moveTo(at);
        int stalled = 0;
        for (int step = 1; step <= iterations && stalled < STALLED; step++) {
            double[] gradient = objective.gradient();
            if (largest(gradient) < tolerance) {
                break;
            }
            double[] direction = direction(gradient);
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
            stalled = old - value <= ROUNDING * Math.abs(old) ? stalled + 1 : 0;
            watch.afterStep(step);
        }
        return at;
    }

    private double[] direction(double[] gradient) {
        double[] downhill = new double[gradient.length];
        for (int i = 0; i < downhill.length; i++) {
            downhill[i] = -gradient[i];
        }
        return switch (how) {
            case FULL_HESSIAN -> SymmetricSystem.solve(objective.hessian(), downhill);
            case CONJUGATE_GRADIENTS -> conjugateGradients(downhill);
        };
    }

    /** Solves H s = b as exactly as the size of b is worth it. */
    private double[] conjugateGradients(double[] b) {
        double[] s = new double[b.length];
        double[] residual = b.clone();
        double[] direction = b.clone();
        double square = dot(residual, residual);
        double norm = Math.sqrt(square);
        double goal = Math.min(0.1, Math.sqrt(norm)) * norm;
        for (int i = 0; i < b.length && Math.sqrt(square) > goal; i++) {
            watch.check();
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

    public static double largest(double[] values) {
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
