package io.modeldeck.recipe;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.telemetry.TableBytes;
import io.modeldeck.training.EpochMetrics;
import io.modeldeck.training.Predictions;
import io.modeldeck.training.TrainedModel;
import io.modeldeck.training.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder by which the console and the process of a recipe's code exchange rows and model. Written by one side, read by the other. */
record CodeJob(Path folder) {

    /** What the process is asked to do. */
    record Order(
            String code,
            boolean checkOnly,
            String task,
            String label,
            List<String> features,
            Map<String, String> rowTypes,
            Map<String, String> checkTypes,
            Map<String, Object> hyperparameters) {}

    /** What it left, besides the model's file. */
    record Result(
            String trainer,
            List<String> inputColumns,
            List<String> numericColumns,
            List<String> categoricalColumns,
            List<String> classes,
            Map<String, Object> hyperparameters,
            List<EpochMetrics> epochs,
            Map<String, String> answerTypes) {}

    private static final String WEIGHT = "weight";

    Path code(String name) {
        return folder.resolve("code").resolve(name);
    }

    Path classes() {
        return folder.resolve("classes");
    }

    void putCode(RecipeCode code) throws IOException {
        Files.createDirectories(code(code.name()).getParent());
        Files.createDirectories(classes());
        Files.write(code(code.name()), code.content());
    }

    void putOrder(Order order) throws IOException {
        Files.writeString(folder.resolve("order.json"), Json.write(order));
    }

    Order order() throws IOException {
        return Json.read(Files.readString(folder.resolve("order.json")), Order.class);
    }

    /** Rows to learn from, with their weights, and rows to answer. */
    Order putRows(String code, TrainingSet data, Table check, Map<String, Object> hyperparameters) throws IOException {
        List<Column> columns = new ArrayList<>(data.features().columns());
        columns.add(data.label());
        Table rows = Table.of(columns);
        Files.write(folder.resolve("rows"), TableBytes.write(rows));
        Files.write(
                folder.resolve("weights"),
                TableBytes.write(Table.of(List.of(new Column.Numeric(WEIGHT, data.weights())))));
        Files.write(folder.resolve("check"), TableBytes.write(check));
        return new Order(
                code,
                false,
                data.task().word(),
                data.label().name(),
                data.features().names(),
                TableBytes.types(rows),
                TableBytes.types(check),
                hyperparameters);
    }

    TrainingSet data(Order order) throws IOException {
        Table rows = TableBytes.read(Files.readAllBytes(folder.resolve("rows")), order.rowTypes());
        Table weights = TableBytes.read(Files.readAllBytes(folder.resolve("weights")), Map.of(WEIGHT, "numeric"));
        return TrainingSet.of(rows, order.label(), order.features(), TaskType.of(order.task()))
                .withWeights(((Column.Numeric) weights.require(WEIGHT)).values());
    }

    void putModel(Order order, TrainedModel model) throws IOException {
        Table check = TableBytes.read(Files.readAllBytes(folder.resolve("check")), order.checkTypes());
        Table answers = answers(model.predictor().predict(check));
        Files.write(folder.resolve("answers"), TableBytes.write(answers));
        Files.write(folder.resolve("model.onnx"), model.onnx());
        Result result = new Result(
                model.trainer(),
                model.inputColumns(),
                model.numericColumns(),
                model.categoricalColumns(),
                model.classes(),
                model.hyperparameters(),
                model.epochs(),
                TableBytes.types(answers));
        Files.writeString(folder.resolve("result.json"), Json.write(result));
    }

    boolean hasModel() {
        return Files.isRegularFile(folder.resolve("result.json"));
    }

    /** The model as the process left it; its predictor answers the check rows alone, as the code did. */
    TrainedModel model(TaskType task, long largest) throws IOException {
        Path file = folder.resolve("model.onnx");
        if (Files.size(file) > largest) {
            throw new IOException("the model has " + Files.size(file) + " bytes, more than " + largest);
        }
        Result result = Json.read(Files.readString(folder.resolve("result.json")), Result.class);
        Table table = TableBytes.read(Files.readAllBytes(folder.resolve("answers")), result.answerTypes());
        Predictions answers = answers(table, task, result.classes());
        return new TrainedModel(
                result.trainer(),
                Files.readAllBytes(file),
                result.inputColumns(),
                result.numericColumns(),
                result.categoricalColumns(),
                task,
                result.classes(),
                result.hyperparameters(),
                result.epochs(),
                rows -> answers);
    }

    private static Table answers(Predictions predictions) {
        return switch (predictions) {
            case Predictions.Values values -> Table.of(List.of(new Column.Numeric("value", values.values())));
            case Predictions.Classes classes -> {
                List<Column> columns = new ArrayList<>(List.of(new Column.Categorical("label", classes.labels())));
                double[][] shares = classes.probabilities()
                        .orElseThrow(() -> new IllegalStateException("a classifier answers with probabilities"));
                for (int k = 0; k < classes.classes().size(); k++) {
                    double[] share = new double[shares.length];
                    for (int row = 0; row < share.length; row++) {
                        share[row] = shares[row][k];
                    }
                    columns.add(new Column.Numeric("p" + k, share));
                }
                yield Table.of(columns);
            }
        };
    }

    private static Predictions answers(Table table, TaskType task, List<String> classes) {
        if (task == TaskType.REGRESSION) {
            return new Predictions.Values(((Column.Numeric) table.require("value")).values());
        }
        Column label = table.require("label");
        String[] labels = new String[table.rows()];
        double[][] shares = new double[table.rows()][classes.size()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = label.text(row);
            for (int k = 0; k < classes.size(); k++) {
                shares[row][k] = ((Column.Numeric) table.require("p" + k)).values()[row];
            }
        }
        return new Predictions.Classes(classes, labels, java.util.Optional.of(shares));
    }

    /** The order to compile and look at the code, and no more. */
    static Order check(String code) {
        return new Order(code, true, "", "", List.of(), Map.of(), Map.of(), new LinkedHashMap<>());
    }
}
