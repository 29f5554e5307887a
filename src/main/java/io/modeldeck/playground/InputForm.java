package io.modeldeck.playground;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.drift.ColumnSummary;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The columns that one or more versions need, each once: what a person fills in, and how rows like those of the baseline are made up. */
public record InputForm(List<InputField> fields) {

    public InputForm {
        fields = List.copyOf(fields);
    }

    /** The form of a version. {@code seen} are the columns of its baseline, or none. */
    public static InputForm of(ModelVersion version, List<ColumnSummary> seen) {
        Map<String, InputField> fields = new LinkedHashMap<>();
        for (InputBinding binding : version.mapping().bindings()) {
            version.inputs().stream()
                    .filter(input -> input.name().equals(binding.input()))
                    .findFirst()
                    .ifPresent(spec -> add(fields, binding, spec, seen));
        }
        return new InputForm(List.copyOf(fields.values()));
    }

    private static void add(
            Map<String, InputField> fields, InputBinding binding, TensorSpec spec, List<ColumnSummary> seen) {
        for (String name : binding.columns()) {
            Optional<ColumnSummary> known =
                    seen.stream().filter(column -> column.name().equals(name)).findFirst();
            fields.putIfAbsent(name, InputField.of(name, spec, known));
        }
    }

    /** The fields of both, those of this one first. */
    public InputForm with(InputForm other) {
        List<InputField> all = new ArrayList<>(fields);
        other.fields.stream()
                .filter(field -> fields.stream().noneMatch(mine -> mine.name().equals(field.name())))
                .forEach(all::add);
        return new InputForm(all);
    }

    /** A row that is nothing unusual. */
    public Map<String, String> typical() {
        Map<String, String> row = new LinkedHashMap<>();
        fields.forEach(field -> row.put(field.name(), field.typical()));
        return row;
    }

    /** One row as it was typed; an empty field is a missing value. */
    public Table row(Map<String, String> typed) {
        List<Column> columns = new ArrayList<>();
        for (InputField field : fields) {
            columns.add(column(field, List.of(typed.getOrDefault(field.name(), ""))));
        }
        return Table.of(columns);
    }

    /** The row as JSON, numbers as numbers; what is missing is null. */
    public String json(Map<String, String> typed) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (InputField field : fields) {
            String text = typed.getOrDefault(field.name(), "").strip();
            document.put(field.name(), text.isEmpty() ? null : value(field, text));
        }
        return Json.pretty(document);
    }

    /** What JSON says of the fields, as it would be typed; refuses names that the model does not have. */
    public Map<String, String> typed(String json) {
        Map<String, Object> document = Json.readObject(json);
        return typed(document, true);
    }

    /** The same of the features of an event, whose other names are passed over. */
    public Map<String, String> typed(Map<String, ?> features) {
        return typed(features, false);
    }

    private Map<String, String> typed(Map<String, ?> values, boolean strict) {
        for (String name : values.keySet()) {
            if (strict && fields.stream().noneMatch(field -> field.name().equals(name))) {
                throw new Problem("The model has no column '" + name + "'; its columns are "
                        + String.join(
                                ", ", fields.stream().map(InputField::name).toList()) + ".");
            }
        }
        Map<String, String> typed = new LinkedHashMap<>();
        for (InputField field : fields) {
            typed.put(
                    field.name(),
                    switch (values.get(field.name())) {
                        case null -> "";
                        case Number number -> Labels.text(number.doubleValue());
                        case String text -> text;
                        case Boolean truth -> truth.toString();
                        default ->
                            throw new Problem("'" + field.name()
                                    + "' must be a number, a text, true, false or null, not a list or an object.");
                    });
        }
        return typed;
    }

    /** Rows as the baseline has them; the same seed gives the same rows. */
    public Table generate(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Column> columns = new ArrayList<>();
        for (InputField field : fields) {
            List<String> values = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                values.add(field.drawn(random));
            }
            columns.add(column(field, values));
        }
        return new Table(columns, rows);
    }

    private static Column column(InputField field, List<String> values) {
        if (field.kind() == InputField.Kind.NUMBER || field.kind() == InputField.Kind.WHOLE) {
            return new Column.Numeric(
                    field.name(),
                    values.stream()
                            .mapToDouble(text -> text.isBlank() ? Double.NaN : Double.parseDouble(text.strip()))
                            .toArray());
        }
        boolean free = field.kind() == InputField.Kind.TEXT;
        return new Column.Categorical(
                field.name(),
                values.stream()
                        .map(text -> text.isEmpty() && !free ? null : text)
                        .toArray(String[]::new));
    }

    private static Object value(InputField field, String text) {
        if (field.fault(text).isPresent()) {
            return text;
        }
        return switch (field.kind()) {
            case NUMBER, WHOLE -> Double.parseDouble(text);
            case TRUTH -> Boolean.parseBoolean(text);
            case CHOICE, TEXT -> text;
        };
    }
}
