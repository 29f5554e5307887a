package io.modeldeck.training.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.training.Exported;
import io.modeldeck.training.Predictions;
import io.modeldeck.training.Progress;
import io.modeldeck.training.TrainedModel;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.TreeTrainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatTreeTest {

    @Test
    void theThresholdIsTheFloatBelowTheMiddle() {
        assertEquals(0.5f, BinnedRows.between(0, 1));
        float low = 0.1f;
        float high = Math.nextUp(low);
        assertEquals(low, BinnedRows.between(low, high));
        assertEquals(-high, BinnedRows.between(-high, -low));
        assertEquals(0, BinnedRows.between(-Float.MAX_VALUE, Float.MAX_VALUE));
    }

    @Test
    void neighbouringFloatsAreToldApartOnBothSides() {
        float low = 0.1f;
        float high = Math.nextUp(low);
        double[] x = new double[40];
        String[] y = new String[40];
        for (int i = 0; i < 40; i++) {
            x[i] = i % 2 == 0 ? low : high;
            y[i] = i % 2 == 0 ? "low" : "high";
        }
        Table table = Table.of(List.of(new Column.Numeric("x", x), new Column.Categorical("y", y)));
        TrainedModel model =
                new TreeTrainer().train(TrainingSet.of(table, "y", List.of("x")), Map.of(), Progress.none());
        assertArrayEquals(y, ((Predictions.Classes) model.predictor().predict(table)).labels());
        assertArrayEquals(y, ((Predictions.Classes) Exported.of(model).apply(table)).labels());
    }

    @Test
    void aSplitFoundByHand() {
        double[] x = {1, 2, 3, 10, 11, 12};
        Table table = Table.of(
                List.of(new Column.Numeric("x", x), new Column.Numeric("y", new double[] {1.5, 2.5, 2, 20, 21, 22.5})));
        TrainedModel model = new TreeTrainer()
                .train(
                        TrainingSet.of(table, "y", List.of("x")),
                        Map.of("maxDepth", 1, "minChildWeight", 1),
                        Progress.none());
        Table asked = Table.of(List.of(new Column.Numeric("x", new double[] {-5, 6.4, 6.6, 100})));
        double[] answers = ((Predictions.Values) model.predictor().predict(asked)).values();
        assertArrayEquals(new double[] {2, 2, 63.5 / 3, 63.5 / 3}, answers, 1e-5);
        double rmse = Math.sqrt((0.25 + 0.25 + 0 + sq(20 - 63.5 / 3) + sq(21 - 63.5 / 3) + sq(22.5 - 63.5 / 3)) / 6);
        assertEquals(rmse, model.epochs().getFirst().metrics().get("rmse"), 1e-5);
    }

    @Test
    void missingValuesGoWhereTheyBelong() {
        double nan = Double.NaN;
        Table table = Table.of(List.of(
                new Column.Numeric("x", new double[] {1, 2, nan, nan, 8, 9, nan, 1}),
                new Column.Categorical("y", new String[] {"a", "a", "b", "b", "b", "b", "b", "a"})));
        TrainedModel model = new TreeTrainer()
                .train(TrainingSet.of(table, "y", List.of("x")), Map.of("minChildWeight", 1), Progress.none());
        Table asked = Table.of(List.of(new Column.Numeric("x", new double[] {nan, 1.5, 8.5, -1e300, 1e300})));
        String[] wanted = {"b", "a", "b", "a", "b"};
        assertArrayEquals(wanted, ((Predictions.Classes) model.predictor().predict(asked)).labels());
        assertArrayEquals(wanted, ((Predictions.Classes) Exported.of(model).apply(asked)).labels());
    }

    @Test
    void valuesAgainstGapsIsASplit() {
        double nan = Double.NaN;
        Table table = Table.of(List.of(
                new Column.Numeric("x", new double[] {5, nan, 7, nan, 5, nan}),
                new Column.Numeric("y", new double[] {1.5, 9, 1.5, 9, 1.5, 9})));
        TrainedModel model = new TreeTrainer()
                .train(TrainingSet.of(table, "y", List.of("x")), Map.of("minChildWeight", 1), Progress.none());
        Table asked = Table.of(List.of(new Column.Numeric(
                "x", new double[] {nan, -5, 7, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})));
        double[] wanted = {9, 1.5, 1.5, 1.5, 1.5};
        assertArrayEquals(wanted, ((Predictions.Values) model.predictor().predict(asked)).values());
        assertArrayEquals(wanted, ((Predictions.Values) Exported.of(model).apply(asked)).values());
    }

    @Test
    void equalTreesAreEqual() {
        FlatTree tree = stump(1);
        assertEquals(tree, stump(1));
        assertEquals(tree.hashCode(), stump(1).hashCode());
        assertNotEquals(tree, stump(2));
        assertFalse(tree.equals(null));
        assertTrue(tree.isLeaf(0));
        assertEquals(1, tree.leaves());
    }

    private static FlatTree stump(float value) {
        return new FlatTree(
                new int[] {FlatTree.LEAF}, new float[1], new boolean[1], new int[1], new int[1], new float[] {value});
    }

    private static double sq(double v) {
        return v * v;
    }
}
