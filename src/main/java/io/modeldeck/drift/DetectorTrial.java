package io.modeldeck.drift;

import java.time.Instant;
import java.util.List;

/**
 * What a detector says of a stretch of stored labelled errors, had it begun to read at its start.
 *
 * @param detector its name in a config
 * @param changes each time it signalled, the oldest first
 */
public record DetectorTrial(String detector, List<Change> changes) {

    /**
     * A signal.
     *
     * @param at when the label became known at which it was given
     * @param before share of errors since the signal before, or since the start
     * @param lately share of errors among the newest {@value ErrorWatch#RECENT}
     * @param worse whether it is a rise of errors, which alone counts in a check
     */
    public record Change(Instant at, double before, double lately, boolean worse) {}

    public DetectorTrial {
        changes = List.copyOf(changes);
    }
}
