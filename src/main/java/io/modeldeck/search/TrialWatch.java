package io.modeldeck.search;

import io.modeldeck.training.Progress;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;

/** Watches one trial: keeps its course, and ends it where the pruner or a person wants that. */
final class TrialWatch implements Progress {

    /** Ends a trial; never leaves this package. */
    static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1;

        Ended(String why) {
            super(why, null, false, false);
        }
    }

    /** What is watched is measured on rows that are not learnt from; a trainer that measures nothing there is never pruned. */
    private static final List<String> WATCHED = List.of("validationLoss", "validationRmse");

    private final Pruner pruner;
    private final List<double[]> others;
    private final BooleanSupplier stop;
    private double[] course = {};
    private boolean pruned;

    /** @param others courses of trials that ended before this batch began */
    TrialWatch(Pruner pruner, List<double[]> others, BooleanSupplier stop) {
        this.pruner = pruner;
        this.others = others;
        this.stop = stop;
    }

    @Override
    public void epoch(int epoch, Map<String, Double> metrics) {
        WATCHED.stream()
                .filter(name -> Double.isFinite(metrics.getOrDefault(name, Double.NaN)))
                .findFirst()
                .ifPresent(name -> {
                    course = DoubleStream.concat(DoubleStream.of(course), DoubleStream.of(metrics.get(name)))
                            .toArray();
                    pruned = pruner.prunes(course, others);
                });
    }

    @Override
    public void checkCancelled() {
        if (pruned) {
            throw new Ended("Broken off after epoch " + course.length + ": other trials were better then.");
        }
        if (stop.getAsBoolean()) {
            throw new Ended("Stopped.");
        }
    }

    boolean pruned() {
        return pruned;
    }

    double[] course() {
        return course;
    }
}
