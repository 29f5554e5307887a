package io.modeldeck.cli.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Actor;
import io.modeldeck.registry.ModelInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = "Removes what has been kept long enough, as the job does once a day while the console is open.",
        footer = {"", "Example:", "  modeldeck retention run --model churn --comment \"room for the new year\""})
final class RetentionRunCommand extends WritingCommand {

    @Option(
            names = "--model",
            paramLabel = "NAME",
            order = 1,
            description = "Only of this model (default: all, and the workspace's own rows).")
    private Optional<String> model;

    RetentionRunCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        List<Map<String, Object>> documents = new ArrayList<>();
        TextTable table = new TextTable("model", "table", "rows removed>");
        for (Optional<ModelInfo> one : RetentionShowCommand.chosen(engine, model)) {
            String name = one.map(ModelInfo::name).orElse("(workspace)");
            engine.retention().enforce(by, at, one, actor.comment()).forEach((key, rows) -> {
                documents.add(Answer.document("model", name, "table", key, "removed", rows));
                table.row(name, key, rows);
            });
        }
        return Answer.of(
                Answer.document("removed", documents), new Report().table(table, "Nothing is old enough to go."));
    }
}
