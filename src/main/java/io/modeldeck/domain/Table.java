package io.modeldeck.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows as named columns of equal length: training data, a batch to predict, a window to compare. */
public record Table(List<Column> columns, int rows) {

    public Table {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (column.rows() != rows) {
                throw new IllegalArgumentException(
                        "Column " + column.name() + " has " + column.rows() + " rows where the table has " + rows);
            }
            if (!names.add(column.name())) {
                throw new Problem(
                        "The column name '" + column.name() + "' occurs twice; every column needs its own name.");
            }
        }
    }

    public static Table of(List<Column> columns) {
        return new Table(columns, columns.isEmpty() ? 0 : columns.getFirst().rows());
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The column of that name, or a sentence that names the ones there are. */
    public Column require(String name) {
        return column(name)
                .orElseThrow(() -> new Problem(
                        "There is no column '" + name + "'; the columns are " + String.join(", ", names()) + "."));
    }

    public Table select(List<String> names) {
        return new Table(names.stream().map(this::require).toList(), rows);
    }

    public Table slice(int from, int to) {
        return new Table(columns.stream().map(c -> c.slice(from, to)).toList(), to - from);
    }

    public Table pick(int[] picked) {
        return new Table(columns.stream().map(c -> c.pick(picked)).toList(), picked.length);
    }
}
