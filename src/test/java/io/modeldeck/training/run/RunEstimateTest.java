package io.modeldeck.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TaskType;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.recipe.Recipe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How long a training may take, from those of its kind. */
class RunEstimateTest {

    private static final Map<String, Object> LOGISTIC = Map.of("trainer", "logistic");

    private static TrainingRun run(RunStatus status, Map<String, Object> config, Object rows, long millis) {
        return new TrainingRun(
                3,
                1,
                "churn",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                status,
                TrainingType.RETRAIN,
                TriggeredBy.USER,
                "somebody",
                config,
                Map.of("rows", rows),
                List.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                "",
                false,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)),
                RunPriority.NORMAL,
                Optional.empty());
    }

    private static TrainingRun run(int rows, long millis) {
        return run(RunStatus.COMPLETED, LOGISTIC, rows, millis);
    }

    private static Optional<RunEstimate> estimate(Map<String, Object> recipe, TrainingRun... earlier) {
        return RunEstimate.of(Recipe.read(recipe, Recipe.standard()), TaskType.CLASSIFICATION, 4_000, List.of(earlier));
    }

    @Test
    void theMiddleOneInProportionToItsRows() {
        Map<String, Object> recipe = LOGISTIC;
        assertThat(estimate(recipe, run(4_000, 900), run(1_000, 500), run(2_000, 600)))
                .as("900, 2000 and 1200 ms for 4000 rows")
                .contains(new RunEstimate(Duration.ofMillis(1_200), 3));
        assertThat(estimate(recipe, run(4_000, 900), run(4_000, 1_100)))
                .contains(new RunEstimate(Duration.ofMillis(1_000), 2));
        List<TrainingRun> many = new ArrayList<>();
        for (int i = 0; i < RunEstimate.MOST_RUNS; i++) {
            many.add(run(4_000, 1_000));
        }
        many.add(run(4_000, 60_000));
        many.add(run(4_000, 60_000));
        assertThat(estimate(recipe, many.toArray(TrainingRun[]::new)))
                .as("how it was long ago does not count")
                .contains(new RunEstimate(Duration.ofMillis(1_000), RunEstimate.MOST_RUNS));
    }

    @Test
    void onlyCompletedRunsOfItsKindTell() {
        Map<String, Object> logistic = Map.of("trainer", "logistic");
        Map<String, Object> worker = Map.of("worker", "http://127.0.0.1:8700");
        Map<String, Object> script = Map.of("script", "Train.java");
        assertThat(estimate(logistic)).isEmpty();
        assertThat(estimate(
                        logistic,
                        run(RunStatus.FAILED, LOGISTIC, 4_000, 10),
                        run(RunStatus.COMPLETED, Map.of("trainer", "boosting"), 4_000, 10),
                        run(RunStatus.COMPLETED, worker, 4_000, 10),
                        run(RunStatus.COMPLETED, script, 4_000, 10),
                        run(RunStatus.COMPLETED, LOGISTIC, "many", 10),
                        run(4_000, 0)))
                .isEmpty();
        assertThat(estimate(Map.of(), run(4_000, 10)))
                .as("the trainer that the task takes by itself")
                .isEqualTo(estimate(
                        Map.of(
                                "trainer",
                                Trainers.defaultFor(TaskType.CLASSIFICATION).name()),
                        run(4_000, 10)));
        assertThat(estimate(worker, run(RunStatus.COMPLETED, worker, 4_000, 10)))
                .isPresent();
        assertThat(estimate(worker, run(RunStatus.COMPLETED, Map.of("worker", "http://127.0.0.1:8701"), 4_000, 10)))
                .isEmpty();
        assertThat(estimate(script, run(RunStatus.COMPLETED, script, 4_000, 10)))
                .isPresent();
        assertThat(estimate(script, run(4_000, 10))).isEmpty();
    }
}
