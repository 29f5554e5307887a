package io.modeldeck.benchmark;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Calls of several models in turns: the models answer one row after the other, in an order that is drawn anew for each row, so that what disturbs the
 * machine falls on all alike and no model always follows the same other one.
 */
final class Contest {

    /** A model that fails so often in a row before it ever answered is asked no more. */
    static final int GIVE_UP = 5;

    private final LongSupplier nanoTime;

    Contest(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * @param models each asks one row by its number, and throws a {@link Problem} where it fails
     * @param rows how many there are
     * @param calls of each model that count; they go through the rows again and again
     * @param warmUp calls of each model beforehand
     * @throws CancellationException when somebody stopped it
     */
    List<Timings> run(List<IntConsumer> models, int rows, int calls, int warmUp, long seed, Progress progress) {
        List<Lane> lanes = models.stream().map(ask -> new Lane(ask, calls)).toList();
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[lanes.size()];
        Arrays.setAll(order, i -> i);
        long all = (long) warmUp + calls;
        for (int turn = 0; turn < all; turn++) {
            shuffle(order, random);
            for (int each : order) {
                if (progress.cancelled()) {
                    throw new CancellationException("The benchmark was stopped; nothing of it is kept.");
                }
                lanes.get(each).ask((turn < warmUp ? turn : turn - warmUp) % rows, turn >= warmUp);
            }
            progress.at(turn + 1L, all, turn < warmUp ? "warming up" : "calls of each model");
        }
        return lanes.stream().map(Lane::timings).toList();
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    /** One model and how it does. */
    private final class Lane {
        private final IntConsumer ask;
        private final double[] millis;
        private int counted;
        private int failures;
        private int inARow;
        private boolean answered;
        private String error = "";

        Lane(IntConsumer ask, int calls) {
            this.ask = ask;
            this.millis = new double[calls];
        }

        void ask(int row, boolean counts) {
            if (!answered && inARow >= GIVE_UP) {
                return;
            }
            long start = nanoTime.getAsLong();
            double took = Double.NaN;
            try {
                ask.accept(row);
                took = (nanoTime.getAsLong() - start) / 1e6;
                answered = true;
                inARow = 0;
            } catch (Problem failed) {
                inARow++;
                failures += counts ? 1 : 0;
                error = error.isEmpty() ? failed.getMessage() : error;
            }
            if (counts) {
                millis[counted++] = took;
            }
        }

        Timings timings() {
            // who gave up while it was warmed up failed as often as it was asked
            int failed = counted == 0 && !error.isEmpty() ? inARow : failures;
            return new Timings(Arrays.copyOf(millis, counted), failed, error);
        }
    }
}
