package io.modeldeck.cli.alert;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.domain.Severity;
import io.modeldeck.registry.ModelInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Silences and maintenance as documents and rows. */
record SilenceForm(Engine engine, Times times) {

    Map<String, Object> document(Silence silence) {
        return Answer.document(
                "id",
                silence.id(),
                "kind",
                silence.kind().word(),
                "model",
                model(silence),
                "rule",
                silence.matcher().ruleName(),
                "type",
                silence.matcher().type().map(type -> type.word()),
                "severity",
                silence.matcher().severity().map(Severity::word),
                "feature",
                silence.matcher().subject(),
                "from",
                silence.range().from(),
                "until",
                silence.range().to(),
                "by",
                silence.by(),
                "reason",
                silence.reason());
    }

    /** With the open alerts that it hides. */
    Map<String, Object> document(Silence silence, List<Alert> hides) {
        Map<String, Object> document = document(silence);
        document.put("hides", hides.stream().map(Alert::id).toList());
        return document;
    }

    TextTable table(List<Silence> silences, Instant now) {
        TextTable table = new TextTable(
                "id>", "kind", "model", "hides", times.head("from"), times.head("until"), "now", "by", "reason");
        silences.forEach(silence -> table.row(
                silence.id(),
                silence.kind().word(),
                model(silence).orElse("all models"),
                silence.matcher().words(),
                times.text(silence.range().from()),
                times.text(silence.range().to()),
                standing(silence, now),
                silence.by(),
                silence.reason()));
        return table;
    }

    /** The open alerts that are hidden once it is kept. */
    static Answer wouldHide(List<Alert> hides, Times times) {
        return Answer.of(
                Answer.document("hides", hides.stream().map(AlertForm::document).toList()),
                new Report().table(AlertForm.table(hides, times), "It would hide no open alert."));
    }

    static String standing(Silence silence, Instant now) {
        if (silence.isActive(now)) {
            return "active";
        }
        return silence.range().to().isAfter(now) ? "to come" : "over";
    }

    Optional<String> model(Silence silence) {
        return silence.matcher().modelId().isPresent()
                ? engine.registry()
                        .model(silence.matcher().modelId().getAsLong())
                        .map(ModelInfo::name)
                : Optional.empty();
    }
}
