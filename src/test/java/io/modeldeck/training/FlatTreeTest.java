package io.modeldeck.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.impl.ArrayExample;

class FlatTreeTest {

    @Test
    void answersAsTheLibrarysTree() {
        int rows = 500;
        int width = 3;
        Random random = new Random(11);
        float[] matrix = new float[rows * width];
        int[] classes = new int[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                matrix[i * width + j] = j == 2 ? random.nextInt(2) : (float) random.nextGaussian();
            }
            classes[i] = matrix[i * width] > 0.3 ^ matrix[i * width + 2] > 0 ? 1 : random.nextInt(3);
        }
        TreeModel<Label> library = TreeTrainer.grow(
                new CARTClassificationTrainer(7, 1f, 1L),
                new LabelFactory(),
                matrix,
                width,
                rows,
                row -> new Label(Integer.toString(classes[row])));
        FlatTree flat = FlatTree.of(library.getRoot(), 1, leaf ->
                new float[] {Float.parseFloat(leaf.getOutput().getLabel())});
        assertTrue(flat.nodes() > 20, () -> "nodes " + flat.nodes());
        for (int row = 0; row < rows; row++) {
            double[] values = new double[width];
            for (int j = 0; j < width; j++) {
                values[j] = matrix[row * width + j];
            }
            Label expected = library.predict(new ArrayExample<>(new Label("0"), TreeTrainer.names(width), values))
                    .getOutput();
            assertEquals(Float.parseFloat(expected.getLabel()), flat.row(matrix, width, row)[0], "row " + row);
        }
    }

    @Test
    void theThresholdIsTheFloatBelow() {
        assertEquals(0.5f, FlatTree.floor(0.5));
        float low = 0.1f;
        float high = Math.nextUp(low);
        double between = ((double) low + high) / 2;
        assertEquals(low, FlatTree.floor(between));
        assertEquals(low, FlatTree.floor(Math.nextDown((double) high)));
        assertEquals(high, FlatTree.floor(high));
        assertTrue(FlatTree.floor(-between) < -low);
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

    private static double sq(double v) {
        return v * v;
    }
}
