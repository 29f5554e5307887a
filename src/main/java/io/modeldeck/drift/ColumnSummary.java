package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.stats.Sample;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One column of a baseline in a few figures.
 *
 * @param type {@code numeric}, {@code categorical}, {@code embedding} or {@code text}
 * @param values present values; for numbers the finite ones
 * @param figures of numbers: min, q1, median, q3, max, mean, std (divisor n); empty for everything else and without values
 * @param distinct different values
 * @param shares the largest categories with their shares of the present values; empty for everything else
 */
public record ColumnSummary(
        String name,
        String type,
        long values,
        long missing,
        long distinct,
        Map<String, Double> figures,
        Map<String, Double> shares) {

    private static final int SHOWN = 10;

    public ColumnSummary {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }

    static ColumnSummary of(Column column) {
        return switch (column) {
            case Column.Numeric numeric -> numbers(numeric);
            case Column.Categorical categorical -> texts(categorical);
        };
    }

    private static ColumnSummary numbers(Column.Numeric column) {
        Sample sample = Sample.of(column.values());
        Map<String, Double> figures = new LinkedHashMap<>();
        if (!sample.isEmpty()) {
            figures.put("min", sample.min());
            figures.put("q1", sample.quantile(0.25));
            figures.put("median", sample.median());
            figures.put("q3", sample.quantile(0.75));
            figures.put("max", sample.max());
            figures.put("mean", sample.mean());
            figures.put("std", sample.std());
        }
        return new ColumnSummary(
                column.name(), "numeric", sample.n(), sample.missing(), sample.distinct(), figures, Map.of());
    }

    private static ColumnSummary texts(Column.Categorical column) {
        CategoryCounts counts = CategoryCounts.of(column);
        List<String> names = counts.names();
        return Vectors.detect(column)
                .map(vectors -> new ColumnSummary(
                        column.name(),
                        vectors.kind() == Vectors.Kind.TEXT ? "text" : "embedding",
                        counts.n(),
                        counts.missing(),
                        names.size(),
                        Map.of(),
                        Map.of()))
                .orElseGet(() -> new ColumnSummary(
                        column.name(),
                        "categorical",
                        counts.n(),
                        counts.missing(),
                        names.size(),
                        Map.of(),
                        largest(counts, names)));
    }

    private static Map<String, Double> largest(CategoryCounts counts, List<String> names) {
        Map<String, Double> shares = new LinkedHashMap<>();
        names.stream()
                .sorted(Comparator.comparingLong(counts::count).reversed())
                .limit(SHOWN)
                .forEach(name -> shares.put(name, (double) counts.count(name) / counts.n()));
        return shares;
    }

    /** A figure of numbers by its name. */
    public OptionalDouble figure(String name) {
        Double value = figures.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
