package io.modeldeck.metrics;

import io.modeldeck.domain.Prediction;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.EventListener;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last five minutes of every version. Each call that was stored is added to its version's window in memory, from which a reading takes
 * microseconds. Where the window cannot know everything (calls of before this process began, a batch that repeated calls), the reading comes from the
 * stored events instead, which hold the same; so a reading is right at any time and in any process. Any thread.
 */
public final class LiveWindows implements EventListener {

    private final LiveStore store;
    private final Instant since;
    private final Map<Long, SlidingWindow> windows = new ConcurrentHashMap<>();
    private final Map<Long, Instant> doubtfulUntil = new ConcurrentHashMap<>();

    /** @param since when this process began to hear of every call; calls of before are in the store only */
    public LiveWindows(Database database, Instant since) {
        this.store = new LiveStore(database);
        this.since = since;
    }

    @Override
    public void stored(List<Prediction> events) {
        for (Prediction event : events) {
            windows.computeIfAbsent(event.versionId(), v -> new SlidingWindow())
                    .add(
                            event.at().toEpochMilli(),
                            event.latencyMicros(),
                            !event.error().isEmpty());
        }
    }

    @Override
    public void storedInPart(List<Prediction> events) {
        events.forEach(event -> doubt(event.versionId(), event.at()));
    }

    /** Calls of these versions, up to that time, came in without being heard of here: an import. */
    public void unheard(List<Long> versionIds, Instant newest) {
        versionIds.forEach(id -> doubt(id, newest));
    }

    private void doubt(long versionId, Instant newest) {
        Instant settled = newest.plus(SlidingWindow.LENGTH).plusMillis(SlidingWindow.SLICE_MILLIS);
        doubtfulUntil.merge(versionId, settled, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** The last five minutes of the version, to the slice of ten seconds. */
    public MetricPeriod reading(long versionId, Instant now) {
        SlidingWindow window = windows.get(versionId);
        boolean knowsAll = window != null
                && !since.isAfter(now.minus(SlidingWindow.LENGTH))
                && !now.isBefore(doubtfulUntil.getOrDefault(versionId, Instant.MIN));
        return (knowsAll ? window : stored(versionId, now)).reading(versionId, now);
    }

    /** The last five minutes of several versions together. */
    public MetricPeriod reading(List<Long> versionIds, Instant now) {
        List<MetricPeriod> each =
                versionIds.stream().map(id -> reading((long) id, now)).toList();
        return Merge.of(each, SlidingWindow.range(now), 0);
    }

    private SlidingWindow stored(long versionId, Instant now) {
        SlidingWindow window = new SlidingWindow();
        store.calls(versionId, SlidingWindow.range(now), window::add);
        return window;
    }
}
