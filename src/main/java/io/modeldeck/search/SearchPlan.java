package io.modeldeck.search;

import io.modeldeck.domain.Problem;

/**
 * How a search goes about it.
 *
 * @param sampler {@code random}, {@code grid} or {@code tpe}
 * @param pruner {@code none}, {@code median} or {@code halving}
 * @param trials how many at most; a grid may have fewer points
 * @param parallel how many trials make a batch: they go on at once, within the limit of the workspace, and learn nothing of each other
 * @param seed the same seed, space, rows and batch size give the same trials
 */
public record SearchPlan(Space space, String sampler, String pruner, int trials, int parallel, long seed) {

    static final int MOST = 1_000;

    public SearchPlan {
        Sampler.of(sampler, space, seed);
        Pruner.of(pruner);
        if (trials < 1 || trials > MOST) {
            throw new Problem("A search has 1 to " + MOST + " trials, not " + trials + "; set --trials.");
        }
        if (parallel < 1 || parallel > 16) {
            throw new Problem("1 to 16 trials go on at once, not " + parallel + "; set --parallel.");
        }
    }
}
