package io.modeldeck.training;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pre-processing as learnt from the training rows: how raw columns become a matrix of numbers. The matrix holds the numeric columns first
 * (missing values filled with the mean), then for each categorical column one 0/1 column per kept category. A category that is rare, or that comes up only
 * later, is "other": zero in all of them. {@link ModelGraph} writes the same steps into the model file.
 *
 * <p>Numbers are rounded to float32 here, before anything is learnt, since that is what the exported model is fed; so both sides see the same rows.
 */
final class FeatureEncoding {

    static final double RARE = 0.01;
    static final int CATEGORIES = 50;

    /** A numeric column and the value that stands for a missing one. */
    record Number(String name, float fill) {}

    /** A categorical column and its kept categories, sorted; the empty text is the category "missing". */
    record Category(String name, List<String> kept) {}

    private final List<String> columns;
    private final List<Number> numbers;
    private final List<Category> categories;
    private final int width;

    private FeatureEncoding(List<String> columns, List<Number> numbers, List<Category> categories) {
        this.columns = columns;
        this.numbers = List.copyOf(numbers);
        this.categories = List.copyOf(categories);
        this.width = numbers.size()
                + categories.stream().mapToInt(c -> c.kept().size()).sum();
    }

    static FeatureEncoding fit(Table table) {
        List<Number> numbers = new ArrayList<>();
        List<Category> categories = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.name().isEmpty()) {
                throw new Problem("A feature column has an empty name; give it one, models take their inputs by name.");
            }
            switch (column) {
                case Column.Numeric numeric -> numbers.add(new Number(numeric.name(), mean(numeric.values())));
                case Column.Categorical text -> categories.add(new Category(text.name(), kept(text)));
            }
        }
        return new FeatureEncoding(table.names(), numbers, categories);
    }

    List<String> columns() {
        return columns;
    }

    List<Number> numbers() {
        return numbers;
    }

    List<Category> categories() {
        return categories;
    }

    List<String> numericColumns() {
        return numbers.stream().map(Number::name).toList();
    }

    List<String> categoricalColumns() {
        return categories.stream().map(Category::name).toList();
    }

    /** How many numbers a row becomes. */
    int width() {
        return width;
    }

    /** The rows as a matrix [rows × width] in row order; columns are found by name. */
    float[] encode(Table table) {
        float[] matrix = new float[Math.multiplyExact(table.rows(), width)];
        int at = 0;
        for (Number number : numbers) {
            fillNumbers(table.require(number.name()), number.fill(), matrix, at++);
        }
        for (Category category : categories) {
            fillCategories(table.require(category.name()), category.kept(), matrix, at);
            at += category.kept().size();
        }
        return matrix;
    }

    /** The nearest float; beyond the range of floats the largest, so that one absurd value cannot make a whole column infinite. */
    static float single(double value) {
        return Math.clamp((float) value, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    private static float mean(double[] values) {
        double sum = 0;
        int n = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += single(value);
                n++;
            }
        }
        return n == 0 ? 0 : single(sum / n);
    }

    private static List<String> kept(Column.Categorical column) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < column.rows(); row++) {
            counts.merge(column.text(row), 1, Integer::sum);
        }
        List<Map.Entry<String, Integer>> frequent = counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(CATEGORIES)
                .toList();
        List<String> kept = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : frequent) {
            // The most frequent one always stays: an operator without categories is no valid model.
            if (kept.isEmpty() || entry.getValue() >= RARE * column.rows()) {
                kept.add(entry.getKey());
            }
        }
        return kept.stream().sorted().toList();
    }

    private void fillNumbers(Column column, float fill, float[] matrix, int at) {
        for (int row = 0; row < column.rows(); row++) {
            double value = switch (column) {
                case Column.Numeric numeric -> numeric.values()[row];
                case Column.Categorical text -> parse(text, row);
            };
            matrix[row * width + at] = Double.isNaN(value) ? fill : single(value);
        }
    }

    private static double parse(Column.Categorical column, int row) {
        if (column.isMissing(row) || column.values()[row].isBlank()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(column.values()[row]);
        } catch (NumberFormatException e) {
            throw new Problem("The column '" + column.name() + "' holds '" + column.values()[row] + "' in row "
                    + (row + 1) + " where the model was trained on numbers; mend the row or leave it empty.");
        }
    }

    private void fillCategories(Column column, List<String> kept, float[] matrix, int at) {
        Map<String, Integer> index = new HashMap<>();
        kept.forEach(k -> index.put(k, index.size()));
        for (int row = 0; row < column.rows(); row++) {
            Integer found = index.get(column.text(row));
            if (found != null) {
                matrix[row * width + at + found] = 1;
            }
        }
    }

    /** The columns in words for the metadata of the model. */
    List<Map<String, Object>> describe() {
        Map<String, Map<String, Object>> byName = new HashMap<>();
        numbers.forEach(n ->
                byName.put(n.name(), ordered("name", n.name(), "type", "numeric", "missingAs", Labels.text(n.fill()))));
        categories.forEach(
                c -> byName.put(c.name(), ordered("name", c.name(), "type", "categorical", "categories", c.kept())));
        return columns.stream().map(byName::get).toList();
    }

    private static Map<String, Object> ordered(String k1, Object v1, String k2, Object v2, String k3, Object v3) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(k1, v1);
        map.put(k2, v2);
        map.put(k3, v3);
        return map;
    }
}
