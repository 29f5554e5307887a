package io.modeldeck.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe that is kept with a model is what its retrainings go by. */
class KeptRecipeTest {

    @TempDir
    Path folder;

    @Test
    void anApprovalGoesByTheKeptRecipeAndIsRefusedWhereNobodyAllowedItsCode() {
        try (LoopModel loop = new LoopModel(folder)) {
            loop.firstVersion();
            loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(5), 550, Duration.ofMinutes(1));
            Instant at = LoopModel.START.plus(Duration.ofDays(2));
            RetrainingRequest request =
                    loop.engine.retraining().create(LoopModel.ENGINEER, at, loop.model.id(), "newer rows");
            assertThat(loop.engine.retraining().recipe(request).trainer()).hasValue("logistic");

            Map<String, Object> document =
                    new LinkedHashMap<>(LoopModel.recipe().document());
            document.put("trainer", "tree");
            document.put("rows", 123);
            RecipeFile tree = new RecipeFile(Recipe.read(document, Recipe.standard()), Optional.empty());
            loop.engine.recipes().keep(LoopModel.ENGINEER, at, loop.model, tree, "a tree from now on");
            assertThat(loop.engine.retraining().recipe(request).trainer()).hasValue("tree");
            assertThat(loop.engine.retraining().recipe(request).rows()).isEqualTo(123);

            loop.engine.recipes().remove(LoopModel.ENGINEER, at, loop.model, "the old way was better");
            assertThat(loop.engine.recipes().kept(loop.model.id())).isEmpty();
            assertThat(loop.engine.retraining().recipe(request).trainer())
                    .as("that of the version in production again")
                    .hasValue("logistic");
            assertThatThrownBy(() -> loop.engine.recipes().remove(LoopModel.ENGINEER, at, loop.model, "twice"))
                    .hasMessageContaining("No recipe is kept");

            RecipeCode code = new RecipeCode("Any.java", "class Any {}".getBytes(StandardCharsets.UTF_8));
            document.remove("trainer");
            document.put("script", "Any.java");
            Recipe read = Recipe.read(document, Recipe.standard());
            Site.Script script = (Site.Script) Recipe.read(
                            Map.of(
                                    "script",
                                    "Any.java",
                                    "scriptSha256",
                                    code.digest().hex()),
                            Recipe.standard())
                    .site();
            loop.engine
                    .recipes()
                    .keep(
                            LoopModel.ENGINEER,
                            at,
                            loop.model,
                            new RecipeFile(read.withSite(script), Optional.of(code)),
                            "code of ours");
            assertThatThrownBy(() -> loop.engine.retraining().approve(LoopModel.REVIEWER, at, request.id(), "go on"))
                    .hasMessageContaining(code.digest().hex())
                    .hasMessageContaining("nobody allowed that yet");
            assertThat(loop.engine.retraining().request(request.id()).status())
                    .as("nothing half-done")
                    .isEqualTo(RequestStatus.PENDING_APPROVAL);
        }
    }
}
