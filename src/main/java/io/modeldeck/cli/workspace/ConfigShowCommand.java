package io.modeldeck.cli.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ConfigScope;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.config.ConfigEntry;
import io.modeldeck.domain.Json;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "show",
        description = "Shows the monitoring config in effect and where each value comes from.",
        footer = {"", "Example:", "  modeldeck config show --model churn"})
final class ConfigShowCommand extends ReadingCommand {

    @Mixin
    private ConfigScope scope;

    ConfigShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        return answer(engine, scope);
    }

    static Answer answer(Engine engine, ConfigScope scope) {
        List<ConfigEntry> entries = engine.config().explain(scope.modelId(engine), scope.versionId(engine));
        TextTable table = new TextTable("key", "value", "from", "meaning");
        entries.forEach(e -> table.row(
                e.path(),
                e.value()
                        .map(v -> v instanceof String text ? text : Json.write(v))
                        .orElse(e.path().startsWith("drift.") ? "(default rule)" : "(none)"),
                e.origin().word(),
                e.meaning()));
        return Answer.of(
                Answer.document(
                        "scope",
                        scope.words(),
                        "config",
                        engine.config().document(scope.modelId(engine), scope.versionId(engine)),
                        "entries",
                        entries.stream()
                                .map(e -> Answer.document(
                                        "path",
                                        e.path(),
                                        "value",
                                        e.value(),
                                        "origin",
                                        e.origin().word(),
                                        "overridden",
                                        e.overridden(),
                                        "meaning",
                                        e.meaning()))
                                .toList()),
                Report.of("Monitoring config of " + scope.words()).table(table, ""));
    }
}
