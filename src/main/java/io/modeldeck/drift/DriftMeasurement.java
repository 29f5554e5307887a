package io.modeldeck.drift;

import io.modeldeck.config.ConfigService;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.telemetry.EventFrame;
import io.modeldeck.telemetry.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a version looks like at a moment: its window, read as far back as the checks need, held against its baseline. Keeps nothing of what it finds. */
final class DriftMeasurement {

    private static final int USUAL_ROWS = PredictionRule.MINIMUM;
    private static final int ROWS_WHERE_VALUES_ARE_MISSING = 4 * USUAL_ROWS;

    private final Registry registry;
    private final ConfigService configs;
    private final EventStore events;
    private final BaselineService baselines;
    private final ConceptWatches watches;

    DriftMeasurement(
            Registry registry,
            ConfigService configs,
            EventStore events,
            BaselineService baselines,
            ConceptWatches watches) {
        this.registry = registry;
        this.configs = configs;
        this.events = events;
        this.baselines = baselines;
        this.watches = watches;
    }

    /** All checks that are switched on: inputs (each feature, then the data set as a whole), predictions, concept. */
    List<DriftResult> of(ModelVersion version, Instant now) {
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
        MonitoringConfig.ConceptDrift concept = config.conceptDrift();
        ModelInfo model = registry.requireModel(check.modelId());
        Instant from = now.minus(longest(config));
        Comparand comparand = baselines
                .references()
                .of(baseline, check.versionId(), now, config.inputRules().excluded());
        boolean estimate = concept.enabled() && concept.estimate();
        List<DriftResult> results = new ArrayList<>();
        Optional<EventFrame> frame =
                config.inputDrift().enabled() || config.predictionDrift().enabled() || estimate
                        ? Optional.of(frame(check, comparand.frozen(), from, now))
                        : Optional.empty();
        Comparand.Placed placed =
                comparand.before(frame.map(rows -> begin(rows, from)).orElse(from));
        frame.ifPresent(rows -> results.addAll(distributions(check, placed, rows, config, model.task())));
        if (concept.enabled()) {
            DriftResult realised = concept(check, comparand, baseline, model.task(), concept, now);
            results.add(realised);
            frame.filter(rows -> estimate)
                    .flatMap(rows -> check.with(placed.range())
                            .estimate(placed.reference(), window(rows, concept.window(), now), realised))
                    .ifPresent(results::add);
        }
        return results;
    }

    private static Duration longest(MonitoringConfig.Drift config) {
        return Stream.of(
                        config.inputDrift().window(),
                        config.predictionDrift().window(),
                        config.conceptDrift().window())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Where the oldest row lies that any part of the check may take. */
    private static Instant begin(EventFrame rows, Instant from) {
        return rows.rows() == 0 ? from : Instant.ofEpochMilli(Math.min(from.toEpochMilli(), rows.at()[0]));
    }

    private static List<DriftResult> distributions(
            DriftCheck unplaced,
            Comparand.Placed placed,
            EventFrame rows,
            MonitoringConfig.Drift config,
            TaskType task) {
        MonitoringConfig.DistributionDrift input = config.inputDrift();
        MonitoringConfig.DistributionDrift prediction = config.predictionDrift();
        DriftCheck check = unplaced.with(placed.range());
        boolean nothing = placed.reference().rows() == 0;
        List<DriftResult> results = new ArrayList<>();
        if (input.enabled()) {
            DriftWindow window = window(rows, input.window(), check.at());
            results.addAll(
                    nothing
                            ? List.of(check.withoutEarlierRows(DriftType.INPUT, window.range()))
                            : check.inputs(placed.reference(), window, InputPlan.of(config)));
        }
        if (prediction.enabled()) {
            DriftWindow window = window(rows, prediction.window(), check.at());
            results.addAll(
                    nothing
                            ? List.of(check.withoutEarlierRows(DriftType.PREDICTION, window.range()))
                            : check.predictions(
                                    placed.reference(),
                                    window,
                                    task,
                                    InputPlan.choice(prediction.method(), prediction.threshold())));
        }
        return results;
    }

    /** What a check of inputs and predictions would find as of {@code now}, came the baseline of the version from there. Keeps nothing. */
    List<DriftResult> trial(long modelId, long versionId, BaselineSource source, Instant now) {
        MonitoringConfig.Drift config = configs.effective(modelId, versionId).drift();
        Comparand comparand = baselines
                .references()
                .of(source, modelId, versionId, now, config.inputRules().excluded());
        DriftCheck check = new DriftCheck(modelId, versionId, now, OptionalLong.empty());
        Instant from = now.minus(longest(config));
        EventFrame rows = frame(check, comparand.frozen(), from, now);
        return distributions(
                check,
                comparand.before(begin(rows, from)),
                rows,
                config,
                registry.requireModel(modelId).task());
    }

    /** A rolling baseline of that length: the period before the window that a check would take as of {@code now}. */
    BaselineSource.Rolling rolling(long modelId, long versionId, Duration length, Instant now) {
        Instant from = now.minus(longest(configs.effective(modelId, versionId).drift()));
        return new BaselineSource.Rolling(TimeRange.endingAt(from, length));
    }

    /**
     * The rows of the window, and at least as many older ones as the checks may need. Most windows are answered by one reading; the second one is for
     * columns in which values are missing.
     */
    private EventFrame frame(DriftCheck check, Reference reference, Instant from, Instant now) {
        OptionalLong version = OptionalLong.of(check.versionId());
        Instant furthest = now.minus(DriftService.FURTHEST);
        TimeRange reach = new TimeRange(furthest.isBefore(from) ? furthest : from, now);
        EventFrame frame = events.window(
                check.modelId(), version, new TimeRange(from, now), reach.from(), USUAL_ROWS, DriftService.MOST_ROWS);
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
            Comparand comparand,
            Baseline baseline,
            TaskType task,
            MonitoringConfig.ConceptDrift config,
            Instant now) {
        double drop = config.accuracyDropThreshold();
        long minimum = comparand
                .frozen()
                .accuracy()
                .map(rate -> ConceptRule.minimum(rate, drop, config.minLabeledSamples()))
                .orElse(OptionalLong.empty())
                .orElse(config.minLabeledSamples());
        Instant from = now.minus(config.window());
        Instant furthest = now.minus(DriftService.FURTHEST);
        ConceptWatches.Known known = watches.window(
                check.modelId(),
                check.versionId(),
                baseline.id(),
                LargeError.of(comparand.frozen(), task),
                config.detectors().stream().map(ErrorDetector::of).toList(),
                now,
                from.toEpochMilli(),
                (furthest.isBefore(from) ? furthest : from).toEpochMilli(),
                minimum);
        TimeRange made = known.window().range(now.toEpochMilli());
        Comparand.Placed placed = comparand.before(made.from().isBefore(from) ? made.from() : from);
        return check.with(placed.range())
                .concept(placed.reference(), known.window(), known.pace(), task, config.minLabeledSamples(), drop);
    }
}
