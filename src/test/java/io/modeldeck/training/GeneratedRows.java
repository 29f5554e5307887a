package io.modeldeck.training;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import java.util.List;
import java.util.Random;

/** Small seeded data with every kind of column, so that each trainer is exercised without the shared data. */
public final class GeneratedRows {

    public static final List<String> FEATURES = List.of("größe in m", "weight", "colour", "constant");

    private GeneratedRows() {}

    public static Table table(int rows, long seed) {
        Random random = new Random(seed);
        double[] size = new double[rows];
        double[] weight = new double[rows];
        double[] constant = new double[rows];
        String[] colour = new String[rows];
        String[] label = new String[rows];
        double[] number = new double[rows];
        for (int i = 0; i < rows; i++) {
            size[i] = random.nextGaussian(1.7, 0.2);
            weight[i] = random.nextGaussian(70_000, 9_000);
            constant[i] = 42;
            int hue = random.nextInt(4);
            colour[i] = hue == 3 ? null : List.of("red", "green", "").get(hue);
            double score = (size[i] - 1.7) * 5 + (weight[i] - 70_000) / 9_000 + hue / 2.0;
            number[i] = score + random.nextGaussian() / 4;
            label[i] = number[i] < -0.5 ? "low" : number[i] < 1.5 ? "middle" : "high";
            weight[i] = random.nextInt(10) == 0 ? Double.NaN : weight[i];
        }
        return Table.of(List.of(
                new Column.Numeric("größe in m", size),
                new Column.Numeric("weight", weight),
                new Column.Categorical("colour", colour),
                new Column.Numeric("constant", constant),
                new Column.Categorical("class", label),
                new Column.Numeric("number", number)));
    }
}
