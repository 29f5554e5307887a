package io.modeldeck.inference.tfjs;

/**
 * What a layer gives.
 *
 * @param name in the graph
 * @param rank dimensions, the rows among them
 */
record Value(String name, int rank) {}
