package io.modeldeck.cli.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ConfigScope;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description = "Sets keys of the monitoring config, or takes them back to what is inherited. All or nothing.",
        footer = {
            "",
            "Example:",
            "  modeldeck config set drift.inputDrift.windowHours=12 --model churn --comment \"fast\""
        })
final class ConfigSetCommand extends EngineCommand {

    @Parameters(arity = "0..*", paramLabel = "KEY=VALUE", description = "Keys as config show lists them.")
    private List<String> values = List.of();

    @Option(names = "--file", paramLabel = "FILE", order = 3, description = "A JSON document with any of the keys.")
    private Optional<String> file;

    @Option(
            names = "--reset",
            paramLabel = "KEY",
            split = ",",
            order = 4,
            description = "Keys, or groups of them, that are inherited again.")
    private List<String> reset = List.of();

    @Mixin
    private ConfigScope scope;

    @Mixin
    private ActorOptions actor;

    ConfigSetCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.CREATE;
    }

    @Override
    protected Answer answer(Engine engine) {
        if (values.isEmpty() && file.isEmpty() && reset.isEmpty()) {
            throw new WrongUsage("Nothing to set; give KEY=VALUE, --file FILE or --reset KEY.");
        }
        OptionalLong model = scope.modelId(engine);
        OptionalLong version = scope.versionId(engine);
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        Optional<Map<String, Object>> document = file.map(this::document);
        engine.together(() -> {
            document.ifPresent(keys -> engine.config().set(by, at, model, version, keys, actor.comment()));
            for (String value : values) {
                int equals = value.indexOf('=');
                if (equals < 1) {
                    throw new WrongUsage(
                            "'" + value + "' sets nothing; write KEY=VALUE, as in aggregation.driftCheck=6h.");
                }
                engine.config()
                        .setValue(
                                by,
                                at,
                                model,
                                version,
                                value.substring(0, equals),
                                value.substring(equals + 1),
                                actor.comment());
            }
            if (!reset.isEmpty()) {
                engine.config().reset(by, at, model, version, reset, actor.comment());
            }
            return null;
        });
        return ConfigShowCommand.answer(engine, scope);
    }

    private Map<String, Object> document(String typed) {
        Path path = session.path(typed);
        try {
            return Json.readObject(Files.readString(path));
        } catch (IOException e) {
            throw new Problem(
                    "The config " + path + " cannot be read (" + DiskReason.of(e)
                            + "); it must be a file of UTF-8 text with one JSON object.",
                    e);
        } catch (Problem e) {
            throw new Problem("The config " + path + ": " + e.getMessage(), e);
        }
    }
}
