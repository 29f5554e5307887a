package io.modeldeck.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Decision.Accepted;
import io.modeldeck.domain.Problem;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.validation.SuccessCriteria;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunStatusTest {

    private static final Set<String> STEPS = Set.of(
            "queued running",
            "queued failed",
            "queued cancelled",
            "running validating",
            "running failed",
            "running cancelled",
            "validating completed",
            "validating failed",
            "validating cancelled");

    @ParameterizedTest
    @EnumSource(RunStatus.class)
    void everyPairOfStatesIsAllowedOrRefusedAsTheLifecycleSays(RunStatus from) {
        for (RunStatus to : RunStatus.values()) {
            assertThat(from.mayBecome(to) instanceof Accepted)
                    .as("%s to %s", from, to)
                    .isEqualTo(STEPS.contains(from.word() + " " + to.word()));
            assertThat(from.mayBecome(to).reason()).contains(from.word()).contains(to.word());
        }
        assertThat(RunStatus.of(from.word())).isEqualTo(from);
    }

    @Test
    void threeStatesAreEnds() {
        assertThat(List.of(RunStatus.values()))
                .filteredOn(RunStatus::isEnd)
                .containsExactly(RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.CANCELLED);
    }

    @Test
    void theOriginsTrainingConfigIsRead() {
        Recipe recipe = Recipe.of(
                Map.of(
                        "trainingConfig",
                        Map.of(
                                "type",
                                "in-process",
                                "trainer",
                                "tree",
                                "hyperparameters",
                                Map.of("maxDepth", 3),
                                "successCriteria",
                                Map.of("minAccuracy", .8, "minF1Score", .5))),
                Recipe.standard());
        assertThat(recipe.trainer()).hasValue("tree");
        assertThat(recipe.hyperparameters()).isEqualTo(Map.of("maxDepth", 3));
        assertThat(recipe.successCriteria().limits()).isEqualTo(Map.of("minAccuracy", .8, "minF1Score", .5));
        assertThat(recipe.rows()).isEqualTo(4_000);
        assertThat(recipe.holdOutShare()).isEqualTo(.2);
    }

    @Test
    void aRecipeIsReadBackAsItWasKept() {
        Recipe recipe = new Recipe(
                java.util.Optional.of("logistic"),
                Map.of("l2", .5),
                List.of("a", "b"),
                "target",
                1_000,
                .25,
                new SuccessCriteria(Map.of("maxLogLoss", .7)));
        assertThat(Recipe.read(recipe.document(), Recipe.standard())).isEqualTo(recipe);
        assertThat(Recipe.of(Map.of(), recipe)).isEqualTo(recipe);
        assertThat(Recipe.read(Map.of(), recipe)).isEqualTo(recipe);
    }

    @Test
    void aScriptIsRefusedWithTheTrainersThereAre() {
        assertThatThrownBy(() -> Recipe.of(
                        Map.of("trainingConfig", Map.of("type", "script", "script", "train/churn.js")),
                        Recipe.standard()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'train/churn.js'")
                .hasMessageContaining("logistic")
                .hasMessageContaining("\"trainer\"");
    }

    @Test
    void impossibleRecipesAreRefusedWithTheRemedy() {
        assertThatThrownBy(() -> Recipe.read(Map.of("rows", 9), Recipe.standard()))
                .hasMessageContaining("at least 10 rows, not 9");
        assertThatThrownBy(() -> Recipe.read(Map.of("holdOutShare", 1), Recipe.standard()))
                .hasMessageContaining("recipe.holdOutShare");
        assertThatThrownBy(() -> Recipe.read(Map.of("trainer", "magic"), Recipe.standard()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("magic")
                .hasMessageContaining("logistic");
        assertThatThrownBy(() -> Recipe.read(Map.of("successCriteria", Map.of("minLuck", 1)), Recipe.standard()))
                .hasMessageContaining("'minLuck'");
        assertThatThrownBy(() -> Recipe.read(Map.of("successCriteria", Map.of("minF1", "high")), Recipe.standard()))
                .hasMessageContaining("must be a number");
    }
}
