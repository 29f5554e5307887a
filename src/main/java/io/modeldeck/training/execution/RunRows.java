package io.modeldeck.training.execution;

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
import io.modeldeck.training.Predictions;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.RunSpace;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.validation.RecordedAnswers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the rows of a run come from: a data set that was frozen before, or the newest labelled events. */
public final class RunRows {

    private static final String DATASET = "datasetId";
    private static final String RECORDED = "recordedAnswersId";
    private static final String FEATURES = "features";
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
        return run.config().get(DATASET) instanceof Number ? Optional.of(datasetId(run.config())) : Optional.empty();
    }

    /** How much room the files of a run on so many rows take, by earlier runs of the model, else by what is there. */
    RunSpace space(ModelVersion serving, long rows, RunStore runs) {
        List<RunSpace.Files> earlier = runs.files(serving.modelId(), datasets::bytes);
        return earlier.isEmpty()
                ? RunSpace.first(rows, events.bytesPerRow(serving.modelId()), serving.artifactSize())
                : RunSpace.of(rows, earlier);
    }

    /** The data set that a configuration names. */
    Dataset dataset(Map<String, Object> frozenConfig) {
        return datasets.dataset(datasetId(frozenConfig));
    }

    /** The data set of a configuration that names one. */
    static long datasetId(Map<String, Object> frozenConfig) {
        return ((Number) frozenConfig.get(DATASET)).longValue();
    }

    /** Keeps the rows of a run, so that it can be repeated, and answers its configuration with them named. Joins the running transaction. */
    Map<String, Object> frozenConfig(TrainingRun run, TrainingRows of) {
        Map<String, Object> config = new LinkedHashMap<>(run.config());
        if (frozenId(run).isPresent()) {
            return config;
        }
        config.put(FEATURES, of.features());
        config.put(DATASET, freeze(run, "training rows", of.rows(), of));
        if (registry.production(run.modelId()).filter(ModelVersion::isExternal).isPresent()) {
            of.recorded()
                    .ifPresent(said ->
                            config.put(RECORDED, freeze(run, "recorded answers", RecordedAnswers.table(said), of)));
        }
        return config;
    }

    private long freeze(TrainingRun run, String what, Table table, TrainingRows of) {
        return datasets.freeze(run.modelId(), what + " of run " + run.id(), table, of.range(), of.source())
                .id();
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
        Table kept = data.select(kept(model, recipe.features(), data.names(), recipe));
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
            Table rows = datasets.load(dataset.id());
            return new TrainingRows(
                    rows, learnt(recipe, rows), dataset.range(), recorded(run, model.task()), dataset.source());
        }
        EventFrame frame = events.labelled(model.id(), labelledUntil(run), recipe.rows());
        if (frame.rows() == 0) {
            throw new Problem("No event of " + model.name()
                    + " has a label yet, so there is nothing to learn from; import labels with: modeldeck"
                    + " feedback import.");
        }
        List<String> features = new ArrayList<>(recipe.features().isEmpty() ? features(run, frame) : recipe.features());
        features.removeAll(recipe.use().columns());
        Table rows = frame.labelled(recipe.label(), model.task() == TaskType.REGRESSION)
                .select(kept(model, features, frame.features().names(), recipe));
        TimeRange range = TimeRange.ofMillis(frame.at()[0], frame.at()[frame.rows() - 1] + 1);
        TrainingRows all = new TrainingRows(
                recipe.choice().labelled(rows, recipe.label()),
                features,
                Optional.of(range),
                recorded(frame, model),
                "the newest " + frame.rows() + " labelled events");
        int first = recipe.choice().firstRow(frame.at());
        return first == 0 ? all : all.from(first, frame.at()[first]);
    }

    /**
     * The newest labelled events of a version's model that are newer than what the version learnt from, oldest first, with their label under {@link Recipe#DEFAULT_LABEL}.
     *
     * @param known labels that became known by then
     * @param most how many events are looked at
     * @throws Problem where there is none of them, or a column that the version needs is not among them
     */
    Table unseen(ModelVersion version, Optional<TrainingRun> trainedBy, Instant known, int most) {
        ModelInfo model = registry.requireModel(version.modelId());
        EventFrame frame = events.labelled(model.id(), known, most);
        List<String> there = frame.features().names();
        List<String> missing = version.mapping().columns().stream()
                .filter(column -> frame.rows() > 0 && !there.contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new Problem("The labelled events of " + model.name() + " have no " + String.join(", ", missing)
                    + ", which " + version.shortLabel() + " needs; validate it on rows of a file: modeldeck validate"
                    + " --input FILE.");
        }
        long learnt = learntUntil(trainedBy);
        int first = 0;
        while (first < frame.rows() && frame.at()[first] < learnt) {
            first++;
        }
        if (first == frame.rows()) {
            throw new Problem("No labelled event of " + model.name() + " is newer than what " + version.shortLabel()
                    + " learnt from, so there is nothing to validate it on; import labels with: modeldeck feedback"
                    + " import.");
        }
        return frame.labelled(Recipe.DEFAULT_LABEL, model.task() == TaskType.REGRESSION)
                .select(kept(model, version.mapping().columns(), there, Recipe.standard()))
                .slice(first, frame.rows());
    }

    /** Where the event time of the rows ends that a run took; long ago where they have none. */
    private long learntUntil(Optional<TrainingRun> trainedBy) {
        return trainedBy
                .flatMap(RunRows::frozenId)
                .flatMap(id -> datasets.dataset(id).range())
                .map(range -> range.to().toEpochMilli())
                .orElse(Long.MIN_VALUE);
    }

    private static List<String> learnt(Recipe recipe, Table rows) {
        return recipe.features().isEmpty()
                ? rows.names().stream()
                        .filter(name -> !name.equals(recipe.label())
                                && !recipe.use().columns().contains(name))
                        .toList()
                : recipe.features();
    }

    private Optional<Predictions> recorded(TrainingRun run, TaskType task) {
        return run.config().get(RECORDED) instanceof Number id
                ? Optional.of(RecordedAnswers.of(datasets.load(id.longValue()), task))
                : Optional.empty();
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
        return Optional.of(RecordedAnswers.of(frame, model.task()));
    }

    /** The features, what the rows are weighed and divided by, what the champion needs besides to answer the same rows, and the label last. */
    private List<String> kept(ModelInfo model, List<String> features, List<String> there, Recipe recipe) {
        String label = recipe.label();
        Set<String> names = new LinkedHashSet<>(features);
        names.addAll(recipe.use().columns());
        registry.production(model.id())
                .ifPresent(champion -> champion.mapping().columns().stream()
                        .filter(there::contains)
                        .forEach(names::add));
        names.remove(label);
        List<String> kept = new ArrayList<>(names);
        kept.add(label);
        return kept;
    }
}
