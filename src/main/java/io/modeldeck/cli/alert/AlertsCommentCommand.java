package io.modeldeck.cli.alert;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "comment",
        description = "Adds a remark to the history of an alert.",
        footer = {"", "Example:", "  modeldeck alerts comment 12 --comment \"the vendor is looking into it\""})
final class AlertsCommentCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Number of the alert; of several all or none.")
    private List<Long> ids;

    AlertsCommentCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        engine.alerts().groups().comment(actor.actor(engine), actor.at(engine, times()), ids, actor.comment());
        Report text = new Report();
        ids.forEach(id -> text.line("The remark on alert " + id + " is kept."));
        return Answer.of(AlertForm.document(engine, ids), text);
    }
}
