package io.modeldeck.drift;

import io.modeldeck.telemetry.ErrorStream;
import io.modeldeck.telemetry.EventStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The error watches of versions, fed with the labels that became known since the last check; read again from the start after a restart. */
final class ConceptWatches {

    static final int CACHED = 64;

    /** Labels that are usually read at once. */
    static final int CHUNK = 20_000;

    private record Key(long modelId, long versionId, long baselineId, List<ErrorDetector> detectors) {}

    /** The window of errors, and how fast labels come in. */
    record Known(ErrorWatch.Window window, Pace pace) {}

    private final EventStore events;
    private final int chunk;

    /** Guarded by this. */
    private final Map<Key, ErrorWatch> watches = new LinkedHashMap<>(16, 0.75f, true);

    ConceptWatches(EventStore events, int chunk) {
        this.events = events;
        this.chunk = chunk;
    }

    /**
     * The window of errors as known at {@code now}.
     *
     * @param largeError see {@link ErrorWatch}
     * @param from the errors that became known after it, in epoch milliseconds; as many before as it takes for {@code minimum}, back to {@code
     *     earliest}
     */
    synchronized Known window(
            long modelId,
            long versionId,
            long baselineId,
            double largeError,
            List<ErrorDetector> detectors,
            Instant now,
            long from,
            long earliest,
            long minimum) {
        Key key = new Key(modelId, versionId, baselineId, detectors);
        ErrorWatch watch = watches.get(key);
        // A check of an earlier time must not know what became known later.
        if (watch == null || watch.lastFeedbackAt() > now.toEpochMilli()) {
            watch = new ErrorWatch(largeError, detectors);
            watches.put(key, watch);
            if (watches.size() > CACHED) {
                watches.remove(watches.keySet().iterator().next());
            }
        }
        ErrorStream stream;
        do {
            stream = events.errorStream(modelId, versionId, watch.lastFeedbackAt(), watch.lastId(), now, chunk);
            watch.add(stream);
            // A reading may hold fewer than it asked for: rows without a number are left out.
        } while (stream.size() > chunk / 2);
        return new Known(watch.window(from, earliest, minimum), watch.pace(now.toEpochMilli()));
    }

    synchronized void forget(long modelId) {
        forget(modelId, Long.MIN_VALUE);
    }

    /** Those that have read labels as new as that, in epoch milliseconds; others will come to it. */
    synchronized void forget(long modelId, long since) {
        watches.entrySet()
                .removeIf(entry ->
                        entry.getKey().modelId() == modelId && entry.getValue().lastFeedbackAt() >= since);
    }
}
