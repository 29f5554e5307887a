package io.modeldeck.export;

import io.modeldeck.domain.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Rows to be written out, read as they are written.
 *
 * @param columns of the forms that have columns
 * @param rows hands each row over, as a document; JSON writes it as it is
 * @param cells the row of the forms that have columns, by column
 */
public record Table(String name, List<String> columns, Rows rows, UnaryOperator<Map<String, Object>> cells) {

    /** Gives its rows one by one. */
    @FunctionalInterface
    public interface Rows {
        void forEach(Consumer<Map<String, Object>> sink);
    }

    public Table {
        columns = List.copyOf(columns);
    }

    /** Rows whose documents are their cells. */
    public static Table of(String name, List<Map<String, Object>> rows) {
        List<String> columns =
                rows.isEmpty() ? List.of() : List.copyOf(rows.getFirst().keySet());
        return new Table(name, columns, rows::forEach, UnaryOperator.identity());
    }

    /** A grid of values under its columns, whose names may repeat; a value may be null. */
    public static Table grid(String name, List<String> columns, List<List<Object>> rows) {
        return streamed(name, columns, rows::forEach);
    }

    /** The same, with rows that are made as they are written. */
    public static Table streamed(String name, List<String> columns, Consumer<Consumer<List<Object>>> rows) {
        List<String> unique = unique(columns);
        return new Table(
                name, unique, sink -> rows.accept(row -> sink.accept(document(unique, row))), UnaryOperator.identity());
    }

    /** Without the columns that have no value in any row, for people; with all of them where there is no row. Reads the rows once. */
    Table filled() {
        Set<String> some = new HashSet<>();
        rows.forEach(row -> {
            List<Object> values = values(row);
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) != null) {
                    some.add(columns.get(i));
                }
            }
        });
        return some.isEmpty()
                ? this
                : new Table(name, columns.stream().filter(some::contains).toList(), rows, cells);
    }

    private static Map<String, Object> document(List<String> columns, List<Object> row) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            document.put(columns.get(i), row.get(i));
        }
        return document;
    }

    private static List<String> unique(List<String> columns) {
        List<String> unique = new ArrayList<>();
        for (String column : columns) {
            String name = column;
            for (int i = 2; unique.contains(name); i++) {
                name = column + " " + i;
            }
            unique.add(name);
        }
        return unique;
    }

    /** The values of a row in the order of the columns: null, text, {@link Number}, {@link Boolean}, {@link Instant} or {@link OffsetDateTime}. */
    List<Object> values(Map<String, Object> row) {
        Map<String, Object> values = cells.apply(row);
        List<Object> plain = new ArrayList<>(columns.size());
        columns.forEach(column -> plain.add(plain(values.get(column))));
        return plain;
    }

    /** What stands in a cell: optionals opened, documents as JSON, numbers that are none left out. */
    static Object plain(Object value) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> plain(optional.orElse(null));
            case OptionalDouble number -> number.isPresent() ? plain(number.getAsDouble()) : null;
            case OptionalLong number -> number.isPresent() ? (Object) number.getAsLong() : null;
            case OptionalInt number -> number.isPresent() ? (Object) number.getAsInt() : null;
            case Double number -> Double.isFinite(number) ? number : null;
            case Float number -> Float.isFinite(number) ? number : null;
            case Number number -> number;
            case Boolean truth -> truth;
            case Instant at -> at;
            case OffsetDateTime at -> at;
            case Map<?, ?> document -> Json.write(document);
            case List<?> list -> Json.write(list);
            default -> value.toString();
        };
    }
}
