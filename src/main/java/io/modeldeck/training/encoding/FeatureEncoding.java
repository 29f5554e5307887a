package io.modeldeck.training.encoding;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pre-processing as learnt from the training rows: how raw columns become a matrix of numbers. The matrix holds the numeric columns first, then the columns
 * that categories become, then those of texts. {@link ModelGraph} writes the same steps into the model file.
 *
 * <p>Numbers are rounded to float32 here, before anything is learnt, since that is what the exported model is fed; so both sides see the same rows.
 */
public final class FeatureEncoding {

    private final List<String> columns;
    private final List<ColumnEncoding> encodings;
    private final int numbers;
    private final int width;

    private FeatureEncoding(List<String> columns, List<ColumnEncoding> encodings) {
        this.columns = columns;
        this.encodings = List.copyOf(encodings);
        this.numbers =
                (int) encodings.stream().filter(ColumnEncoding::isNumeric).count();
        this.width = encodings.stream().mapToInt(ColumnEncoding::width).sum();
    }

    /** Without gaps: a missing number is the mean, a category is its indicators. */
    public static FeatureEncoding fit(Table table) {
        return fit(table, FilledNumber::of, Indicators::of);
    }

    /**
     * For trees, which take gaps as they are.
     *
     * @param targets what is to be predicted as one number for each row, by which categories are ordered; without it they become indicators
     */
    public static FeatureEncoding fitForTrees(Table table, Optional<double[]> targets) {
        return targets.isEmpty()
                ? fitWithGaps(table)
                : fit(table, column -> new GappedNumber(column.name()), column -> Ranks.of(column, targets.get()));
    }

    /** Numbers with gaps, categories as indicators. */
    public static FeatureEncoding fitWithGaps(Table table) {
        return fit(table, column -> new GappedNumber(column.name()), Indicators::of);
    }

    private static FeatureEncoding fit(
            Table table,
            Function<Column.Numeric, ColumnEncoding> number,
            Function<Column.Categorical, ColumnEncoding> category) {
        List<ColumnEncoding> numbers = new ArrayList<>();
        List<ColumnEncoding> categories = new ArrayList<>();
        List<ColumnEncoding> texts = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.name().isEmpty()) {
                throw new Problem("A feature column has an empty name; give it one, models take their inputs by name.");
            }
            switch (column) {
                case Column.Numeric numeric -> numbers.add(number.apply(numeric));
                case Column.Categorical text when Words.isText(text) -> texts.add(Words.of(text));
                case Column.Categorical text -> categories.add(category.apply(text));
            }
        }
        numbers.addAll(categories);
        numbers.addAll(texts);
        return new FeatureEncoding(table.names(), numbers);
    }

    /** The names of the raw columns, in the order of the training table. */
    public List<String> columns() {
        return columns;
    }

    /** In the order of the matrix. */
    public List<ColumnEncoding> encodings() {
        return encodings;
    }

    /** How many of the first columns of the matrix are numbers as they are. */
    public int numbers() {
        return numbers;
    }

    public List<String> numericColumns() {
        return names(true);
    }

    public List<String> categoricalColumns() {
        return names(false);
    }

    /** How many numbers a row becomes. */
    public int width() {
        return width;
    }

    /** The rows as a matrix [rows × width] in row order; columns are found by name. */
    public float[] encode(Table table) {
        requireRoom(table.rows());
        float[] matrix = new float[table.rows() * width];
        int at = 0;
        for (ColumnEncoding encoding : encodings) {
            encoding.fill(table.require(encoding.name()), matrix, width, at);
            at += encoding.width();
        }
        return matrix;
    }

    /** The columns in words for the metadata of the model, in the order of the training table. */
    List<Map<String, Object>> describe() {
        Map<String, Map<String, Object>> byName = new HashMap<>();
        encodings.forEach(encoding -> byName.put(encoding.name(), encoding.describe()));
        return columns.stream().map(byName::get).toList();
    }

    private void requireRoom(int rows) {
        if ((long) rows * width > Integer.MAX_VALUE - 8L) {
            throw new Problem(rows + " rows of " + width
                    + " encoded columns are more than one training can hold; use fewer rows or columns.");
        }
    }

    private List<String> names(boolean numeric) {
        return encodings.stream()
                .filter(encoding -> encoding.isNumeric() == numeric)
                .map(ColumnEncoding::name)
                .toList();
    }
}
