package io.modeldeck.training.tree;

/**
 * Where a node is divided.
 *
 * @param bin the last bin that goes left
 * @param missingLeft where missing values go; where a node has none, with the more rows
 * @param gain by how much the worth of the leaves rises
 */
record Split(int column, int bin, boolean missingLeft, double gain) {}
