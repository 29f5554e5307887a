package io.modeldeck.metrics;

import io.modeldeck.domain.Prediction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sliding windows of all versions that answered lately. Any thread. */
public final class LiveWindows {

    private final Map<Long, SlidingWindow> windows = new ConcurrentHashMap<>();

    /** Takes in events that were just stored. */
    public void add(List<Prediction> events) {
        for (Prediction event : events) {
            windows.computeIfAbsent(event.versionId(), v -> new SlidingWindow())
                    .add(
                            event.at().toEpochMilli(),
                            event.latencyMicros(),
                            !event.error().isEmpty());
        }
    }

    /** The last five minutes of the version; empty when nothing of it came in since the start. */
    public Optional<MetricPeriod> reading(long versionId, Instant now) {
        return Optional.ofNullable(windows.get(versionId)).map(w -> w.reading(versionId, now));
    }
}
