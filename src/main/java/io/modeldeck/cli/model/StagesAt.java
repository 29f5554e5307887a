package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the versions of a model were at a moment: what answered then, by whose decision, and why. */
final class StagesAt {

    private StagesAt() {}

    static Answer answer(Engine engine, ModelInfo info, Instant at, Times times) {
        List<StageChange> there = engine.promotion().stagesAt(info.id(), at);
        Optional<StageChange> serving =
                there.stream().filter(change -> change.to() == Stage.PRODUCTION).findFirst();
        TextTable table =
                new TextTable("version>", "stage", times.head("since"), times.head("until"), "why", "by", "comment");
        there.forEach(change -> table.row(
                "v" + change.deploymentVersion(),
                change.to().word(),
                times.text(change.at()),
                times.text(change.until()),
                change.kind().word(),
                by(change),
                change.comment()));
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "at",
                        at,
                        "production",
                        serving.map(change -> production(engine, change)),
                        "stages",
                        there.stream().map(ModelForm::move).toList()),
                Report.of(sentence(engine, info, at, serving, times))
                        .blank()
                        .table(table, info.name() + " had no version then."));
    }

    private static Map<String, Object> production(Engine engine, StageChange change) {
        Map<String, Object> document = ModelForm.move(change);
        Optional<ModelVersion> version = engine.registry().version(change.versionId());
        document.put("sourceVersion", version.map(ModelVersion::sourceVersion).orElse(null));
        document.put(
                "run",
                version.filter(v -> v.trainingRunId().isPresent())
                        .map(v -> v.trainingRunId().getAsLong())
                        .orElse(null));
        return document;
    }

    private static String sentence(
            Engine engine, ModelInfo info, Instant at, Optional<StageChange> serving, Times times) {
        if (serving.isEmpty()) {
            return "At " + times.full(at) + " no version of " + info.name() + " was in production.";
        }
        StageChange change = serving.get();
        String name = engine.registry()
                .version(change.versionId())
                .map(ModelVersion::label)
                .orElse(info.name() + " v" + change.deploymentVersion());
        return "At " + times.full(at) + " " + name + " was in production: since " + times.full(change.at())
                + " by " + change.kind().word() + ", decided by " + by(change)
                + (change.comment().isBlank() ? "" : " (\"" + change.comment() + "\")")
                + change.until().map(until -> ", until " + times.full(until)).orElse("") + ".";
    }

    private static String by(StageChange change) {
        return change.by() + (change.simulated() ? " (simulated)" : "");
    }
}
