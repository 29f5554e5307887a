package io.modeldeck.telemetry;

import java.util.List;

/**
 * What became of a list of labels.
 *
 * @param labelled events that got a label, or another one than they had
 * @param unchanged events that had this label already
 * @param unknown positions in the list whose event does not exist
 */
public record FeedbackCounts(long labelled, long unchanged, List<Integer> unknown) {

    public FeedbackCounts {
        unknown = List.copyOf(unknown);
    }
}
