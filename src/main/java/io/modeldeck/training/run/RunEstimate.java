package io.modeldeck.training.run;

import io.modeldeck.domain.TaskType;
import io.modeldeck.stats.Sample;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long a training may take, from the newest earlier ones of the same model that were done the same way. Pure.
 *
 * <p>The same way is the same place (this console, the same code, the same worker) and, here, the same trainer. Each of those runs tells a time, in
 * proportion to its rows; the estimate is the middle one of them. Hyperparameters are not looked at.
 *
 * @param about how long, from the start of the run to its validation
 * @param runs how many earlier runs it comes from, {@value #MOST_RUNS} at most
 */
public record RunEstimate(Duration about, int runs) {

    static final int MOST_RUNS = 5;

    /**
     * @param rows how many it will take
     * @param earlier runs of the model, the newest first, in any status
     * @return empty where there is no earlier run of this kind whose time and rows are known
     */
    public static Optional<RunEstimate> of(Recipe recipe, TaskType task, long rows, List<TrainingRun> earlier) {
        double[] millis = earlier.stream()
                .filter(run -> run.status() == RunStatus.COMPLETED && isAlike(run, recipe, task))
                .filter(run -> run.duration().isPresent() && rows(run) > 0)
                .limit(MOST_RUNS)
                .mapToDouble(run -> (double) run.duration().orElseThrow().toMillis() * rows / rows(run))
                .toArray();
        return millis.length == 0
                ? Optional.empty()
                : Optional.of(new RunEstimate(
                        Duration.ofMillis(Math.round(Sample.of(millis).median())), millis.length));
    }

    private static boolean isAlike(TrainingRun run, Recipe recipe, TaskType task) {
        Site site = Site.read(run.config()).orElse(new Site.Here());
        return switch (recipe.site()) {
            case Site.Here() ->
                site instanceof Site.Here
                        && recipe.trainerFor(task).name().equals(run.config().get("trainer"));
            case Site.Script script ->
                site instanceof Site.Script other && other.name().equals(script.name());
            case Site.Worker worker ->
                site instanceof Site.Worker other && other.url().equals(worker.url());
        };
    }

    private static long rows(TrainingRun run) {
        return run.datasetStats().get("rows") instanceof Number rows ? rows.longValue() : 0;
    }
}
