package io.modeldeck.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The course of a training: what was measured after each epoch, passed on to whoever watches. */
final class Course {

    /** What is put before the name of a measure on rows that were not learnt from: {@code validationLoss}. */
    private static final String VALIDATION = "validation";

    private final Progress progress;
    private final List<EpochMetrics> epochs = new ArrayList<>();

    Course(Progress progress) {
        this.progress = progress;
    }

    /** One pass is over; then is the time to stop, if that is wished. */
    void epoch(Map<String, Double> training) {
        epoch(training, Map.of());
    }

    /** @param validation the same on rows that are not learnt from; empty without any */
    void epoch(Map<String, Double> training, Map<String, Double> validation) {
        Map<String, Double> metrics = new LinkedHashMap<>(training);
        validation.forEach((name, value) ->
                metrics.put(VALIDATION + Character.toUpperCase(name.charAt(0)) + name.substring(1), value));
        int epoch = epochs.size() + 1;
        epochs.add(new EpochMetrics(epoch, metrics));
        progress.epoch(epoch, metrics);
        progress.checkCancelled();
    }

    void checkCancelled() {
        progress.checkCancelled();
    }

    /** For a second pass over the rows: nothing is told, but it can be ended. */
    Progress cancelOnly() {
        return new Progress() {
            @Override
            public void epoch(int epoch, Map<String, Double> metrics) {}

            @Override
            public void checkCancelled() {
                progress.checkCancelled();
            }
        };
    }

    List<EpochMetrics> epochs() {
        return epochs;
    }
}
