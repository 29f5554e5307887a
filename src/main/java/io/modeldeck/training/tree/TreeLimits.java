package io.modeldeck.training.tree;

/**
 * How far a tree may grow.
 *
 * @param depth branches from the root to a leaf, at most
 * @param leaves at most; the branch that gains most comes first
 * @param leafRows rows in a leaf, at least
 * @param leafWeight sum of the weights (second derivatives, in boosting) in a leaf, at least
 * @param l2 added to the weight of each leaf, which shrinks its value
 * @param columnsPerNode how many columns are looked at for each split, drawn anew; the tree's columns where it is not fewer
 */
public record TreeLimits(int depth, int leaves, int leafRows, double leafWeight, double l2, int columnsPerNode) {}
