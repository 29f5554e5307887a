package io.modeldeck.training.execution;

import io.modeldeck.domain.Problem;
import io.modeldeck.telemetry.Dataset;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.Reproduction;
import io.modeldeck.training.run.RunArtifact;
import io.modeldeck.training.run.Sites;
import io.modeldeck.training.run.TrainingRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Trains the frozen rows of a run with its recipe once more, adds nothing to the registry, and compares the files. */
final class RunReproduction {

    private final RunWork work;
    private final RunRows rows;
    private final Sites sites;

    RunReproduction(RunWork work, RunRows rows, Sites sites) {
        this.work = work;
        this.rows = rows;
        this.sites = sites;
    }

    /** Refuses a run that made nothing, or whose rows were not kept. */
    static RunArtifact recorded(TrainingRun run) {
        RunArtifact recorded = run.artifact()
                .orElseThrow(() -> new Problem("Run " + run.id() + " is "
                        + run.status().word() + " and made no file to compare with; retry it instead."));
        if (RunRows.frozenId(run).isEmpty()) {
            throw new Problem("The rows of run " + run.id() + " were not kept, so it cannot be repeated exactly.");
        }
        return recorded;
    }

    Reproduction of(TrainingRun run, RunWatch watch) {
        RunArtifact recorded = recorded(run);
        PreparedRun prepared = work.prepare(run, watch);
        if (prepared.recipe().site() instanceof Site.Worker worker) {
            throw new Problem("Run " + run.id() + " was trained by the worker "
                    + worker.address().origin() + ", which cannot be asked for the same bytes; retry the run instead.");
        }
        sites.admission().require(prepared.info(), prepared.recipe().site());
        TrainedRun trained = work.train(prepared, watch, sites.scripts());
        List<String> differences =
                new ArrayList<>(differences("environment", run.environment(), Environment.describe()));
        differences.addAll(differences(
                "hyperparameter", hyperparameters(run), trained.model().hyperparameters()));
        Dataset dataset = rows.dataset(run.config());
        if (run.datasetStats().get("datasetSha256") instanceof String then
                && !then.equals(dataset.digest().hex())) {
            differences.add("The rows are not the same: their SHA-256 was " + then + " and is "
                    + dataset.digest().hex() + ".");
        }
        return new Reproduction(run.id(), recorded, trained.artifact(), differences);
    }

    private static Map<String, Object> hyperparameters(TrainingRun run) {
        Map<String, Object> recorded = new LinkedHashMap<>();
        if (run.config().get("hyperparameters") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> recorded.put(String.valueOf(name), value));
        }
        return recorded;
    }

    /** What is recorded and is another now; what was not recorded is not compared. */
    private static List<String> differences(String what, Map<String, Object> then, Map<String, Object> now) {
        List<String> differences = new ArrayList<>();
        then.forEach((name, value) -> {
            Object present = now.get(name);
            if (!same(value, present)) {
                differences.add("The " + what + " '" + name + "' was " + value + " and is "
                        + (present == null ? "not known" : present) + ".");
            }
        });
        return differences;
    }

    /** Numbers come back from their document with another type. */
    private static boolean same(Object then, Object now) {
        return then instanceof Number a && now instanceof Number b
                ? a.doubleValue() == b.doubleValue()
                : Objects.equals(then, now);
    }
}
