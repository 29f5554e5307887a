package io.modeldeck.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes whose code is a jar. */
class CodeJarTest {

    private static final String SERVICE = "META-INF/services/io.modeldeck.training.Trainer";

    private static final String TRAINER = """
        package some.place;

        import io.modeldeck.domain.TaskType;
        import io.modeldeck.training.*;
        import java.util.*;

        public final class Packed implements Trainer {
            public String name() { return "packed"; }
            public boolean supports(TaskType task) { return true; }
            public List<Hyperparameter> hyperparameters() { return List.of(); }
            public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
                switch ((String) hyperparameters.get("mode")) {
                    case "loop" -> { while (true) { Thread.onSpinWait(); } }
                    case "memory" -> { List<byte[]> all = new ArrayList<>(); while (true) { all.add(new byte[1 << 20]); } }
                    default -> { }
                }
                return Beside.train(data, progress);
            }
        }
        """;

    private static final String BESIDE = """
        package some.place;

        import io.modeldeck.training.*;
        import java.util.*;

        final class Beside {
            static TrainedModel train(TrainingSet data, Progress progress) {
                System.out.println("beside");
                return Trainers.named("logistic").train(data, Map.of(), progress).by("packed");
            }
        }
        """;

    @TempDir
    Path folder;

    private LoopModel loop;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder.resolve("workspace"));
    }

    @AfterEach
    void close() {
        loop.close();
    }

    /** @param service what the jar says of its trainer; null: nothing */
    private Path recipe(String service, String mode) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.writeString(sources.resolve("Packed.java"), TRAINER);
        Files.writeString(sources.resolve("Beside.java"), BESIDE);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        sources.resolve("Packed.java").toString(),
                        sources.resolve("Beside.java").toString());
        assertThat(failed).isZero();
        try (OutputStream out = Files.newOutputStream(folder.resolve("packed.jar"));
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                jar.write(Files.readAllBytes(file));
            }
            if (service != null) {
                jar.putNextEntry(new JarEntry(SERVICE));
                jar.write(service.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.writeString(folder.resolve("recipe.json"), """
            {"script": "packed.jar", "hyperparameters": {"mode": "%s"}, "timeoutSeconds": %d, "memoryMb": 64,
             "features": ["x", "y", "noise"]}
            """.formatted(mode, mode.equals("loop") ? 8 : 120));
    }

    private TrainingRun train(Recipe recipe) {
        return loop.train(LoopModel.rows(120, 1, World.USUAL), recipe, LoopModel.START);
    }

    private TrainingRun allowed(Path file) {
        RecipeFile read = RecipeFile.read(file);
        loop.engine.recipes().takeIn(read);
        loop.engine
                .recipes()
                .allow(
                        LoopModel.ENGINEER,
                        LoopModel.START,
                        loop.model,
                        Consent.neededFor(read.recipe().site()).orElseThrow(),
                        "");
        return train(read.recipe());
    }

    @Test
    void theTrainerThatAJarNamesTrainsOnceAPersonAllowedThatJar() throws IOException {
        Path file = recipe("# ours\nsome.place.Packed\n", "train");
        RecipeFile read = RecipeFile.read(file);
        loop.engine.recipes().takeIn(read);
        assertThatThrownBy(() -> train(read.recipe())).hasMessageContaining("nobody allowed that yet");

        TrainingRun run = allowed(file);
        assertThat(run.failureReason()).isEmpty();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.config()).containsEntry("trainedBy", "packed");
        assertThat(loop.engine.training().log(run.id(), 50))
                .extracting(RunLogLine::line)
                .contains("beside");

        Recipe changed = RecipeFile.read(recipe("some.place.Packed", "train")).recipe();
        assertThatThrownBy(() -> train(changed))
                .as("another jar is another hash")
                .hasMessageContaining("nobody allowed that yet");
    }

    @Test
    void itsTimeAndItsMemoryAreLimited() throws IOException {
        TrainingRun slow = allowed(recipe("some.place.Packed", "loop"));
        assertThat(slow.failureReason()).contains("packed.jar did not end within 8 s and was stopped");
        TrainingRun large = allowed(recipe("some.place.Packed", "memory"));
        assertThat(large.failureReason()).contains("packed.jar needs more memory than its 64 MB");
        assertThat(loop.engine.registry().versions(loop.model.id())).isEmpty();
    }

    @Test
    void aJarWithoutATrainerIsRefused() throws IOException {
        refused(recipe(null, "train"), "does not say which trainer it holds");
        refused(recipe("some.place.Beside", "train"), "is no public class that implements");
        Path file = recipe("some.place.Packed", "train");
        Files.writeString(folder.resolve("packed.jar"), "no jar at all");
        refused(file, "packed.jar is no jar");
    }

    private static void refused(Path file, String words) {
        RecipeCode code = RecipeFile.read(file).code().orElseThrow();
        assertThatThrownBy(() -> CodeTraining.check(code))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(words);
    }

    @Test
    void codeThatNobodyNamesAnyMoreGoesWithItsModel() throws IOException {
        RecipeFile read = RecipeFile.read(recipe("some.place.Packed", "train"));
        String sha256 = read.code().orElseThrow().digest().hex();
        ModelInfo second = loop.engine
                .registry()
                .createModel(LoopModel.ENGINEER, LoopModel.START, "second", TaskType.CLASSIFICATION, Optional.of("1"));
        loop.engine.recipes().keep(LoopModel.ENGINEER, LoopModel.START, loop.model, read, "");
        loop.engine.recipes().keep(LoopModel.ENGINEER, LoopModel.START, second, read, "");
        loop.engine.registry().deleteModel(LoopModel.ENGINEER, "loop", "over");
        assertThat(loop.engine.recipes().code(sha256))
                .as("the second model names it")
                .isNotEmpty();
        loop.engine.registry().deleteModel(LoopModel.ENGINEER, "second", "over");
        assertThatThrownBy(() -> loop.engine.recipes().code(sha256)).hasMessageContaining("is not in this workspace");
    }
}
