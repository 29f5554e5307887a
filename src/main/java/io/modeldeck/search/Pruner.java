package io.modeldeck.search;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.List;

/** Says whether a trial is broken off after an epoch. Looks only at trials that ended before its batch began, so that the same seed prunes the same trials. */
public sealed interface Pruner {

    /**
     * @param course the loss of the trial after each epoch so far, on rows that are not learnt from; not empty
     * @param others the courses of trials that ended before, the pruned ones among them
     */
    boolean prunes(double[] course, List<double[]> others);

    /** By its word: {@code none}, {@code median} or {@code halving}. */
    static Pruner of(String word) {
        return switch (word) {
            case "none" -> new None();
            case "median" -> new Median();
            case "halving" -> new Halving();
            default -> throw new Problem("There is no pruner '" + word + "'; choose none, median or halving.");
        };
    }

    /** The least loss of the first epochs. */
    private static double best(double[] course, int epochs) {
        return Arrays.stream(course, 0, epochs).min().orElseThrow();
    }

    /** The best of each other course at that epoch, where it came so far; ascending. */
    private static double[] bests(List<double[]> others, int epochs) {
        return others.stream()
                .filter(course -> course.length >= epochs)
                .mapToDouble(course -> best(course, epochs))
                .sorted()
                .toArray();
    }

    /** Nothing is broken off. */
    record None() implements Pruner {

        @Override
        public boolean prunes(double[] course, List<double[]> others) {
            return false;
        }
    }

    /** Worse than half of the others at the same epoch (Golovin and others 2017), from the fifth epoch and the fifth trial on. */
    record Median() implements Pruner {

        private static final int WARM_UP = 5;
        private static final int FEWEST = 4;

        @Override
        public boolean prunes(double[] course, List<double[]> others) {
            if (course.length < WARM_UP) {
                return false;
            }
            double[] bests = bests(others, course.length);
            return bests.length >= FEWEST && best(course, course.length) > bests[bests.length / 2];
        }
    }

    /** Successive halving without waiting (Li and others 2020): at epochs 4, 12, 36 … only the better third goes on. */
    record Halving() implements Pruner {

        private static final int FIRST = 4;
        private static final int FACTOR = 3;

        @Override
        public boolean prunes(double[] course, List<double[]> others) {
            if (!isRung(course.length)) {
                return false;
            }
            double[] bests = bests(others, course.length);
            double mine = best(course, course.length);
            long better = Arrays.stream(bests).filter(other -> other < mine).count();
            return bests.length + 1 >= FACTOR && better >= Math.max(1, (bests.length + 1) / FACTOR);
        }

        private static boolean isRung(int epoch) {
            int rung = FIRST;
            while (rung < epoch) {
                rung *= FACTOR;
            }
            return rung == epoch;
        }
    }
}
