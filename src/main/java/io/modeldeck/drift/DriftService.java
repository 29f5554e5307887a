package io.modeldeck.drift;

import io.modeldeck.config.ConfigService;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.ErrorStream;
import io.modeldeck.telemetry.EventFrame;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.telemetry.ServingVersions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Checks a model's inputs, predictions and concept against its baseline, as of a given time. Everything is read up to that time only, so a year that
 * was imported at once is worked through as it would have been live. Any thread but the window's may enter.
 */
public final class DriftService {

    /** How far back a window may reach for its minimum. */
    public static final Duration FURTHEST = Duration.ofDays(30);

    /** The most rows that a window takes: the newest. */
    public static final int MOST_ROWS = 50_000;

    private static final int USUAL_ROWS = PredictionRule.MINIMUM;
    private static final int ROWS_WHERE_VALUES_ARE_MISSING = 4 * USUAL_ROWS;
    private static final double LARGE_ERROR_QUANTILE = 0.75;
    private static final double ANY_ERROR = 0.5;

    private final Database database;
    private final Registry registry;
    private final ConfigService configs;
    private final EventStore events;
    private final BaselineService baselines;
    private final Clock clock;
    private final DriftStore store;
    private final ConceptWatches watches;
    private final Map<Long, Latest> latest = new ConcurrentHashMap<>();

    /** The newest check of a model as it was read last. */
    private record Latest(DriftStore.Newest newest, List<DriftResult> results) {}

    private final ServingVersions serving;

    public DriftService(
            Database database,
            Registry registry,
            ConfigService configs,
            EventStore events,
            BaselineService baselines,
            Clock clock) {
        this.database = database;
        this.registry = registry;
        this.configs = configs;
        this.events = events;
        this.baselines = baselines;
        this.clock = clock;
        this.store = new DriftStore(database);
        this.watches = new ConceptWatches(events, ConceptWatches.CHUNK);
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
        List<DriftResult> results = measure(version.get(), now);
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
        Map<ErrorDetector, List<DetectorTrial.Change>> said = new LinkedHashMap<>();
        detectors.forEach(word -> said.put(ErrorDetector.of(word), new ArrayList<>()));
        ErrorWatch watch = new ErrorWatch(
                largeError(version, range.from()),
                List.copyOf(said.keySet()),
                (detector, change) -> said.get(detector).add(change));
        long at = range.fromMillis() - 1;
        long id = Long.MAX_VALUE;
        ErrorStream stream;
        do {
            stream = events.errorStream(
                    version.modelId(), version.id(), at, id, range.to().minusMillis(1), ConceptWatches.CHUNK);
            watch.add(stream);
            at = stream.lastFeedbackAt();
            id = stream.lastId();
        } while (stream.size() > 0);
        return said.entrySet().stream()
                .map(entry -> new DetectorTrial(entry.getKey().word(), entry.getValue()))
                .toList();
    }

    private double largeError(ModelVersion version, Instant from) {
        if (registry.requireModel(version.modelId()).task() != TaskType.REGRESSION) {
            return ANY_ERROR;
        }
        Baseline baseline = baselines
                .active(version.modelId(), version.id())
                .orElseThrow(
                        () -> new Problem(version.label() + " predicts numbers and has no baseline, which says from"
                                + " which size on an error counts; set one with baseline set."));
        return largeError(baselines.reference(baseline, version.id(), from, Set.of()), TaskType.REGRESSION);
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

    private List<DriftResult> measure(ModelVersion version, Instant now) {
        MonitoringConfig.Drift config = configs.effective(
                        OptionalLong.of(version.modelId()), OptionalLong.of(version.id()))
                .drift();
        Optional<Baseline> baseline = baselines.active(version.modelId(), version.id());
        OptionalLong baselineId = baseline.map(b -> OptionalLong.of(b.id())).orElse(OptionalLong.empty());
        DriftCheck check = new DriftCheck(version.modelId(), version.id(), now, baselineId);
        return baseline.isEmpty() ? withoutBaseline(check, config, now) : against(baseline.get(), check, config, now);
    }

    private static List<DriftResult> withoutBaseline(DriftCheck check, MonitoringConfig.Drift config, Instant now) {
        List<DriftResult> results = new ArrayList<>();
        if (config.inputDrift().enabled()) {
            results.add(check.withoutBaseline(
                    DriftType.INPUT, TimeRange.endingAt(now, config.inputDrift().window())));
        }
        if (config.predictionDrift().enabled()) {
            results.add(check.withoutBaseline(
                    DriftType.PREDICTION,
                    TimeRange.endingAt(now, config.predictionDrift().window())));
        }
        if (config.conceptDrift().enabled()) {
            results.add(check.withoutBaseline(
                    DriftType.CONCEPT,
                    TimeRange.endingAt(now, config.conceptDrift().window())));
        }
        return results;
    }

    private List<DriftResult> against(Baseline baseline, DriftCheck check, MonitoringConfig.Drift config, Instant now) {
        MonitoringConfig.DistributionDrift input = config.inputDrift();
        MonitoringConfig.DistributionDrift prediction = config.predictionDrift();
        MonitoringConfig.ConceptDrift concept = config.conceptDrift();
        ModelInfo model = registry.requireModel(check.modelId());
        Duration longest = Stream.of(input.window(), prediction.window(), concept.window())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant from = now.minus(longest);
        Reference reference = baselines.reference(
                baseline, check.versionId(), from, config.inputRules().excluded());
        boolean estimate = concept.enabled() && concept.estimate();
        List<DriftResult> results = new ArrayList<>();
        Optional<EventFrame> frame = input.enabled() || prediction.enabled() || estimate
                ? Optional.of(frame(check, reference, from, now))
                : Optional.empty();
        frame.ifPresent(rows -> results.addAll(distributions(check, reference, rows, config, model.task())));
        if (concept.enabled()) {
            DriftResult realised = concept(check, reference, baseline, model.task(), concept, now);
            results.add(realised);
            frame.filter(rows -> estimate)
                    .flatMap(rows -> check.estimate(reference, window(rows, concept.window(), now), realised))
                    .ifPresent(results::add);
        }
        return results;
    }

    private static List<DriftResult> distributions(
            DriftCheck check, Reference reference, EventFrame rows, MonitoringConfig.Drift config, TaskType task) {
        MonitoringConfig.DistributionDrift input = config.inputDrift();
        MonitoringConfig.DistributionDrift prediction = config.predictionDrift();
        List<DriftResult> results = new ArrayList<>();
        if (input.enabled()) {
            results.addAll(check.inputs(reference, window(rows, input.window(), check.at()), InputPlan.of(config)));
        }
        if (prediction.enabled()) {
            results.addAll(check.predictions(
                    reference,
                    window(rows, prediction.window(), check.at()),
                    task,
                    InputPlan.choice(prediction.method(), prediction.threshold())));
        }
        return results;
    }

    /**
     * What a check of inputs and predictions would find as of {@code now}, were the events of the range the baseline of their version. Keeps nothing.
     */
    public List<DriftResult> trial(long modelId, long versionId, TimeRange range, Instant now) {
        MonitoringConfig.Drift config = configs.effective(modelId, versionId).drift();
        Reference reference =
                baselines.trial(modelId, versionId, range, config.inputRules().excluded());
        DriftCheck check = new DriftCheck(modelId, versionId, now, OptionalLong.empty());
        Duration longest = Stream.of(
                        config.inputDrift().window(), config.predictionDrift().window())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        EventFrame rows = frame(check, reference, now.minus(longest), now);
        return distributions(
                check, reference, rows, config, registry.requireModel(modelId).task());
    }

    /**
     * The rows of the window, and at least as many older ones as the checks may need. Most windows are answered by one reading; the second one is for
     * columns in which values are missing.
     */
    private EventFrame frame(DriftCheck check, Reference reference, Instant from, Instant now) {
        OptionalLong version = OptionalLong.of(check.versionId());
        Instant furthest = now.minus(FURTHEST);
        TimeRange reach = new TimeRange(furthest.isBefore(from) ? furthest : from, now);
        EventFrame frame =
                events.window(check.modelId(), version, new TimeRange(from, now), reach.from(), USUAL_ROWS, MOST_ROWS);
        boolean mayHoldMore = frame.rows() >= USUAL_ROWS && frame.rows() < ROWS_WHERE_VALUES_ARE_MISSING;
        return mayHoldMore && lacksValues(frame, reference)
                ? events.window(check.modelId(), version, reach, ROWS_WHERE_VALUES_ARE_MISSING)
                : frame;
    }

    private static boolean lacksValues(EventFrame frame, Reference reference) {
        return present(frame.prediction()) < PredictionRule.MINIMUM
                || frame.features().columns().stream()
                        .filter(c -> reference.featureNames().contains(c.name()))
                        .anyMatch(c -> present(c) < DecisionRules.INPUT_MINIMUM);
    }

    private static int present(Column column) {
        int present = 0;
        for (int row = 0; row < column.rows(); row++) {
            present += column.isMissing(row) ? 0 : 1;
        }
        return present;
    }

    private static DriftWindow window(EventFrame frame, Duration length, Instant now) {
        return new DriftWindow(frame, now.minus(length).toEpochMilli(), now.toEpochMilli());
    }

    private DriftResult concept(
            DriftCheck check,
            Reference reference,
            Baseline baseline,
            TaskType task,
            MonitoringConfig.ConceptDrift config,
            Instant now) {
        double drop = config.accuracyDropThreshold();
        long minimum = reference
                .accuracy()
                .map(rate -> ConceptRule.minimum(rate, drop, config.minLabeledSamples()))
                .orElse(OptionalLong.empty())
                .orElse(config.minLabeledSamples());
        Instant from = now.minus(config.window());
        Instant furthest = now.minus(FURTHEST);
        ConceptWatches.Known known = watches.window(
                check.modelId(),
                check.versionId(),
                baseline.id(),
                largeError(reference, task),
                config.detectors().stream().map(ErrorDetector::of).toList(),
                now,
                from.toEpochMilli(),
                (furthest.isBefore(from) ? furthest : from).toEpochMilli(),
                minimum);
        return check.concept(reference, known.window(), known.pace(), task, config.minLabeledSamples(), drop);
    }

    /** For classes any error is one; for numbers one that three of four rows of the reference stay below. */
    private static double largeError(Reference reference, TaskType task) {
        if (task != TaskType.REGRESSION) {
            return ANY_ERROR;
        }
        return reference.absoluteErrors().isEmpty()
                ? Double.POSITIVE_INFINITY
                : reference.absoluteErrors().quantile(LARGE_ERROR_QUANTILE);
    }
}
