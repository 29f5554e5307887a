package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "describe",
        description = {
            "Shows what a version's metadata say, and changes them: taskType, equivalenceGroup, outputDimensions, description,"
                    + " tags, or names of your own."
        },
        footer = {
            "",
            "Examples:",
            "  modeldeck model describe --model minilm --set equivalenceGroup=sentences --set outputDimensions=[384]",
            "  modeldeck model describe --model minilm --set description=null"
        })
final class ModelDescribeCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            order = 3,
            description = "What a part says from now on; JSON where it is some, else a text; null takes it out.")
    private Map<String, String> parts = new LinkedHashMap<>();

    @Mixin
    private ActorOptions actor;

    ModelDescribeCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return parts.isEmpty() ? Access.READ : Access.WRITE;
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelVersion chosen = version.serving(engine, model.of(engine));
        if (!parts.isEmpty()) {
            Map<String, Object> values = new LinkedHashMap<>();
            parts.forEach((name, typed) -> values.put(name, value(typed)));
            Actor by = actor.actor(engine);
            Instant at = actor.at(engine, times());
            chosen = engine.registry().describe(by, at, chosen.id(), values, actor.comment());
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        chosen.metadata()
                .forEach((name, value) -> facts.put(name, value instanceof String ? value : Json.write(value)));
        return Answer.of(
                Answer.document(
                        "model",
                        chosen.modelName(),
                        "version",
                        chosen.deploymentVersion(),
                        "metadata",
                        chosen.metadata()),
                facts.isEmpty()
                        ? Report.of(chosen.label() + " has no metadata.")
                        : new Report().line(chosen.label()).facts(facts));
    }

    private static Object value(String typed) {
        try {
            return Json.readArray("[" + typed + "]").getFirst();
        } catch (Problem | NoSuchElementException noJson) {
            return typed;
        }
    }
}
