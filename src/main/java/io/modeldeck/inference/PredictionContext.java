package io.modeldeck.inference;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What surrounds a recorded call. A list is empty, or holds one element for each row.
 *
 * @param at when each row was predicted, in event time; one element stands for all rows
 * @param eventIds unique per model; made up, in the order of time, when the list is empty
 * @param requestId of the call, as all rows share it
 */
public record PredictionContext(
        List<Instant> at,
        List<String> eventIds,
        Optional<String> requestId,
        Optional<String> userId,
        Optional<String> sessionId) {

    public PredictionContext {
        at = List.copyOf(at);
        eventIds = List.copyOf(eventIds);
        if (at.isEmpty()) {
            throw new IllegalArgumentException("A recorded call has a time");
        }
    }

    /** All rows at one moment, under new ids. */
    public static PredictionContext at(Instant at) {
        return new PredictionContext(List.of(at), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Each row at its own moment under its own id. */
    public static PredictionContext of(List<Instant> at, List<String> eventIds) {
        return new PredictionContext(at, eventIds, Optional.empty(), Optional.empty(), Optional.empty());
    }

    void requireRows(int rows) {
        if (at.size() != 1 && at.size() != rows || !eventIds.isEmpty() && eventIds.size() != rows) {
            throw new IllegalArgumentException(
                    at.size() + " times and " + eventIds.size() + " ids for " + rows + " rows");
        }
    }

    /** The same for one of the rows alone. */
    PredictionContext ofRow(int row) {
        List<String> ids = eventIds.isEmpty() ? List.of() : List.of(eventIds.get(row));
        return new PredictionContext(List.of(at(row)), ids, requestId, userId, sessionId);
    }

    Instant at(int row) {
        return at.size() == 1 ? at.getFirst() : at.get(row);
    }
}
