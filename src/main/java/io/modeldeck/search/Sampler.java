package io.modeldeck.search;

import io.modeldeck.domain.Problem;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Says which point to try next. The same space, seed, number and history give the same point. */
public sealed interface Sampler permits Sampler.Grid, Sampler.Uniform, TreeParzen {

    /**
     * @param number of the trial, from 0
     * @param history trials that ended before its batch began, in the order of their numbers
     * @return empty where there is nothing left to try
     */
    Optional<double[]> next(int number, List<Scored> history);

    /** By its word: {@code random}, {@code grid} or {@code tpe}. */
    static Sampler of(String word, Space space, long seed) {
        return switch (word) {
            case "random" -> new Uniform(space, seed);
            case "grid" -> new Grid(space);
            case "tpe" -> new TreeParzen(space, seed);
            default -> throw new Problem("There is no sampler '" + word + "'; choose random, grid or tpe.");
        };
    }

    /** Draws of one trial, the same whatever was drawn for others. */
    static SplittableRandom random(long seed, int number) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    }

    /** Every place as likely as any other. */
    record Uniform(Space space, long seed) implements Sampler {

        @Override
        public Optional<double[]> next(int number, List<Scored> history) {
            return Optional.of(random(seed, number).doubles(space.size()).toArray());
        }
    }

    /** Every combination of five places on a range and of all values of a choice, one after the other. */
    record Grid(Space space) implements Sampler {

        private static final int PLACES = 5;

        @Override
        public Optional<double[]> next(int number, List<Scored> history) {
            double[] point = new double[space.size()];
            int left = number;
            for (int d = 0; d < point.length; d++) {
                double[] places = space.dimensions().get(d).grid(PLACES);
                point[d] = places[left % places.length];
                left /= places.length;
            }
            return left == 0 ? Optional.of(point) : Optional.empty();
        }
    }
}
