package io.modeldeck.cli.quality;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.ConstraintDocument;
import io.modeldeck.quality.ConstraintVerdict;
import io.modeldeck.quality.QualityReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Constraints as documents and tables. */
public final class ConstraintForm {

    private ConstraintForm() {}

    /** With every key, whatever the kind. */
    public static Map<String, Object> document(Constraint constraint) {
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

    /** With what the newest check of the data says of each. */
    static Answer verdicts(List<ConstraintVerdict> verdicts, Optional<QualityReport> check) {
        TextTable table = new TextTable("id>", "feature", "demand", "broken by>", "severity", "note");
        List<Map<String, Object>> documents = new ArrayList<>();
        for (ConstraintVerdict verdict : verdicts) {
            Constraint constraint = verdict.constraint();
            Map<String, Object> document = document(constraint);
            document.put("broken", verdict.broken());
            document.put("finding", verdict.finding() == 0 ? null : verdict.finding());
            documents.add(document);
            table.row(
                    constraint.id(),
                    constraint.feature(),
                    constraint.rule().words(),
                    verdict.broken().isPresent()
                            ? Numbers.count(verdict.broken().getAsLong(), "row", "rows")
                            : "not checked yet",
                    constraint.severity().word(),
                    constraint.note());
        }
        Report report = new Report().table(table, "There is no constraint; modeldeck constraints add makes one.");
        check.filter(known -> verdicts.stream().anyMatch(verdict -> verdict.finding() > 0))
                .ifPresent(known -> report.line(
                        "The events behind a finding: modeldeck quality show " + known.id() + " --finding N --events"));
        return Answer.of(Answer.document("check", check.map(QualityReport::id), "constraints", documents), report);
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
