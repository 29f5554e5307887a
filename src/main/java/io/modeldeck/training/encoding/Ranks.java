package io.modeldeck.training.encoding;

import io.modeldeck.domain.Column;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A category as one number for trees: its place when the kept values are ordered by the mean of what is to be predicted. One split of that order is the best
 * way to put the values into two groups by that mean, so that no tree needs a column for each value. A value that is rare, or that comes up only later, is NaN like
 * a missing number.
 *
 * @param ordered the empty text is the category "missing"
 */
record Ranks(String name, List<String> ordered) implements ColumnEncoding {

    private static final int FEWEST_ROWS = 5;
    private static final int MOST = 200;
    /** So many rows of the overall mean are added to each value, lest a rare one stand at an end by chance. */
    private static final double PRIOR_ROWS = 10;

    Ranks {
        ordered = List.copyOf(ordered);
    }

    /** @param targets what is to be predicted, a number for each row */
    static Ranks of(Column.Categorical column, double[] targets) {
        double mean = 0;
        Map<String, double[]> sums = new HashMap<>();
        for (int row = 0; row < targets.length; row++) {
            mean += targets[row] / targets.length;
            double[] sum = sums.computeIfAbsent(column.text(row), text -> new double[2]);
            sum[0] += targets[row];
            sum[1]++;
        }
        double overall = mean;
        Comparator<String> byMean = Comparator.comparingDouble(
                text -> (sums.get(text)[0] + PRIOR_ROWS * overall) / (sums.get(text)[1] + PRIOR_ROWS));
        List<String> kept = Frequencies.of(column).kept(FEWEST_ROWS, MOST);
        return new Ranks(
                column.name(),
                kept.stream()
                        .sorted(byMean.thenComparing(Comparator.naturalOrder()))
                        .toList());
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public boolean isNumeric() {
        return false;
    }

    @Override
    public void fill(Column column, float[] matrix, int stride, int at) {
        Map<String, Float> place = new HashMap<>();
        ordered.forEach(text -> place.put(text, (float) place.size()));
        for (int row = 0; row < column.rows(); row++) {
            matrix[row * stride + at] = place.getOrDefault(column.text(row), Float.NaN);
        }
    }

    @Override
    public String addTo(OnnxBuilder graph) {
        float[] places = new float[ordered.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        return graph.mlNode(
                "LabelEncoder",
                "ranks",
                List.of(name),
                OnnxAttribute.texts("keys_strings", ordered),
                OnnxAttribute.singles("values_floats", places),
                OnnxAttribute.single("default_float", Float.NaN));
    }

    @Override
    public Map<String, Object> describe() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("name", name);
        words.put("type", "categorical");
        words.put("categories", ordered);
        return words;
    }
}
