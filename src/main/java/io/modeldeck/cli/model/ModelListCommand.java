package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "Lists the models.",
        footer = {"", "Example:", "  modeldeck model list"})
final class ModelListCommand extends ReadingCommand {

    ModelListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Times times = times();
        TextTable table = new TextTable(
                "model", "task", "versions>", "in production", times.head("first event"), times.head("last event"));
        List<Map<String, Object>> models = new ArrayList<>();
        for (ModelInfo model : engine.registry().models()) {
            List<ModelVersion> versions = engine.registry().versions(model.id());
            Optional<ModelVersion> production = engine.registry().production(model.id());
            models.add(ModelForm.model(model, versions, production));
            table.row(
                    model.name(),
                    model.task().word(),
                    versions.size(),
                    production.map(v -> "v" + v.deploymentVersion()).orElse("none"),
                    times.text(model.oldestEventAt()),
                    times.text(model.newestEventAt()));
        }
        return Answer.of(
                Answer.document("models", models),
                new Report().table(table, "There is no model yet; add one with: modeldeck model add."));
    }
}
