package io.modeldeck.training.encoding;

import io.modeldeck.domain.Column;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A category as one 0/1 column for each kept value. A value that is rare, or that comes up only later, is "other": zero in all of them.
 *
 * @param kept sorted; the empty text is the category "missing"
 */
record Indicators(String name, List<String> kept) implements ColumnEncoding {

    private static final double RARE = 0.01;
    private static final int MOST = 50;

    Indicators {
        kept = List.copyOf(kept);
    }

    static Indicators of(Column.Categorical column) {
        List<String> kept = Frequencies.of(column).kept(RARE * column.rows(), MOST);
        return new Indicators(column.name(), kept.stream().sorted().toList());
    }

    @Override
    public int width() {
        return kept.size();
    }

    @Override
    public boolean isNumeric() {
        return false;
    }

    @Override
    public void fill(Column column, float[] matrix, int stride, int at) {
        Map<String, Integer> index = new HashMap<>();
        kept.forEach(k -> index.put(k, index.size()));
        for (int row = 0; row < column.rows(); row++) {
            Integer found = index.get(column.text(row));
            if (found != null) {
                matrix[row * stride + at + found] = 1;
            }
        }
    }

    @Override
    public String addTo(OnnxBuilder graph) {
        String encoded = graph.mlNode(
                "OneHotEncoder",
                "indicators",
                List.of(name),
                OnnxAttribute.texts("cats_strings", kept),
                OnnxAttribute.whole("zeros", 1));
        return graph.node("Squeeze", "flat", List.of(encoded, graph.longs("axes", 1)));
    }

    @Override
    public Map<String, Object> describe() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("name", name);
        words.put("type", "categorical");
        words.put("categories", kept);
        return words;
    }
}
