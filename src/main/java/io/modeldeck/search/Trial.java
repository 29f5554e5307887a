package io.modeldeck.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One set of hyperparameters that was tried.
 *
 * @param number from 0
 * @param loss the objective on rows that were not learnt from; of a pruned trial the last that was seen of it
 * @param metrics all of them; empty before it completed
 * @param course the watched loss after each epoch; empty where the trainer watches none
 * @param message why it failed or was broken off
 */
public record Trial(
        int number,
        Map<String, Object> hyperparameters,
        Status status,
        OptionalDouble loss,
        Map<String, Double> metrics,
        double[] course,
        long millis,
        String message) {

    /** How it ended. */
    public enum Status {
        RUNNING,
        COMPLETED,
        PRUNED,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Trial {
        hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    boolean ended() {
        return status != Status.RUNNING;
    }

    /** What samplers and importance learn from it; a failed one is as bad as can be. */
    Scored scored(Space space) {
        return new Scored(space.point(hyperparameters), loss.orElse(Double.MAX_VALUE), status != Status.COMPLETED);
    }
}
