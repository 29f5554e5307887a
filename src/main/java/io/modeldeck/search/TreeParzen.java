package io.modeldeck.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The tree-structured Parzen estimator (Bergstra and others 2011), all hyperparameters together: where the better trials lie is one density, where the others lie
 * another, and the next trial is where the first is largest beside the second, of a few points drawn from the first. Both are mixtures of kernels around the trials,
 * with the uniform density among them, so that nothing is given up for good.
 */
record TreeParzen(Space space, long seed) implements Sampler {

    private static final int RANDOM_FIRST = 10;
    private static final int DRAWN = 24;
    private static final double WIDEST = 0.25;
    private static final double NARROWEST = 0.02;

    @Override
    public Optional<double[]> next(int number, List<Scored> history) {
        SplittableRandom random = Sampler.random(seed, number);
        if (history.size() < RANDOM_FIRST) {
            return Optional.of(random.doubles(space.size()).toArray());
        }
        List<Scored> ranked = new ArrayList<>(history);
        // One that was broken off lost to the others; how far it was then says little.
        ranked.sort(Comparator.comparing(Scored::pruned).thenComparingDouble(Scored::loss));
        int good = Math.clamp((int) Math.ceil(Math.sqrt(ranked.size()) * .6), 2, 25);
        Mixture better = new Mixture(space, ranked.subList(0, good));
        Mixture others = new Mixture(space, ranked.subList(good, ranked.size()));
        double[] best = better.draw(random);
        double most = better.logDensity(best) - others.logDensity(best);
        for (int i = 1; i < DRAWN; i++) {
            double[] point = better.draw(random);
            double ratio = better.logDensity(point) - others.logDensity(point);
            if (ratio > most) {
                best = point;
                most = ratio;
            }
        }
        return Optional.of(best);
    }

    /** Kernels around points, and the uniform density, each with the same weight. */
    private record Mixture(Space space, List<Scored> around) {

        private double width() {
            double scott = Math.pow(around.size(), -1.0 / (space.size() + 4));
            return Math.clamp(WIDEST * scott, NARROWEST, WIDEST);
        }

        double[] draw(SplittableRandom random) {
            int kernel = random.nextInt(around.size() + 1);
            double[] point = random.doubles(space.size()).toArray();
            if (kernel < around.size()) {
                double[] center = around.get(kernel).point();
                for (int d = 0; d < point.length; d++) {
                    point[d] = draw(random, space.dimensions().get(d), center[d], point[d]);
                }
            }
            return point;
        }

        private double draw(SplittableRandom random, Dimension dimension, double center, double anywhere) {
            if (dimension instanceof Dimension.Choice) {
                return random.nextDouble() < width() ? anywhere : center;
            }
            double place;
            do {
                place = center + width() * random.nextGaussian();
            } while (place < 0 || place > 1);
            return place;
        }

        double logDensity(double[] point) {
            double sum = 1;
            for (Scored each : around) {
                double density = 1;
                for (int d = 0; d < point.length; d++) {
                    density *= density(space.dimensions().get(d), each.point()[d], point[d]);
                }
                sum += density;
            }
            return Math.log(sum / (around.size() + 1));
        }

        /** Of one kernel on one dimension; the uniform density is 1. */
        private double density(Dimension dimension, double center, double place) {
            double width = width();
            if (dimension instanceof Dimension.Choice choice) {
                boolean same = choice.index(center) == choice.index(place);
                return width + (same ? (1 - width) * choice.values().size() : 0);
            }
            double z = (place - center) / width;
            double inside = cumulative((1 - center) / width) - cumulative(-center / width);
            return Math.exp(-z * z / 2) / (Math.sqrt(2 * Math.PI) * width * inside);
        }

        /** The normal distribution function, by Abramowitz and Stegun's 26.2.17 (absolute error below 7.5e-8). */
        private static double cumulative(double z) {
            double t = 1 / (1 + .2316419 * Math.abs(z));
            double tail = Math.exp(-z * z / 2)
                    / Math.sqrt(2 * Math.PI)
                    * t
                    * (.319381530 + t * (-.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
            return z > 0 ? 1 - tail : tail;
        }
    }
}
