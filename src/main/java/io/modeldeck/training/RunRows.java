package io.modeldeck.training;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.telemetry.Dataset;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.telemetry.EventFrame;
import io.modeldeck.telemetry.EventStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the rows of a run come from: a data set that was frozen before, or the newest labelled events. */
public final class RunRows {

    private static final String DATASET = "datasetId";
    private static final String LABELLED_UNTIL = "labelledUntil";

    private final EventStore events;
    private final Datasets datasets;
    private final Registry registry;

    public RunRows(EventStore events, Datasets datasets, Registry registry) {
        this.events = events;
        this.datasets = datasets;
        this.registry = registry;
    }

    /** The data set that the run's configuration names. */
    static Optional<Long> frozenId(TrainingRun run) {
        return run.config().get(DATASET) instanceof Number id ? Optional.of(id.longValue()) : Optional.empty();
    }

    /** The run's configuration with its rows named, so that a retry uses the same. */
    static Map<String, Object> frozenConfig(TrainingRun run, long datasetId) {
        Map<String, Object> config = new LinkedHashMap<>(run.config());
        config.put(DATASET, datasetId);
        return config;
    }

    /** The configuration of a repetition; where the run ended before its rows were frozen, the time they are picked at is that run's. */
    static Map<String, Object> repeatedConfig(TrainingRun run) {
        Map<String, Object> config = new LinkedHashMap<>(run.config());
        if (frozenId(run).isEmpty()) {
            config.put(LABELLED_UNTIL, labelledUntil(run).toString());
        }
        return config;
    }

    private static Instant labelledUntil(TrainingRun run) {
        return run.config().get(LABELLED_UNTIL) instanceof String text ? Instant.parse(text) : run.queuedAt();
    }

    /** Freezes given rows and answers the configuration of a run on them. Joins the running transaction. */
    Map<String, Object> frozen(ModelInfo model, Table data, Recipe recipe, String source) {
        Table kept = data.select(withLabel(recipe.features(), recipe.label()));
        Dataset dataset = datasets.freeze(model.id(), "training rows", kept, Optional.empty(), source);
        Map<String, Object> config = new LinkedHashMap<>(recipe.document());
        config.put(DATASET, dataset.id());
        return config;
    }

    /** The rows of a run, oldest first. */
    TrainingRows of(TrainingRun run, Recipe recipe, ModelInfo model) {
        Optional<Long> frozen = frozenId(run);
        if (frozen.isPresent()) {
            Dataset dataset = datasets.dataset(frozen.get());
            return new TrainingRows(datasets.load(dataset.id()), dataset.range(), Optional.empty(), dataset.source());
        }
        EventFrame frame = events.labelled(model.id(), labelledUntil(run), recipe.rows());
        if (frame.rows() == 0) {
            throw new Problem("No event of " + model.name()
                    + " has a label yet, so there is nothing to learn from; import labels with: modeldeck"
                    + " feedback import.");
        }
        List<String> features = recipe.features().isEmpty() ? features(run, frame) : recipe.features();
        Table rows = frame.labelled(recipe.label(), model.task() == TaskType.REGRESSION)
                .select(withLabel(features, recipe.label()));
        TimeRange range = TimeRange.ofMillis(frame.at()[0], frame.at()[frame.rows() - 1] + 1);
        return new TrainingRows(
                rows, Optional.of(range), recorded(frame, model), "the newest " + frame.rows() + " labelled events");
    }

    /** Keeps the rows of a run that came from events, so that it can be repeated. Joins the running transaction. */
    Dataset freeze(TrainingRun run, TrainingRows rows) {
        return datasets.freeze(
                run.modelId(), "training rows of run " + run.id(), rows.rows(), rows.range(), rows.source());
    }

    private List<String> features(TrainingRun run, EventFrame frame) {
        List<String> served = run.trainedFromId().isEmpty()
                ? List.of()
                : registry.version(run.trainedFromId().getAsLong())
                        .map(ModelVersion::mapping)
                        .map(m -> m.columns())
                        .orElse(List.of());
        return served.isEmpty() ? frame.features().names() : served;
    }

    private static Optional<Predictions> recorded(EventFrame frame, ModelInfo model) {
        for (int row = 0; row < frame.rows(); row++) {
            if (frame.prediction().isMissing(row)) {
                return Optional.empty();
            }
        }
        return Optional.of(
                model.task() == TaskType.REGRESSION
                        ? new Predictions.Values(frame.predictedNumbers())
                        : new Predictions.Classes(List.of(), frame.prediction().values(), Optional.empty()));
    }

    private static List<String> withLabel(List<String> features, String label) {
        List<String> names = new ArrayList<>(features);
        names.remove(label);
        names.add(label);
        return names;
    }
}
