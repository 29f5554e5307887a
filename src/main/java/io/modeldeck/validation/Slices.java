package io.modeldeck.validation;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Table;
import io.modeldeck.stats.QuantileBins;
import io.modeldeck.stats.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Divides rows by the values of each column: categories as they are, numbers by quarters, missing values by themselves. */
final class Slices {

    /** Numbers with no more different values than this are taken one by one. */
    private static final int FEW_VALUES = 8;

    private static final int BINS = 4;
    /** Of a column with very many categories only the most frequent. */
    private static final int MOST_PER_COLUMN = 20;

    private Slices() {}

    /** Rows of one value of a column. */
    record Slice(String column, String value, int[] rows) {}

    /** All that have enough rows, and leave enough. */
    static List<Slice> of(Table table, int fewest) {
        List<Slice> slices = new ArrayList<>();
        for (Column column : table.columns()) {
            parts(column).entrySet().stream()
                    .map(part -> new Slice(
                            column.name(),
                            part.getKey(),
                            part.getValue().stream().mapToInt(Integer::intValue).toArray()))
                    .filter(slice -> slice.rows.length >= fewest && column.rows() - slice.rows.length >= fewest)
                    .sorted((a, b) -> Integer.compare(b.rows.length, a.rows.length))
                    .limit(MOST_PER_COLUMN)
                    .forEach(slices::add);
        }
        return slices;
    }

    private static Map<String, List<Integer>> parts(Column column) {
        Optional<QuantileBins> bins = column instanceof Column.Numeric numbers ? bins(numbers) : Optional.empty();
        Map<String, List<Integer>> parts = new LinkedHashMap<>();
        for (int row = 0; row < column.rows(); row++) {
            String value;
            if (column.isMissing(row)) {
                value = "is missing";
            } else if (bins.isPresent()) {
                value = range(bins.get(), ((Column.Numeric) column).values()[row]);
            } else {
                value = "is " + column.text(row);
            }
            parts.computeIfAbsent(value, name -> new ArrayList<>()).add(row);
        }
        return parts;
    }

    private static Optional<QuantileBins> bins(Column.Numeric column) {
        long different = Arrays.stream(column.values())
                .filter(v -> !Double.isNaN(v))
                .distinct()
                .limit(FEW_VALUES + 1L)
                .count();
        return different > FEW_VALUES ? QuantileBins.of(Sample.of(column.values()), BINS) : Optional.empty();
    }

    private static String range(QuantileBins bins, double value) {
        double[] edges = bins.edges();
        int bin = bins.indexOf(value);
        if (bin == 0) {
            return "up to " + text(edges[0]);
        }
        return bin == edges.length
                ? "above " + text(edges[bin - 1])
                : "above " + text(edges[bin - 1]) + " up to " + text(edges[bin]);
    }

    private static String text(double value) {
        double rounded = Double.parseDouble(String.format(java.util.Locale.ROOT, "%.5g", value));
        return Labels.text(rounded);
    }
}
