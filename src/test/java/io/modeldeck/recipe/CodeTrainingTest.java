package io.modeldeck.recipe;

import static io.modeldeck.testing.Patience.await;
import static io.modeldeck.testing.Patience.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.RunAdvice;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that fails in every way that code has: the run says how, and nothing else is touched. */
class CodeTrainingTest {

    /** Does what its hyperparameter says. */
    private static final String SOURCE = """
        import io.modeldeck.domain.TaskType;
        import io.modeldeck.training.*;
        import java.util.*;

        public final class Odd implements Trainer {
            public String name() { return "odd"; }
            public boolean supports(TaskType task) { return true; }
            %s
            public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
                TrainedModel model = Trainers.named("logistic").train(data, Map.of(), progress);
                switch ((String) hyperparameters.get("mode")) {
                    case "throw" -> throw new IllegalStateException("no idea\\nat all");
                    case "loop" -> { while (true) { Thread.onSpinWait(); } }
                    case "memory" -> { List<byte[]> all = new ArrayList<>(); while (true) { all.add(new byte[1 << 20]); } }
                    case "exit" -> System.exit(0);
                    case "reach" -> new Reach().reach();
                    case "inside" -> new Inside().reach(data);
                    case "print" -> { System.out.println("x".repeat(700)); System.err.println("\\u001b[31mred"); }
                    case "lie" -> { return other(model, data); }
                    case "junk" -> { return file(model, new byte[] {8, 1, 2}); }
                    default -> { }
                }
                return model;
            }
            private static TrainedModel other(TrainedModel model, TrainingSet data) {
                return file(model, Trainers.named("bayes").train(data, Map.of(), Progress.none()).onnx());
            }
            private static TrainedModel file(TrainedModel m, byte[] onnx) {
                return new TrainedModel("odd", onnx, m.inputColumns(), m.numericColumns(), m.categoricalColumns(), m.task(),
                    m.classes(), m.hyperparameters(), m.epochs(), m.predictor());
            }
            static final class Reach {
                void reach() { System.out.println(io.modeldeck.store.Digest.of(new byte[0])); }
            }
            static final class Inside {
                void reach(TrainingSet data) { io.modeldeck.training.encoding.FeatureEncoding.fit(data.features()); }
            }
        }
        """;

    @TempDir
    Path folder;

    private LoopModel loop;
    private final RecipeCode code = new RecipeCode("Odd.java", source().getBytes(StandardCharsets.UTF_8));

    private static String source() {
        return SOURCE.formatted("public List<Hyperparameter> hyperparameters() { return List.of(); }");
    }

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private Recipe recipe(RecipeCode of, Map<String, Object> more) {
        Map<String, Object> document = new LinkedHashMap<>(LoopModel.recipe().document());
        document.putAll(Map.of(
                "type", "code", "script", of.name(), "scriptSha256", of.digest().hex()));
        document.remove("trainer");
        document.putAll(more);
        return Recipe.read(document, Recipe.standard());
    }

    private TrainingRun run(RecipeCode of, Map<String, Object> more) {
        Recipe recipe = recipe(of, more);
        loop.engine.together(() -> {
            loop.engine.recipes().takeIn(new RecipeFile(recipe, Optional.of(of)));
            loop.engine
                    .recipes()
                    .allow(
                            LoopModel.ENGINEER,
                            LoopModel.START,
                            loop.model,
                            Consent.neededFor(recipe.site()).orElseThrow(),
                            "");
            return null;
        });
        return loop.train(LoopModel.rows(120, 1, World.USUAL), recipe, LoopModel.START);
    }

    private TrainingRun run(String mode, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.put("hyperparameters", Map.of("mode", mode));
        return run(code, all);
    }

    private void assertFailed(TrainingRun run, String... words) {
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.failureReason()).contains(words);
        assertThat(RunAdvice.of(run).isPresent())
                .as("it or the advice says what to do")
                .isNotEqualTo(run.failureReason().contains("; set "));
        assertThat(loop.engine.registry().versions(loop.model.id())).isEmpty();
    }

    @Test
    void aFailureIsASentenceOfTheRunAndTheRegistryIsUntouched() throws IOException {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        killed.onExit().join();
        Path left = Files.createTempDirectory("modeldeck-recipe-" + killed.pid() + "-");
        Files.writeString(left.resolve("order.json"), "{}");
        assertFailed(run("throw", Map.of()), "threw IllegalStateException (no idea at all) in line", "Odd.java");
        assertFailed(run("loop", Map.of("timeoutSeconds", 8)), "did not end within 8 s and was stopped");
        assertFailed(run("memory", Map.of("memoryMb", 64)), "needs more memory than its 64 MB", "memoryMb");
        assertFailed(run("reach", Map.of()), "io.modeldeck.store.Digest", "trainers cannot see");
        assertFailed(run("inside", Map.of()), "io.modeldeck.training.encoding.FeatureEncoding", "trainers cannot see");
        assertThat(foldersOfRecipes(killed.pid()))
                .as("of a process that was killed")
                .isEmpty();
        assertThat(foldersOfRecipes(ProcessHandle.current().pid()))
                .as("of this one")
                .isEmpty();
    }

    /** Of one process: others on this machine may be training too. */
    private static List<Path> foldersOfRecipes(long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("modeldeck-recipe-" + pid + "-"))
                    .toList();
        }
    }

    @Test
    @Tag("full")
    void anEndWithoutAModelAndAFileThatIsNoneAreFailures() {
        assertFailed(run("exit", Map.of()), "ended its process with code 0 before it left a model");
        assertFailed(run("junk", Map.of()), "no ONNX model");
    }

    @Test
    void aFileThatIsNotTheModelFailsTheRun() {
        TrainingRun run = run("lie", Map.of());
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.failureReason()).contains("differs from the trained one");
    }

    @Test
    void whatItPrintsIsShownAndBounded() {
        TrainingRun run = run("print", Map.of());
        assertThat(run.failureReason()).isEmpty();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.epochs()).isNotEmpty();
        assertThat(loop.engine.training().log(run.id(), 50))
                .extracting(RunLogLine::line)
                .contains("x".repeat(700))
                .anySatisfy(line -> assertThat(line).doesNotContain("\u001b").contains("red"));
        ModelVersion version =
                loop.engine.registry().requireVersion(run.versionId().orElseThrow());
        Map<?, ?> config = (Map<?, ?>) version.metadata().get("trainingConfig");
        assertThat(config.get("trainedBy")).isEqualTo("logistic");
        assertThat(Recipe.of(version.metadata(), Recipe.standard()).site()).isInstanceOf(Site.Script.class);
    }

    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current().children();
    }

    @Test
    void cancellingEndsTheProcess() throws InterruptedException {
        Recipe recipe = recipe(code, Map.of("hyperparameters", Map.of("mode", "loop"), "timeoutSeconds", 120));
        loop.engine.together(() -> {
            loop.engine.recipes().takeIn(new RecipeFile(recipe, Optional.of(code)));
            loop.engine
                    .recipes()
                    .allow(
                            LoopModel.ENGINEER,
                            LoopModel.START,
                            loop.model,
                            Consent.neededFor(recipe.site()).orElseThrow(),
                            "");
            return null;
        });
        long id = loop.engine
                .training()
                .queueTable(
                        LoopModel.ENGINEER,
                        LoopModel.START,
                        loop.model,
                        LoopModel.rows(120, 1, World.USUAL),
                        recipe,
                        "rows of a test")
                .id();
        Set<ProcessHandle> before = children().collect(Collectors.toSet());
        Thread queue =
                Thread.ofPlatform().start(() -> loop.engine.training().runNext(OptionalLong.empty(), LoopModel.START));
        await().until(() -> children().anyMatch(child -> !before.contains(child)));
        loop.engine.training().cancel(LoopModel.ENGINEER, LoopModel.START, id, "enough");
        awaitEnd(queue);
        assertThat(loop.engine.training().run(id).status()).isEqualTo(RunStatus.CANCELLED);
        await().until(() -> children().allMatch(before::contains));
    }

    @Test
    void whatDoesNotCompileIsSaidWithItsLineAndNothingOfCodeRunsWhenItIsChecked() throws IOException {
        RecipeCode broken = new RecipeCode(
                "Odd.java",
                source().replace("return model;\n", "return modle;\n").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> CodeTraining.check(broken))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("does not compile: line 23: cannot find symbol");
        Path trace = folder.resolve("ran");
        RecipeCode eager = new RecipeCode(
                "Odd.java",
                source().replace(
                                "public String name()",
                                "static { try { java.nio.file.Files.createFile(java.nio.file.Path.of(\"" + trace
                                        + "\")); } catch (java.io.IOException e) { } } public String name()")
                        .getBytes(StandardCharsets.UTF_8));
        CodeTraining.check(eager);
        assertThat(trace).doesNotExist();
    }

    @Test
    void whatWasAllowedAndWithdrawnIsRefusedWhenItsTurnComes() {
        Recipe recipe = recipe(code, Map.of());
        Consent.Need need = Consent.neededFor(recipe.site()).orElseThrow();
        loop.engine.recipes().takeIn(new RecipeFile(recipe, Optional.of(code)));
        assertThatThrownBy(() -> loop.engine
                        .training()
                        .queueTable(
                                LoopModel.ENGINEER,
                                LoopModel.START,
                                loop.model,
                                LoopModel.rows(120, 1, World.USUAL),
                                recipe,
                                "rows"))
                .hasMessageContaining("nobody allowed that yet");
        assertThat(loop.engine.training().runs(OptionalLong.empty(), 5)).isEmpty();
        loop.engine.recipes().allow(LoopModel.ENGINEER, LoopModel.START, loop.model, need, "read it");
        loop.engine
                .training()
                .queueTable(
                        LoopModel.ENGINEER,
                        LoopModel.START,
                        loop.model,
                        LoopModel.rows(120, 1, World.USUAL),
                        recipe,
                        "rows");
        loop.engine.recipes().withdraw(LoopModel.ENGINEER, LoopModel.START, loop.model, need, "changed my mind");
        assertFailed(
                loop.engine
                        .training()
                        .runNext(OptionalLong.empty(), LoopModel.START)
                        .orElseThrow(),
                "nobody allowed that yet");
    }
}
