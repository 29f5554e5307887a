package io.modeldeck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.recipe.Consent;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.testing.Lacking;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker in Python, where there is a Python with scikit-learn. */
class PythonWorkerTest {

    @TempDir
    Path folder;

    private LoopModel loop;
    private Process worker;
    private String jobs;

    @BeforeEach
    void start() throws IOException {
        Optional<String> python = python();
        Lacking.unless(python.isPresent(), "a python3 with scikit-learn, so packaging/worker is not tested");
        worker = new ProcessBuilder(python.get(), "packaging/worker/modeldeck_worker.py", "--port", "0")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = worker.inputReader();
        String line = said.readLine();
        assertThat(line).startsWith("Jobs are taken at ");
        jobs = line.replaceAll("Jobs are taken at (.*)\\.", "$1");
        loop = new LoopModel(folder);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (loop != null) {
            loop.close();
        }
        if (worker != null) {
            worker.destroy();
            worker.waitFor();
        }
    }

    private static Optional<String> python() {
        return Stream.of("python3", "/usr/bin/python3", "python")
                .filter(name -> Lacking.succeeds(name, "-c", "import sklearn"))
                .findFirst();
    }

    private TrainingRun train(ModelInfo model, Table rows, Map<String, Object> more) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("worker", jobs);
        document.put("framework", "scikit-learn");
        document.put("features", List.of("x", "plan"));
        document.putAll(more);
        Recipe recipe = Recipe.read(document, Recipe.standard());
        loop.engine
                .recipes()
                .allow(
                        LoopModel.ENGINEER,
                        LoopModel.START,
                        model,
                        Consent.neededFor(recipe.site()).orElseThrow(),
                        "");
        long id = loop.engine
                .training()
                .queueTable(LoopModel.ENGINEER, LoopModel.START, model, rows, recipe, "rows of a test")
                .id();
        loop.engine.training().runNext(java.util.OptionalLong.of(model.id()), LoopModel.START);
        loop.engine.workers().await(id);
        return loop.engine.training().run(id);
    }

    /** Numbers and categories with gaps, and what they mean. */
    private static Table rows(boolean classes) {
        Random random = new Random(5);
        int n = 300;
        double[] x = new double[n];
        String[] plan = new String[n];
        String[] kind = new String[n];
        double[] value = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i % 17 == 0 ? Double.NaN : 50 + 10 * random.nextGaussian();
            plan[i] = i % 13 == 0 ? null : List.of("basic", "plus", "pro").get(random.nextInt(3));
            double score = (Double.isNaN(x[i]) ? 0 : (x[i] - 50) / 5) + ("pro".equals(plan[i]) ? 2 : 0);
            kind[i] = score > 2 ? "high" : score > 0 ? "middle" : "low";
            value[i] = 100 + 7 * score + random.nextGaussian();
        }
        Column label = classes
                ? new Column.Categorical(Recipe.DEFAULT_LABEL, kind)
                : new Column.Numeric(Recipe.DEFAULT_LABEL, value);
        return Table.of(List.of(new Column.Numeric("x", x), new Column.Categorical("plan", plan), label));
    }

    private static double metric(TrainingRun run, String name) {
        assertThat(run.failureReason()).isEmpty();
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        return ((Number) ((Map<?, ?>) run.validationMetrics().get("candidate")).get(name)).doubleValue();
    }

    @Test
    void itTrainsClassesAndNumbersAndSaysWhatItCannot() {
        ModelInfo kinds = loop.engine
                .registry()
                .createModel(LoopModel.ENGINEER, LoopModel.START, "kinds", TaskType.CLASSIFICATION, Optional.empty());
        TrainingRun run = train(kinds, rows(true), Map.of("hyperparameters", Map.of("C", 10)));
        assertThat(metric(run, "accuracy")).isGreaterThan(.8);
        assertThat(run.config()).containsEntry("trainedBy", "scikit-learn logistic regression");
        assertThat(run.epochs()).hasSize(1);
        ModelInfo values = loop.engine
                .registry()
                .createModel(LoopModel.ENGINEER, LoopModel.START, "values", TaskType.REGRESSION, Optional.empty());
        assertThat(metric(train(values, rows(false), Map.of()), "r2")).isGreaterThan(.9);
        TrainingRun refused = train(kinds, rows(true), Map.of("hyperparameters", Map.of("lr", 1)));
        assertThat(refused.failureReason()).contains("failed: this worker has no hyperparameter 'lr'; it has C");
    }
}
