package io.modeldeck.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingSetTest {

    @Test
    void fewWholeNumbersAreClassesInNumericOrder() {
        TrainingSet data = of(label(10, 9, 10, -1, 9.0));
        assertEquals(TaskType.CLASSIFICATION, data.task());
        assertEquals(List.of("-1", "9", "10"), data.classes());
        assertArrayEquals(new int[] {2, 1, 2, 0, 1}, data.classIndexes());
    }

    @Test
    void fractionsAndManyNumbersAreARegression() {
        assertEquals(TaskType.REGRESSION, of(label(1, 2, 2.5)).task());
        assertEquals(TaskType.CLASSIFICATION, of(label(upTo(20))).task());
        assertEquals(TaskType.REGRESSION, of(label(upTo(21))).task());
        assertEquals(List.of(), of(label(upTo(21))).classes());
    }

    @Test
    void numbersWrittenInTwoWaysAreOneClass() {
        TrainingSet data = of(new Column.Categorical("y", new String[] {"1", "0", "1.0", "01", "0.0"}));
        assertEquals(List.of("0", "1"), data.classes());
        assertArrayEquals(new int[] {1, 0, 1, 1, 0}, data.classIndexes());
    }

    @Test
    void textsAreClassesInTextOrder() {
        assertEquals(
                List.of("10", "9", "b"),
                of(new Column.Categorical("y", new String[] {"b", "9", "10"})).classes());
    }

    @Test
    void theGuessCanBeOverridden() {
        Table table = table(label(3, 4, 5, 3));
        assertEquals(
                TaskType.REGRESSION,
                TrainingSet.of(table, "y", List.of("x"), TaskType.REGRESSION).task());
        Table texts = table(new Column.Categorical("y", new String[] {"3", "4.5"}));
        assertArrayEquals(
                new double[] {3, 4.5},
                TrainingSet.of(texts, "y", List.of("x"), TaskType.REGRESSION).targets());
    }

    @Test
    void rowsWithoutLabelAreDroppedAndCounted() {
        TrainingSet data = of(label(1, Double.NaN, 0, Double.NaN, 1));
        assertEquals(2, data.droppedRows());
        assertEquals(3, data.rows());
        assertArrayEquals(
                new double[] {0, 2, 4}, ((Column.Numeric) data.features().require("x")).values());
    }

    @Test
    void refusalsNameThePlaceAndTheRemedy() {
        assertEquals(
                "The label column 'y' has a value in 1 of 2 rows; at least 2 labelled rows are needed.",
                problem(() -> of(label(1, Double.NaN))));
        assertEquals(
                "The label 'y' is also named as a feature; leave it out of the features.",
                problem(() -> TrainingSet.of(table(label(1, 0)), "y", List.of("x", "y"))));
        assertEquals(
                "There is no feature column to learn from; name at least one besides the label 'y'.",
                problem(() -> TrainingSet.of(table(label(1, 0)), "y", List.of())));
        assertEquals(
                "The label 'y' is 'b' in labelled row 2, which is no number; train a classification, or mend the row.",
                problem(() -> TrainingSet.of(
                        table(new Column.Categorical("y", new String[] {"1", "b"})),
                        "y",
                        List.of("x"),
                        TaskType.REGRESSION)));
        assertEquals(
                "The label 'y' has 101 different values, more than 100 classes; train a regression, or choose another"
                        + " label.",
                problem(() -> TrainingSet.of(table(label(upTo(101))), "y", List.of("x"), TaskType.CLASSIFICATION)));
        assertEquals(
                "The label 'y' is 1.0E39 in labelled row 2, beyond what a model can answer (3.4e38); leave that row"
                        + " out.",
                problem(() -> of(label(1.5, 1e39))));
    }

    @Test
    void aLabelOutsideTheGivenClassesIsRefused() {
        Table table = table(label(0, 1, 2));
        TrainingSet data = new TrainingSet(
                table.select(List.of("x")),
                table.require("y"),
                TaskType.CLASSIFICATION,
                List.of("0", "1"),
                0,
                RowWeights.equal(3));
        assertEquals("The label '2' of 'y' is none of the classes 0, 1.", problem(data::classIndexes));
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrainingSet(table, label(1, 2), TaskType.REGRESSION, List.of(), 0, RowWeights.equal(2)));
    }

    private static String problem(Runnable action) {
        return assertThrows(Problem.class, action::run).getMessage();
    }

    private static TrainingSet of(Column label) {
        return TrainingSet.of(table(label), "y", List.of("x"));
    }

    private static Table table(Column label) {
        double[] x = IntStream.range(0, label.rows()).asDoubleStream().toArray();
        return Table.of(List.of(new Column.Numeric("x", x), label));
    }

    private static Column label(double... values) {
        return new Column.Numeric("y", values);
    }

    private static double[] upTo(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }
}
