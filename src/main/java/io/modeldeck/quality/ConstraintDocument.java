package io.modeldeck.quality;

import io.modeldeck.domain.Nearest;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import io.modeldeck.telemetry.file.Decimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Constraints as documents: {@code {"feature":"age","kind":"range","min":0,"max":120,"severity":"warning","note":"…"}}. The same keys are the
 * columns of a table of constraints, where the values of a set stand in one cell with {@code |} between them.
 */
public final class ConstraintDocument {

    /** The keys, in their order. */
    public static final List<String> KEYS =
            List.of("feature", "kind", "min", "max", "values", "pattern", "severity", "note");

    private static final Map<String, Set<String>> OF_KIND = Map.of(
            "range", Set.of("min", "max"),
            "set", Set.of("values"),
            "not_null", Set.of(),
            "regex", Set.of("pattern"),
            "unique", Set.of());
    private static final Set<String> OF_ALL = Set.of("id", "feature", "kind", "severity", "note");

    private ConstraintDocument() {}

    /** The keys that say what a kind of rule demands. */
    public static Set<String> keysOf(String kind) {
        return OF_KIND.getOrDefault(kind, Set.of());
    }

    /** The constraint as a document, with its number when it has one. */
    public static Map<String, Object> of(Constraint constraint) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (constraint.id() != 0) {
            document.put("id", constraint.id());
        }
        document.put("feature", constraint.feature());
        document.putAll(of(constraint.rule()));
        document.put("severity", constraint.severity().word());
        document.put("note", constraint.note());
        return document;
    }

    static Map<String, Object> of(ConstraintRule rule) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", rule.kind());
        switch (rule) {
            case ConstraintRule.Range range -> {
                range.min().ifPresent(min -> document.put("min", min));
                range.max().ifPresent(max -> document.put("max", max));
            }
            case ConstraintRule.OneOf set -> document.put("values", set.values());
            case ConstraintRule.Matches matches -> document.put("pattern", matches.pattern());
            case ConstraintRule.NotNull any -> {}
            case ConstraintRule.Unique any -> {}
        }
        return document;
    }

    /**
     * Reads a constraint of the model. Keys that are absent, null or empty take their default; an id is passed over.
     *
     * @throws Problem that names the key and what belongs there
     */
    public static Constraint read(long modelId, Map<String, ?> document) {
        Map<String, Object> given = new LinkedHashMap<>();
        document.forEach((key, value) -> {
            if (value != null && !value.equals("")) {
                given.put(key, value);
            }
        });
        String feature = text(given, "feature", "");
        return new Constraint(
                0,
                modelId,
                feature,
                rule(given),
                severity(text(given, "severity", "warning")),
                text(given, "note", ""));
    }

    static ConstraintRule rule(Map<String, ?> given) {
        String kind = text(given, "kind", "");
        Set<String> own = OF_KIND.get(kind);
        if (own == null) {
            throw new Problem("A constraint has one of the kinds " + String.join(", ", ConstraintRule.kinds())
                    + ", not '" + Findings.shortened(kind) + "'." + Nearest.hint(kind, ConstraintRule.kinds()));
        }
        Set<String> strange = new TreeSet<>(given.keySet());
        strange.removeAll(OF_ALL);
        strange.removeAll(own);
        if (!strange.isEmpty()) {
            throw new Problem("A constraint of the kind " + kind + " has no '"
                    + Findings.shortened(strange.iterator().next()) + "'.");
        }
        return switch (kind) {
            case "range" -> new ConstraintRule.Range(number(given, "min"), number(given, "max"));
            case "set" -> new ConstraintRule.OneOf(values(given.get("values")));
            case "regex" -> new ConstraintRule.Matches(text(given, "pattern", ""));
            case "unique" -> new ConstraintRule.Unique();
            default -> new ConstraintRule.NotNull();
        };
    }

    /** @throws Problem that names the words there are */
    public static Severity severity(String word) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        "A constraint is info, warning or critical, not '" + Findings.shortened(word) + "'."));
    }

    private static String text(Map<String, ?> given, String key, String otherwise) {
        Object value = given.get(key);
        return value == null ? otherwise : value.toString();
    }

    private static OptionalDouble number(Map<String, ?> given, String key) {
        Object value = given.get(key);
        if (value == null) {
            return OptionalDouble.empty();
        }
        double number = value instanceof Number known ? known.doubleValue() : Decimal.parse(value.toString());
        if (Double.isNaN(number)) {
            throw new Problem(
                    "The " + key + " of a range is a number, not '" + Findings.shortened(value.toString()) + "'.");
        }
        return OptionalDouble.of(number);
    }

    private static List<String> values(Object given) {
        return switch (given) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default ->
                Arrays.stream(given.toString().split("\\|")).map(String::strip).toList();
        };
    }
}
