package io.modeldeck.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.validation.ExportAgreement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exported file, run by ONNX Runtime on raw columns, answers as the model in memory did. */
class ExportedModelTest {

    private static final Map<String, Object> DEFAULTS = Map.of();

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#classifiers")
    void breastCancer(String trainer) {
        Table table = Csv.complete(Csv.read("tabular/small_uci/breast-cancer-wisconsin.csv", false));
        agree(trainer, TrainingSet.of(table, "9", names(0, 9)), table);
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#classifiers")
    void germanCreditWithCategories(String trainer) {
        Table table = Csv.read("tabular/small_uci/german.csv", false);
        TrainedModel model = agree(trainer, TrainingSet.of(table, "20", names(0, 20)), table);
        assertEquals(13, model.categoricalColumns().size());
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#classifiers")
    void penguinsWithMissingValues(String trainer) {
        Table table = Csv.read("tabular/small_uci/penguins.csv", true);
        List<String> features =
                table.names().stream().filter(n -> !n.equals("species")).toList();
        TrainedModel model = agree(trainer, TrainingSet.of(table, "species", features), table);
        assertEquals(List.of("Adelie", "Chinstrap", "Gentoo"), model.classes());
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#classifiers")
    void iris(String trainer) {
        Table table = Csv.read("tabular/small_uci/iris.csv", false);
        agree(trainer, TrainingSet.of(table, "4", names(0, 4)), table);
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#regressions")
    void bikeSharing(String trainer) {
        Table table = Csv.read("tabular/bike_sharing/hour.csv", true);
        List<String> features = List.of("season", "mnth", "hr", "workingday", "temp", "hum", "windspeed", "dteday");
        TrainingSet data = TrainingSet.of(table.slice(0, 8000), "cnt", features);
        assertEquals(TaskType.REGRESSION, data.task());
        agree(trainer, data, table);
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#classifiers")
    void generatedClasses(String trainer) {
        Table table = GeneratedRows.table(400, 3);
        TrainedModel model =
                agree(trainer, TrainingSet.of(table, "class", GeneratedRows.FEATURES), GeneratedRows.table(300, 4));
        assertTrue(model.epochs().getLast().metrics().get("accuracy") > 0.7, model.epochs()::toString);
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#regressions")
    void generatedNumbers(String trainer) {
        Table table = GeneratedRows.table(400, 3);
        agree(trainer, TrainingSet.of(table, "number", GeneratedRows.FEATURES), GeneratedRows.table(300, 4));
    }

    @Test
    void metadataTellsHowToServe() {
        Table table = GeneratedRows.table(200, 5);
        TrainedModel model = new LogisticTrainer()
                .train(TrainingSet.of(table, "class", GeneratedRows.FEATURES), DEFAULTS, Progress.none());
        Map<String, String> metadata = Exported.metadata(model);
        assertEquals("classification", metadata.get("modeldeck.task"));
        assertEquals("logistic", metadata.get("modeldeck.trainer"));
        assertEquals("[\"high\",\"low\",\"middle\"]", metadata.get("modeldeck.classes"));
        assertTrue(metadata.get("modeldeck.features").contains("\"größe in m\""), metadata::toString);
    }

    private static TrainedModel agree(String trainer, TrainingSet data, Table rows) {
        TrainedModel model = Trainers.named(trainer).train(data, DEFAULTS, Progress.none());
        ExportAgreement agreement = ExportAgreement.check(model, rows, Exported.of(model));
        assertEquals(rows.rows(), agreement.rows());
        assertTrue(agreement.agrees(), agreement::sentence);
        return model;
    }

    private static List<String> names(int from, int to) {
        return java.util.stream.IntStream.range(from, to)
                .mapToObj(Integer::toString)
                .toList();
    }
}
