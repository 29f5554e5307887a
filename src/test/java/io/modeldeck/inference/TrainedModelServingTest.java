package io.modeldeck.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.RegistryBench;
import io.modeldeck.training.Progress;
import io.modeldeck.training.TrainedModel;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.TrainingSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our own trainers export is served as it answered before export: raw columns by name, gaps included. */
class TrainedModelServingTest {

    @TempDir
    Path folder;

    private static Table table(int rows) {
        Random random = new Random(7);
        double[] a = new double[rows];
        double[] probabilities = new double[rows];
        String[] color = new String[rows];
        String[] answer = new String[rows];
        double[] amount = new double[rows];
        for (int i = 0; i < rows; i++) {
            a[i] = i % 17 == 3 ? Double.NaN : random.nextGaussian();
            probabilities[i] = random.nextGaussian();
            color[i] = i % 13 == 5 ? null : List.of("red", "green, light", "大").get(i % 3);
            double sum = (Double.isNaN(a[i]) ? 0 : a[i]) + probabilities[i] + ("red".equals(color[i]) ? 2 : 0);
            answer[i] = sum > 1 ? "yes" : "no";
            amount[i] = 3 * sum + random.nextGaussian();
        }
        return Table.of(List.of(
                new Column.Numeric("a", a),
                new Column.Numeric("probabilities", probabilities),
                new Column.Categorical("color", color),
                new Column.Categorical("answer", answer),
                new Column.Numeric("amount", amount)));
    }

    private static ModelVersion serve(InferenceBench bench, TrainedModel trained) {
        ModelInfo info = bench.bench.registry.createModel(
                RegistryBench.ENGINEER, RegistryBench.T0, "own", trained.task(), Optional.empty());
        return bench.intake.addTrained(
                RegistryBench.ENGINEER,
                RegistryBench.T0,
                info,
                "run-1",
                trained.onnx(),
                Map.of("trainingConfig", Map.of("trainer", trained.trainer())),
                OptionalLong.of(1),
                OptionalLong.empty(),
                "");
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#classifiers")
    void classifiersAnswerAsTheyWereTrained(String trainer) {
        Table rows = table(600);
        TrainingSet set =
                TrainingSet.of(rows, "answer", List.of("a", "probabilities", "color"), TaskType.CLASSIFICATION);
        TrainedModel trained = Trainers.named(trainer).train(set, Map.of(), Progress.none());
        try (InferenceBench bench = new InferenceBench(folder)) {
            ModelVersion version = serve(bench, trained);
            assertThat(version.mapping().columns()).containsExactly("a", "probabilities", "color");
            assertThat(version.classes()).isEqualTo(trained.classes());
            assertThat(version.trainingRunId()).hasValue(1);
            Predictions served = bench.runtimes.predict(version, rows);
            var before = (io.modeldeck.training.Predictions.Classes)
                    trained.predictor().predict(rows);
            assertThat(served.values()).containsExactly(before.labels());
            double[][] scores = before.probabilities().orElseThrow();
            for (int row = 0; row < rows.rows(); row++) {
                assertThat(served.scores()[row]).containsExactly(scores[row], within(1e-5));
            }
        }
    }

    @Test
    void aRegressionOfOneColumnAnswersAsItWasTrained() {
        Table rows = table(300);
        TrainingSet set = TrainingSet.of(rows, "amount", List.of("a"), TaskType.REGRESSION);
        TrainedModel trained = Trainers.named("linear").train(set, Map.of(), Progress.none());
        try (InferenceBench bench = new InferenceBench(folder)) {
            ModelVersion version = serve(bench, trained);
            assertThat(version.mapping().columns()).containsExactly("a");
            Predictions served = bench.runtimes.predict(version, rows);
            var before = (io.modeldeck.training.Predictions.Values)
                    trained.predictor().predict(rows);
            for (int row = 0; row < rows.rows(); row++) {
                assertThat(Double.parseDouble(served.values().get(row))).isCloseTo(before.values()[row], within(1e-4));
            }
        }
    }
}
