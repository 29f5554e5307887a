package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In what a planned training differs from the last one. */
class PlanChangeTest {

    private static TrainingRun run(Map<String, Object> config) {
        return new TrainingRun(
                3,
                1,
                "churn",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                RunStatus.COMPLETED,
                null,
                null,
                "somebody",
                config,
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                "",
                false,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                null,
                Optional.empty());
    }

    private static Recipe recipe(Map<String, Object> hyperparameters) {
        return Recipe.read(Map.of("trainer", "boosting", "hyperparameters", hyperparameters), Recipe.standard());
    }

    @Test
    @DisplayName(
            "Only what differs is named; a whole number and the same with a point are one, and what nobody kept is no difference")
    void changes() {
        TrainingRun before = run(Map.of(
                "trainer", "logistic", "rows", 4000, "hyperparameters", Map.of("maxLeaves", 15.0, "learningRate", .1)));
        Recipe recipe = recipe(Map.of("maxLeaves", 15, "learningRate", .05, "iterations", 300));
        assertThat(PlanChange.of(recipe, "boosting", before))
                .extracting(PlanChange::before, PlanChange::after)
                .containsExactlyInAnyOrder(tuple("logistic", "boosting"), tuple("0.100", "0.050"));
        assertThat(PlanChange.of(recipe, "logistic", run(Map.of("trainer", "logistic"))))
                .isEmpty();
    }
}
