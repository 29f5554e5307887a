package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Severity;
import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.ConstraintDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A constraint out of what was typed into fields, each under its key of the constraint's document. Pure. */
final class ConstraintDraft {

    /** The keys of a rule that have a field, in their order. */
    static final List<String> TYPED = List.of("min", "max", "values", "pattern");

    private ConstraintDraft() {}

    /** Whether rules of the kind have a use for the field. */
    static boolean goesWith(String key, String kind) {
        return ConstraintDocument.keysOf(kind).contains(key);
    }

    /**
     * @param typed texts by key; those that the kind has no use for are passed over
     * @throws io.modeldeck.domain.Problem that says what is missing or wrong
     */
    static Constraint of(
            long modelId, String feature, String kind, Map<String, String> typed, Severity severity, String note) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("feature", feature.strip());
        document.put("kind", kind);
        TYPED.stream()
                .filter(key -> goesWith(key, kind))
                .forEach(key -> document.put(key, typed.getOrDefault(key, "").strip()));
        document.put("severity", severity.word());
        document.put("note", note.strip());
        return ConstraintDocument.read(modelId, document);
    }

    /** What stands in the fields for a constraint that is kept. */
    static Map<String, String> typed(Constraint constraint) {
        Map<String, Object> document = ConstraintDocument.of(constraint);
        return TYPED.stream()
                .filter(document::containsKey)
                .collect(Collectors.toMap(key -> key, key -> text(document.get(key))));
    }

    private static String text(Object value) {
        return switch (value) {
            case Double number -> Labels.text(number);
            case List<?> values -> values.stream().map(String::valueOf).collect(Collectors.joining(" | "));
            default -> value.toString();
        };
    }
}
