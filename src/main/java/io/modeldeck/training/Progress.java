package io.modeldeck.training;

import java.util.Map;

/** Who watches a training. Called on the training thread. */
public interface Progress {

    /**
     * One pass is over.
     *
     * @param epoch from 1
     * @param metrics by name, measured on the training rows
     */
    void epoch(int epoch, Map<String, Double> metrics);

    /** Throws an exception of the caller's choice when the training should end now; it passes through the trainer untouched. */
    void checkCancelled();

    /** A line that the training wrote for people to read. */
    default void log(String line) {}

    /** Nobody watches and nobody cancels. */
    static Progress none() {
        return new Progress() {
            @Override
            public void epoch(int epoch, Map<String, Double> metrics) {}

            @Override
            public void checkCancelled() {}
        };
    }
}
