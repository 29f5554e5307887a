package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.worker.WorkerSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "show",
        description = "Shows where workers call this console back.",
        footer = {"", "Example:", "  modeldeck workers show"})
final class WorkersShowCommand extends ReadingCommand {

    WorkersShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        return answerOf(engine);
    }

    static Answer answerOf(Engine engine) {
        Map<String, Object> document = new LinkedHashMap<>();
        WorkerSettings.NAMES.forEach(name -> document.put(
                name.substring(name.indexOf('.') + 1), engine.settings().get(name)));
        return Answer.of(document, engine.workerSettings().words());
    }
}
