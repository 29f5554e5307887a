/**
 * Answers by formulas with weights (sums, class probabilities, dense layers), and how the weights are found: Newton's method where the loss is convex, descent for networks.
 * Fitting is the work of one thread; fitted formulas are asked by any.
 */
package io.modeldeck.training.formula;
