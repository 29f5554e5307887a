package io.modeldeck.cli;

import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.ConstraintDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Constraints as documents and tables. */
final class ConstraintForm {

    private ConstraintForm() {}

    /** With every key, whatever the kind. */
    static Map<String, Object> document(Constraint constraint) {
        Map<String, Object> given = ConstraintDocument.of(constraint);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", constraint.id());
        ConstraintDocument.KEYS.forEach(key -> document.put(key, given.get(key)));
        return document;
    }

    static Map<String, Object> document(List<Constraint> constraints) {
        return Answer.document(
                "constraints",
                constraints.stream().map(ConstraintForm::document).toList());
    }

    static Report report(List<Constraint> constraints) {
        TextTable table = new TextTable("id>", "feature", "demand", "severity", "note");
        constraints.forEach(constraint -> table.row(
                constraint.id(),
                constraint.feature(),
                constraint.rule().words(),
                constraint.severity().word(),
                constraint.note()));
        return new Report().table(table, "There is no constraint; modeldeck constraints add makes one.");
    }

    /** A single constraint from options; a sentence says what is missing. */
    static Constraint of(ConstraintOptions options, long modelId) {
        Map<String, Object> document = options.over(Map.of());
        if (!document.containsKey("feature") || !document.containsKey("kind")) {
            throw new WrongUsage(
                    "A constraint needs --feature NAME and one of --range, --one-of, --not-null, --regex and"
                            + " --unique; or give a list with --file FILE.");
        }
        return ConstraintDocument.read(modelId, document);
    }
}
