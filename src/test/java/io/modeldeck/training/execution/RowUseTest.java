package io.modeldeck.training.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.GeneratedRows;
import io.modeldeck.training.Predictions;
import io.modeldeck.training.Progress;
import io.modeldeck.training.RowWeights;
import io.modeldeck.training.TrainedModel;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.encoding.ColumnEncoding;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.RowUse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowUseTest {

    private static Recipe recipe(Map<String, Object> document) {
        return Recipe.read(document, Recipe.standard());
    }

    private static TrainingRows rows(String... groups) {
        double[] x = IntStream.range(0, groups.length).asDoubleStream().toArray();
        Table table = Table.of(List.of(
                new Column.Numeric("x", x),
                new Column.Categorical("customer", groups),
                new Column.Numeric("outcome", x)));
        return new TrainingRows(
                table, List.of("x"), Optional.empty(), Optional.of(new Predictions.Values(x)), "rows of a test");
    }

    @Test
    void aRecipeKeepsWhatIsNotPlain() {
        Map<String, Object> document =
                Map.of("weightColumn", "w", "classWeight", "balanced", "groupColumn", "customer");
        RowUse use = recipe(document).use();
        assertThat(use).isEqualTo(new RowUse(Optional.of("w"), true, Optional.of("customer")));
        assertThat(recipe(Json.readObject(Json.write(recipe(document).document())))
                        .use())
                .isEqualTo(use);
        assertThat(Recipe.standard().document()).doesNotContainKeys("weightColumn", "classWeight", "groupColumn");
        assertThatThrownBy(() -> recipe(Map.of("classWeight", "even")))
                .hasMessage("The recipe's classWeight is 'even'; it must be balanced or none.");
    }

    @Test
    void theNewestRowsAreHeldOut() {
        HoldOut divided = HoldOut.of(
                rows("a", "b", "a", "b", "a", "b", "a", "b", "a", "b"),
                Recipe.standard().under(Optional.empty(), 10, .5, TaskType.REGRESSION));
        assertThat(divided.split()).isEqualTo(5);
        assertThat(divided.rows().rows().require("x").text(5)).isEqualTo("5");
    }

    @Test
    void groupsStayTogetherAndTheLastOnesAreHeldOut() {
        Recipe recipe = recipe(Map.of("groupColumn", "customer", "holdOutShare", .4));
        TrainingRows rows = rows("a", "b", "a", "c", "b", "d", "a", "d", "c", "d", "b", "d");
        HoldOut divided = HoldOut.of(rows, recipe);
        assertThat(divided.split()).isEqualTo(6);
        List<String> customers = IntStream.range(0, 12)
                .mapToObj(row -> divided.rows().rows().require("customer").text(row))
                .toList();
        assertThat(customers).containsExactly("a", "b", "a", "b", "a", "b", "c", "d", "d", "c", "d", "d");
        assertThat(divided.rows().recorded().orElseThrow())
                .as("recorded answers go with their rows")
                .isInstanceOfSatisfying(
                        Predictions.Values.class,
                        v -> assertThat(v.values()).containsExactly(0, 1, 2, 4, 6, 10, 3, 5, 7, 8, 9, 11));
        HoldOut again = HoldOut.of(divided.rows(), recipe);
        assertThat(again.split()).as("dividing again changes nothing").isEqualTo(6);
        assertThat(again.rows().rows())
                .usingRecursiveComparison()
                .isEqualTo(divided.rows().rows());
        assertThatThrownBy(() -> HoldOut.of(rows("a", "a", "a", "a", "a", "a", "a", "a", "a", "a"), recipe))
                .hasMessageStartingWith("The group column 'customer' has the same value in every row");
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#all")
    void heavierRowsAreAnsweredMore(String trainer) {
        boolean classes = Trainers.named(trainer).supports(TaskType.CLASSIFICATION);
        Table table = GeneratedRows.table(300, 8);
        TrainingSet plain = TrainingSet.of(table, classes ? "class" : "number", GeneratedRows.FEATURES);
        Column number = table.require("number");
        double[] weights = IntStream.range(0, 300)
                .mapToDouble(row -> ColumnEncoding.number(number, row) > 1.5 ? 4 : 1)
                .toArray();
        Map<String, Object> settings = Map.of(
                        "tree",
                        Map.<String, Object>of("maxDepth", 2),
                        "boosting",
                        Map.<String, Object>of("iterations", 10))
                .getOrDefault(trainer, Map.of());
        double before = mean(Trainers.named(trainer).train(plain, settings, Progress.none()), table);
        double after =
                mean(Trainers.named(trainer).train(plain.withWeights(weights), settings, Progress.none()), table);
        assertThat(after).as("probability of 'high', or the number").isGreaterThan(before + 0.01);
        double same = mean(
                Trainers.named(trainer)
                        .train(
                                plain.withWeights(IntStream.range(0, 300)
                                        .mapToDouble(row -> 7)
                                        .toArray()),
                                settings,
                                Progress.none()),
                table);
        assertThat(same).as("the unit of weights means nothing").isCloseTo(before, within(1e-9));
    }

    private static double mean(TrainedModel model, Table rows) {
        return Arrays.stream(first(model, rows)).average().orElseThrow();
    }

    private static double[] first(TrainedModel model, Table rows) {
        return switch (model.predictor().predict(rows)) {
            case Predictions.Values values -> values.values();
            case Predictions.Classes classes ->
                Arrays.stream(classes.probabilities().orElseThrow())
                        .mapToDouble(p -> p[0])
                        .toArray();
        };
    }

    @Test
    void balancedClassesWeighTheSame() {
        Table table = Table.of(List.of(
                new Column.Numeric("x", new double[] {1, 2, 3, 4, 5, 6}),
                new Column.Numeric("w", new double[] {1, 1, 1, 3, 1, 1}),
                new Column.Categorical("y", new String[] {"a", "a", "a", "a", "b", "c"})));
        RowUse use = new RowUse(Optional.of("w"), true, Optional.empty());
        double[] weights = use.trainingSet(table, "y", List.of("x"), TaskType.CLASSIFICATION)
                .weights();
        assertThat(weights[0] + weights[1] + weights[2] + weights[3]).isCloseTo(2, within(1e-12));
        assertThat(weights[3]).isCloseTo(3 * weights[0], within(1e-12));
        assertThat(weights[4]).isCloseTo(2, within(1e-12));
        assertThatThrownBy(() -> use.trainingSet(table, "w", List.of("x"), TaskType.REGRESSION))
                .hasMessageContaining("leave classWeight out");
        Table bad = Table.of(List.of(
                new Column.Numeric("x", new double[] {1, 2}),
                new Column.Numeric("w", new double[] {1, -1}),
                new Column.Categorical("y", new String[] {"a", "b"})));
        assertThatThrownBy(() -> use.trainingSet(bad, "y", List.of("x"), TaskType.CLASSIFICATION))
                .hasMessage("The weight 'w' is '-1' in row 2; a weight must be a number of at least 0.");
        assertThatThrownBy(() -> RowWeights.meanOne(new double[3])).hasMessageContaining("No row has a weight above 0");
    }

    @Test
    void hyperparametersOfAnotherTrainerAreLeftOut() {
        Recipe own = recipe(Map.of("trainer", "logistic", "hyperparameters", Map.of("C", 2)));
        assertThat(own.under(Optional.of("boosting"), 50, .3, TaskType.CLASSIFICATION)
                        .hyperparameters())
                .isEmpty();
        assertThat(own.under(Optional.of("logistic"), 50, .3, TaskType.CLASSIFICATION)
                        .hyperparameters())
                .containsEntry("C", 2);
        assertThat(own.under(Optional.empty(), 50, .3, TaskType.CLASSIFICATION))
                .satisfies(kept -> assertThat(kept.trainer()).hasValue("logistic"))
                .satisfies(kept -> assertThat(kept.rows()).isEqualTo(50))
                .satisfies(kept -> assertThat(kept.hyperparameters()).containsEntry("C", 2));
    }
}
