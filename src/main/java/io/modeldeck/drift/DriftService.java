package io.modeldeck.drift;

import io.modeldeck.config.ConfigService;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.ErrorStream;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.telemetry.ServingVersions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks a model's inputs, predictions and concept against its baseline, as of a given time. Everything is read up to that time only, so a year that
 * was imported at once is worked through as it would have been live. Any thread but the window's may enter.
 */
public final class DriftService {

    /** How far back a window may reach for its minimum. */
    public static final Duration FURTHEST = Duration.ofDays(30);

    /** The most rows that a window takes: the newest. */
    public static final int MOST_ROWS = 50_000;

    private final Database database;
    private final EventStore events;
    private final Clock clock;
    private final DriftStore store;
    private final ConceptWatches watches;
    private final DriftMeasurement measurement;
    private final DetectorBackTest backTest;
    private final ServingVersions serving;
    private final Map<Long, Latest> latest = new ConcurrentHashMap<>();

    /** The newest check of a model as it was read last. */
    private record Latest(DriftStore.Newest newest, List<DriftResult> results) {}

    public DriftService(
            Database database,
            Registry registry,
            ConfigService configs,
            EventStore events,
            BaselineService baselines,
            Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
        this.store = new DriftStore(database);
        this.watches = new ConceptWatches(events, ConceptWatches.CHUNK);
        this.measurement = new DriftMeasurement(registry, configs, events, baselines, watches);
        this.backTest = new DetectorBackTest(registry, events, baselines);
        this.serving = new ServingVersions(registry, events);
    }

    /**
     * Checks the version that serves (in production, else the only one, else the newest with events of late) as of {@code now}, and keeps the
     * results; a check that is repeated for the same time replaces its results. Without such a version there is nothing to check.
     *
     * @return inputs (each feature, then the data set as a whole), predictions, concept; what is switched off is left out
     */
    public List<DriftResult> check(long modelId, Instant now) {
        Optional<ModelVersion> version = serving.at(modelId, now);
        if (version.isEmpty()) {
            return List.of();
        }
        List<DriftResult> results = measurement.of(version.get(), now);
        return database.transaction(() -> {
            store.replace(modelId, version.get().id(), now, results, clock.instant());
            latest.remove(modelId);
            database.announce(new Change.DriftMeasured(modelId));
            return results;
        });
    }

    /** {@link #check} as of the clock's time. */
    public List<DriftResult> checkNow(long modelId) {
        return check(modelId, clock.instant());
    }

    /** The results of checks in the range, oldest first. */
    public List<DriftResult> history(
            long modelId, TimeRange range, Optional<DriftType> type, Optional<String> feature) {
        return store.history(modelId, range, type, feature);
    }

    /** When drift began in the range, oldest first. */
    public List<DriftOnset> onsets(long modelId, TimeRange range) {
        return DriftOnset.of(store.found(modelId, range));
    }

    /** How the checks of a version went in the range. */
    public DriftTally tally(ModelVersion version, TimeRange range) {
        return store.tally(version.modelId(), version.id(), range);
    }

    /** The features of the input checks in the range, those first that explain most of what went on. */
    public List<RankedFeature> ranking(long modelId, TimeRange range) {
        List<DriftResult> history = history(modelId, range, Optional.of(DriftType.INPUT), Optional.empty());
        List<ErrorStream> errors = new ArrayList<>();
        history.stream().map(DriftResult::versionId).distinct().forEach(version -> {
            long at = range.from().minus(FURTHEST).toEpochMilli();
            long id = 0;
            ErrorStream stream;
            do {
                stream = events.errorStream(modelId, version, at, id, range.to(), ConceptWatches.CHUNK);
                errors.add(stream);
                at = stream.lastFeedbackAt();
                id = stream.lastId();
            } while (stream.size() > 0);
        });
        return FeatureRanking.of(history, FeatureRanking.Errors.of(errors));
    }

    /**
     * What detectors would have said of the stored labelled errors of a version, had they begun to read them at the start of the range: a back-test.
     * Reads only.
     *
     * @param range of the times at which labels became known
     * @param detectors their names in a config
     * @throws Problem for a model of numbers without a baseline, which says from which size on an error counts
     */
    public List<DetectorTrial> tryDetectors(ModelVersion version, TimeRange range, List<String> detectors) {
        return backTest.of(version, range, detectors);
    }

    /** What a check of inputs and predictions would find as of {@code now}, came the baseline of the version from there. Keeps nothing. */
    public List<DriftResult> trial(long modelId, long versionId, BaselineSource source, Instant now) {
        return measurement.trial(modelId, versionId, source, now);
    }

    /** A rolling baseline of that length: the period before the window that a check would take as of {@code now}. */
    public BaselineSource.Rolling rolling(long modelId, long versionId, Duration length, Instant now) {
        return measurement.rolling(modelId, versionId, length, now);
    }

    /** The results of the newest check; empty before the first. */
    public List<DriftResult> latest(long modelId) {
        return store.newest(modelId)
                .map(newest -> latest.compute(
                                modelId,
                                (id, known) -> known != null && known.newest().equals(newest)
                                        ? known
                                        : new Latest(newest, store.latest(modelId)))
                        .results())
                .orElse(List.of());
    }

    /**
     * Forgets what the detectors have read of the model's labels, so that the next check reads them again: after labels of the past were imported.
     */
    public void relearn(long modelId) {
        watches.forget(modelId);
        latest.remove(modelId);
    }

    /** The same where labels came in that became known before others that were read already; else what was read holds. */
    public void relearn(long modelId, Instant since) {
        watches.forget(modelId, since.toEpochMilli());
    }
}
