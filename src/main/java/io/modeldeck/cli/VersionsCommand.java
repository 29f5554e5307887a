package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "versions",
        description = "Lists a model's versions and which of them was in which stage from when to when, and why.",
        footer = {"", "Example:", "  modeldeck versions --model churn"})
final class VersionsCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    VersionsCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.READ;
    }

    @Override
    Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        List<ModelVersion> versions = engine.registry().versions(info.id());
        List<StageChange> history = engine.promotion().stageHistory(info.id());
        Times times = times();
        TextTable moves = new TextTable(times.head("at"), "version>", "from", "to", "why", "by", "comment");
        history.forEach(change -> moves.row(
                times.text(change.at()),
                "v" + change.deploymentVersion(),
                change.from().map(stage -> stage.word()).orElse(""),
                change.to().word(),
                change.kind().word(),
                change.by() + (change.simulated() ? " (simulated)" : ""),
                change.comment()));
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "versions",
                        versions.stream()
                                .map(v -> ModelForm.version(v, engine.registry()::version))
                                .toList(),
                        "history",
                        history.stream().map(ModelForm::move).toList()),
                new Report()
                        .table(ModelForm.table(versions, times), info.name() + " has no version yet.")
                        .heading("History")
                        .table(moves, "Nothing has moved yet."));
    }
}
