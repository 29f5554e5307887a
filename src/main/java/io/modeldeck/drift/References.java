package io.modeldeck.drift;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Registry;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.telemetry.EventFrame;
import io.modeldeck.telemetry.EventStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Rows of baselines made ready for comparing; the frozen ones are kept in memory. Any thread but the window's may enter. */
final class References {

    private static final int CACHED = 32;

    private final Registry registry;
    private final Datasets datasets;
    private final EventStore events;

    /**
     * A reference that is kept in memory.
     *
     * @param baseline the whole record: an id may be given again after a model was deleted
     * @param apart features that are left out where several are taken together
     */
    private record Held(Baseline baseline, Set<String> apart) {}

    /** Guarded by itself. */
    private final Map<Held, Reference> held = new LinkedHashMap<>(16, 0.75f, true);

    References(Registry registry, Datasets datasets, EventStore events) {
        this.registry = registry;
        this.datasets = datasets;
        this.events = events;
    }

    /** The frozen rows of a baseline. */
    Reference of(Baseline baseline, Set<String> apart) {
        Held wanted = new Held(baseline, apart);
        synchronized (held) {
            Reference known = held.get(wanted);
            if (known != null) {
                return known;
            }
        }
        Reference made = reference(baseline.modelId(), ReferenceRows.of(datasets.load(baseline.datasetId())), apart);
        keep(wanted, made);
        return made;
    }

    /** Keeps what was made of a baseline's rows when it was set. */
    void keep(Baseline baseline, Reference reference) {
        keep(new Held(baseline, Set.of()), reference);
    }

    private void keep(Held wanted, Reference reference) {
        synchronized (held) {
            held.put(wanted, reference);
            if (held.size() > CACHED) {
                held.remove(held.keySet().iterator().next());
            }
        }
    }

    /**
     * What a check of a version is compared with.
     *
     * @param now outcomes that became known later are unknown
     */
    Comparand of(Baseline baseline, long versionId, Instant now, Set<String> apart) {
        Reference frozen = of(baseline, apart);
        return baseline.kind() == BaselineKind.ROLLING
                ? rolling(
                        frozen, baseline.modelId(), versionId, baseline.range().orElseThrow(), now, apart)
                : Comparand.fixed(frozen, baseline.range());
    }

    /** The same of what may become a baseline. Nothing is kept. */
    Comparand of(BaselineSource source, long modelId, long versionId, Instant now, Set<String> apart) {
        return switch (source) {
            case BaselineSource.Kept kept -> of(kept.baseline(), versionId, now, apart);
            case BaselineSource.Fixed fixed ->
                Comparand.fixed(events(modelId, versionId, fixed.range(), now, apart), Optional.of(fixed.range()));
            case BaselineSource.Rolling rolling ->
                rolling(
                        events(modelId, versionId, rolling.first(), now, apart),
                        modelId,
                        versionId,
                        rolling.first(),
                        now,
                        apart);
        };
    }

    private Comparand rolling(
            Reference frozen, long modelId, long versionId, TimeRange first, Instant now, Set<String> apart) {
        // Mostly all windows of a check begin together, and a period may have many rows.
        Map<Instant, Comparand.Placed> placed = new HashMap<>();
        return new Comparand(
                frozen,
                begin -> placed.computeIfAbsent(begin, from -> {
                    TimeRange range = TimeRange.endingAt(from, first.length());
                    return new Comparand.Placed(events(modelId, versionId, range, now, apart), Optional.of(range));
                }));
    }

    private Reference events(long modelId, long versionId, TimeRange range, Instant now, Set<String> apart) {
        EventFrame frame = events.window(modelId, OptionalLong.of(versionId), range, BaselineService.MOST_ROWS);
        return reference(modelId, ReferenceRows.of(frame, now), apart);
    }

    private Reference reference(long modelId, ReferenceRows rows, Set<String> apart) {
        ModelInfo model = registry.requireModel(modelId);
        return Reference.of(rows, model.task(), model.positiveClass(), apart);
    }
}
