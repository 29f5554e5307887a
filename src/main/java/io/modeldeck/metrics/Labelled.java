package io.modeldeck.metrics;

import java.util.Map;

/**
 * A prediction beside what turned out to be true.
 *
 * @param score probability of the positive class, NaN when unknown
 * @param probabilities of the classes by name, empty when unknown
 */
record Labelled(String prediction, String outcome, double score, Map<String, Double> probabilities) {}
