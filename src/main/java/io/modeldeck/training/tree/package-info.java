/**
 * Decision trees: rows in bins, the search for splits, the growing, and trees and ensembles that answer in memory and in the exported graph. What a tree is grown for is
 * given as gradients and weights, so that one tree, a forest and boosting share it. A tree is grown by one thread; grown, any may ask it.
 */
package io.modeldeck.training.tree;
