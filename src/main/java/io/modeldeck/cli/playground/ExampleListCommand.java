package io.modeldeck.cli.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.domain.Json;
import io.modeldeck.playground.Example;
import io.modeldeck.registry.ModelInfo;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "The inputs that are kept with the versions of a model.",
        footer = {"", "Example:", "  modeldeck example list --model churn"})
final class ExampleListCommand extends ReadingCommand {

    private static final int WIDTH = 60;

    @Mixin
    private ModelOption model;

    ExampleListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        List<Example> examples = engine.examples().ofModel(info.id());
        TextTable table = new TextTable("example", "version>", "inputs", "kept by");
        examples.forEach(example -> table.row(
                example.name(),
                engine.registry().requireVersion(example.versionId()).deploymentVersion(),
                shortened(Json.write(example.inputs())),
                example.keptBy()));
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "examples",
                        examples.stream()
                                .map(example -> ExampleForm.document(engine, example))
                                .toList()),
                new Report().table(table, "No inputs are kept with " + info.name() + "."));
    }

    private static String shortened(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }
}
