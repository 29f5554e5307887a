package io.modeldeck.training.execution;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rows of a run look like, for its record: each column, and how the label is spread over both sides of the split. */
final class RowStatistics {

    private static final int MOST_COLUMNS = 200;
    private static final int MOST_VALUES = 20;

    private RowStatistics() {}

    /** Each of the features in a few figures; of very many the first. */
    static List<Map<String, Object>> columns(Table rows, List<String> features) {
        return features.stream()
                .limit(MOST_COLUMNS)
                .map(name -> column(rows.require(name)))
                .toList();
    }

    /** The label among the rows learnt from and among those held out. */
    static Map<String, Object> label(Column label, int split) {
        Map<String, Object> sides = new LinkedHashMap<>();
        sides.put("training", spread(label.slice(0, split)));
        sides.put("holdOut", spread(label.slice(split, label.rows())));
        return sides;
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("name", column.name());
        figures.put("kind", column instanceof Column.Numeric ? "number" : "text");
        figures.put("missing", missing(column));
        figures.putAll(spread(column));
        return figures;
    }

    private static int missing(Column column) {
        int missing = 0;
        for (int row = 0; row < column.rows(); row++) {
            missing += column.isMissing(row) ? 1 : 0;
        }
        return missing;
    }

    private static Map<String, Object> spread(Column column) {
        return switch (column) {
            case Column.Numeric(String name, double[] values) -> numbers(values);
            case Column.Categorical(String name, String[] values) -> texts(values);
        };
    }

    private static Map<String, Object> numbers(double[] values) {
        DoubleSummaryStatistics summary = new DoubleSummaryStatistics();
        for (double value : values) {
            if (Double.isFinite(value)) {
                summary.accept(value);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        if (summary.getCount() > 0) {
            figures.put("mean", summary.getAverage());
            figures.put("min", summary.getMin());
            figures.put("max", summary.getMax());
        }
        return figures;
    }

    /** The number of different values, and the most frequent of them with their rows. */
    private static Map<String, Object> texts(String[] values) {
        Map<String, Integer> counts = new HashMap<>();
        for (String value : values) {
            if (value != null) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        List<Map.Entry<String, Integer>> ordered = new ArrayList<>(counts.entrySet());
        ordered.sort(
                Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        Map<String, Object> frequent = new LinkedHashMap<>();
        ordered.stream().limit(MOST_VALUES).forEach(entry -> frequent.put(entry.getKey(), entry.getValue()));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("distinct", counts.size());
        figures.put("counts", frequent);
        return figures;
    }
}
