package io.modeldeck.training.encoding;

import io.modeldeck.domain.Column;
import io.modeldeck.inference.graph.OnnxBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** A number as it is, for trees: a missing one stays NaN, and each split has learnt where to send it. */
public record GappedNumber(String name) implements ColumnEncoding {

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
            matrix[row * stride + at] = Double.isNaN(value) ? Float.NaN : ColumnEncoding.single(value);
        }
    }

    /** Infinite values need no clipping: every split sends them where it sends the largest number. */
    @Override
    public String addTo(OnnxBuilder graph) {
        return name;
    }

    @Override
    public Map<String, Object> describe() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("name", name);
        words.put("type", "numeric");
        words.put("missingAs", "missing");
        return words;
    }
}
