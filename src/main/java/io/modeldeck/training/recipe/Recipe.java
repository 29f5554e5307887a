package io.modeldeck.training.recipe;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.Hyperparameters;
import io.modeldeck.training.Trainer;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.validation.SuccessCriteria;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a version is trained. Kept as {@code trainingConfig} in a version's metadata, where the origin's form is accepted as well.
 *
 * @param trainer by name; empty: the first choice for the task
 * @param hyperparameters overrides of the trainer's defaults
 * @param features columns to learn from; empty: those of the version that it starts from, or all
 * @param label name of the label column in frozen data sets
 * @param rows how many of the newest labelled rows are used
 * @param holdOutShare the newest share of them, kept out for validation
 * @param use how the rows are weighed and divided
 * @param choice which rows are taken, and what their label is
 * @param site where it is trained; of another site the trainer is not ours and the hyperparameters are its own
 */
public record Recipe(
        Optional<String> trainer,
        Map<String, Object> hyperparameters,
        List<String> features,
        String label,
        int rows,
        double holdOutShare,
        SuccessCriteria successCriteria,
        RowUse use,
        RowChoice choice,
        Site site) {

    public static final String DEFAULT_LABEL = "outcome";
    public static final int DEFAULT_ROWS = 4_000;
    public static final double DEFAULT_HOLD_OUT_SHARE = .2;

    public Recipe {
        hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
        features = List.copyOf(features);
        if (rows < 10) {
            throw new Problem("A recipe needs at least 10 rows, not " + rows + "; set recipe.rows higher.");
        }
        if (!(holdOutShare > 0 && holdOutShare < 1)) {
            throw new Problem(
                    "The hold-out share must lie between 0 and 1, not " + holdOutShare + "; set recipe.holdOutShare.");
        }
        trainer.ifPresent(Trainers::named);
    }

    /** A recipe for a trainer of this console. */
    public Recipe(
            Optional<String> trainer,
            Map<String, Object> hyperparameters,
            List<String> features,
            String label,
            int rows,
            double holdOutShare,
            SuccessCriteria successCriteria,
            RowUse use) {
        this(
                trainer,
                hyperparameters,
                features,
                label,
                rows,
                holdOutShare,
                successCriteria,
                use,
                RowChoice.all(),
                new Site.Here());
    }

    /** A recipe that takes all rows alike and holds the newest out. */
    public Recipe(
            Optional<String> trainer,
            Map<String, Object> hyperparameters,
            List<String> features,
            String label,
            int rows,
            double holdOutShare,
            SuccessCriteria successCriteria) {
        this(trainer, hyperparameters, features, label, rows, holdOutShare, successCriteria, RowUse.plain());
    }

    public static Recipe standard() {
        return new Recipe(
                Optional.empty(),
                Map.of(),
                List.of(),
                DEFAULT_LABEL,
                DEFAULT_ROWS,
                DEFAULT_HOLD_OUT_SHARE,
                SuccessCriteria.none());
    }

    /** The recipe in a version's metadata ({@code trainingConfig}), over the given defaults; the defaults when there is none. */
    public static Recipe of(Map<String, Object> metadata, Recipe defaults) {
        Object config = metadata.get("trainingConfig");
        return config == null ? defaults : read(Json.readObject(Json.write(config)), defaults);
    }

    /** Reads a recipe document over the given defaults. */
    public static Recipe read(Map<String, Object> document, Recipe defaults) {
        return new Recipe(
                text(document, "trainer").or(defaults::trainer),
                document.get("hyperparameters") instanceof Map<?, ?> map ? object(map) : defaults.hyperparameters(),
                document.get("features") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : defaults.features(),
                text(document, "label").orElse(defaults.label()),
                document.get("rows") instanceof Number rows ? rows.intValue() : defaults.rows(),
                document.get("holdOutShare") instanceof Number share ? share.doubleValue() : defaults.holdOutShare(),
                document.get("successCriteria") instanceof Map<?, ?> criteria
                        ? SuccessCriteria.read(object(criteria))
                        : defaults.successCriteria(),
                RowUse.read(document, defaults.use()),
                RowChoice.read(document, defaults.choice()),
                Site.read(document).orElse(defaults.site()));
    }

    /** The form in which it is kept. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.putAll(site.document());
        trainer.ifPresent(name -> document.put("trainer", name));
        document.put("hyperparameters", hyperparameters);
        document.put("features", features);
        document.put("label", label);
        document.put("rows", rows);
        document.put("holdOutShare", holdOutShare);
        document.put("successCriteria", successCriteria.document());
        document.putAll(use.document());
        document.putAll(choice.document());
        return document;
    }

    public Recipe withFeatures(List<String> columns) {
        return new Recipe(
                trainer, hyperparameters, columns, label, rows, holdOutShare, successCriteria, use, choice, site);
    }

    public Recipe withSite(Site other) {
        return new Recipe(
                trainer, hyperparameters, features, label, rows, holdOutShare, successCriteria, use, choice, other);
    }

    /** Refuses a trainer that does not do the task, and hyperparameters that it does not know or does not allow. */
    public void requireTrainable(TaskType task) {
        if (!(site instanceof Site.Here)) {
            return;
        }
        Trainer chosen = trainerFor(task);
        if (!chosen.supports(task)) {
            throw new Problem("The trainer '" + chosen.name() + "' does not do " + task.word() + "; choose "
                    + String.join(" or ", Trainers.namesFor(task)) + ".");
        }
        Hyperparameters.resolve(chosen, hyperparameters);
    }

    /** The trainer that is named, or the first choice for the task. */
    public Trainer trainerFor(TaskType task) {
        return trainer.map(Trainers::named).orElseGet(() -> Trainers.defaultFor(task));
    }

    /** The same with the rows and the trainer that a policy wants. Hyperparameters of another trainer mean nothing to this one and are left out. */
    public Recipe under(Optional<String> wishedTrainer, int wishedRows, double wishedShare, TaskType task) {
        boolean here = site instanceof Site.Here;
        boolean same = wishedTrainer.isEmpty()
                || here && wishedTrainer.get().equals(trainerFor(task).name());
        return new Recipe(
                wishedTrainer.or(() -> trainer),
                same ? hyperparameters : Map.of(),
                features,
                label,
                wishedRows,
                wishedShare,
                successCriteria,
                use,
                choice,
                same ? site : new Site.Here());
    }

    private static Optional<String> text(Map<String, Object> document, String key) {
        return document.get(key) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static Map<String, Object> object(Map<?, ?> map) {
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }
}
