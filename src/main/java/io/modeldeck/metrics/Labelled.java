package io.modeldeck.metrics;

/** A prediction beside what turned out to be true. {@code score} is the probability of the positive class, NaN when unknown. */
record Labelled(String prediction, String outcome, double score) {}
