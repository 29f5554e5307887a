package io.modeldeck.cli;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Rows to be written out, read as they are written.
 *
 * @param columns of the CSV form
 * @param rows hands each row over, as a document
 * @param cells the row of the CSV form, by column
 */
record ExportedTable(String name, List<String> columns, Rows rows, UnaryOperator<Map<String, Object>> cells) {

    /** Gives its rows one by one. */
    @FunctionalInterface
    interface Rows {
        void forEach(Consumer<Map<String, Object>> sink);
    }

    /** Rows whose documents are their cells. */
    static ExportedTable of(String name, List<Map<String, Object>> rows) {
        List<String> columns =
                rows.isEmpty() ? List.of() : List.copyOf(rows.getFirst().keySet());
        return new ExportedTable(name, columns, rows::forEach, UnaryOperator.identity());
    }

    String header() {
        return columns.stream().map(ExportedTable::field).collect(Collectors.joining(","));
    }

    /** A line of CSV after RFC 4180, without its end. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
    String line(Map<String, Object> row) {
        Map<String, Object> values = cells.apply(row);
        return columns.stream().map(column -> field(values.get(column))).collect(Collectors.joining(","));
    }

    private static String field(Object value) {
        return switch (value) {
            case null -> "";
            case Optional<?> optional -> optional.isPresent() ? field(optional.get()) : "";
            case OptionalDouble number -> number.isPresent() ? field(number.getAsDouble()) : "";
            case OptionalLong number -> number.isPresent() ? field(number.getAsLong()) : "";
            case OptionalInt number -> number.isPresent() ? field(number.getAsInt()) : "";
            case Double number -> Double.isFinite(number) ? Labels.text(number) : "";
            case Number number -> number.toString();
            case Map<?, ?> document -> quoted(Json.write(document));
            case List<?> list -> quoted(Json.write(list));
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        boolean isFormula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = isFormula ? "'" + text : text;
        return safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
