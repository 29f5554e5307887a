package io.modeldeck.quality;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.telemetry.EventFrame;
import io.modeldeck.telemetry.EventStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What the rows of a check are held against: the frozen rows of a baseline or, where it is a rolling one, those of the period before. */
final class QualityReferences {

    private static final int CACHED = 32;

    private final EventStore events;
    private final Datasets datasets;

    /** Of frozen rows. Guarded by itself. */
    private final Map<Key, QualityReference> references = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(long modelId, Instant versionCreated, long datasetId) {}

    QualityReferences(EventStore events, Datasets datasets) {
        this.events = events;
        this.datasets = datasets;
    }

    /** @param begin of the rows that are checked, which are never compared with themselves */
    QualityReference of(ModelVersion version, QualityStore.BaselineRows rows, Instant begin) {
        return rows.rolling()
                .map(first -> before(version, TimeRange.endingAt(begin, first.length())))
                .orElseGet(() -> frozen(version, rows));
    }

    /** Nothing where too few rows came in that period to say what is usual. */
    private QualityReference before(ModelVersion version, TimeRange period) {
        EventFrame frame =
                events.window(version.modelId(), OptionalLong.of(version.id()), period, QualityService.MOST_ROWS);
        return frame.rows() < QualityRules.MINIMUM ? QualityReference.none() : QualityReference.of(frame.features());
    }

    private QualityReference frozen(ModelVersion version, QualityStore.BaselineRows rows) {
        Key key = new Key(version.modelId(), version.createdAt(), rows.datasetId());
        synchronized (references) {
            QualityReference known = references.get(key);
            if (known == null) {
                known = QualityReference.of(datasets.load(rows.datasetId()));
                references.put(key, known);
                if (references.size() > CACHED) {
                    references.remove(references.keySet().iterator().next());
                }
            }
            return known;
        }
    }
}
