package io.modeldeck.search;

/**
 * A trial that ended, for whoever learns from it.
 *
 * @param point where it was
 * @param loss smaller is better; of a pruned trial the last that was seen of it
 * @param pruned whether it was broken off
 */
record Scored(double[] point, double loss, boolean pruned) {}
