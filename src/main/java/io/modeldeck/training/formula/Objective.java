package io.modeldeck.training.formula;

/** A smooth convex function to minimise, looked at from one point at a time. Not thread-safe. */
public interface Objective {

    int size();

    /** Goes to a point and answers its value. The other questions are about this point. */
    double moveTo(double[] point);

    double[] gradient();

    /** Which way to find a step is the quicker one here. */
    Newton.Step step();

    /** size × size in row order, at least the lower triangle. */
    double[] hessian();

    /** The Hessian times a direction, without building it. */
    double[] curvature(double[] direction);

    /** Mean log loss of the training rows, without the penalty, natural logarithm. */
    double logLoss();

    /** Share of training rows whose most probable class is the true one. */
    double accuracy();
}
