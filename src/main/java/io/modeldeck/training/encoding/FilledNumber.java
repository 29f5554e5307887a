package io.modeldeck.training.encoding;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.inference.graph.OnnxBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A number as it is; a missing one becomes the mean of the training rows. */
record FilledNumber(String name, float fill) implements ColumnEncoding {

    static FilledNumber of(Column.Numeric column) {
        double sum = 0;
        int n = 0;
        for (double value : column.values()) {
            if (!Double.isNaN(value)) {
                sum += ColumnEncoding.single(value);
                n++;
            }
        }
        return new FilledNumber(column.name(), n == 0 ? 0 : ColumnEncoding.single(sum / n));
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public boolean isNumeric() {
        return true;
    }

    @Override
    public void fill(Column column, float[] matrix, int stride, int at) {
        for (int row = 0; row < column.rows(); row++) {
            double value = ColumnEncoding.number(column, row);
            matrix[row * stride + at] = Double.isNaN(value) ? fill : ColumnEncoding.single(value);
        }
    }

    @Override
    public String addTo(OnnxBuilder graph) {
        return addAll(graph, List.of(this));
    }

    /** Several such columns in one go: float [N,columns]. */
    static String addAll(OnnxBuilder graph, List<FilledNumber> numbers) {
        String raw =
                graph.concat("numbers", numbers.stream().map(FilledNumber::name).toList());
        float[] fills = new float[numbers.size()];
        for (int i = 0; i < fills.length; i++) {
            fills[i] = numbers.get(i).fill();
        }
        String missing = graph.node("IsNaN", "missing", List.of(raw));
        String fill = graph.floats("fill", fills, 1, fills.length);
        String filled = graph.node("Where", "filled", List.of(missing, fill, raw));
        String least = graph.floats("least", new float[] {-Float.MAX_VALUE});
        String most = graph.floats("most", new float[] {Float.MAX_VALUE});
        return graph.node("Clip", "finite", List.of(filled, least, most));
    }

    @Override
    public Map<String, Object> describe() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("name", name);
        words.put("type", "numeric");
        words.put("missingAs", Labels.text(fill));
        return words;
    }
}
