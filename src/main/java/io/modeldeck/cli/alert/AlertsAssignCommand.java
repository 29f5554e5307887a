package io.modeldeck.cli.alert;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.kit.WrongUsage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "assign",
        description = "Says who looks after an alert.",
        footer = {"", "Example:", "  modeldeck alerts assign 12 --to reviewer"})
final class AlertsAssignCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Number of the alert; of several all or none.")
    private List<Long> ids;

    @Option(names = "--to", paramLabel = "NAME", order = 1, description = "Who.")
    private Optional<String> to;

    @Option(names = "--to-nobody", order = 2, description = "Nobody any longer.")
    private boolean nobody;

    AlertsAssignCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        if (to.isPresent() == nobody) {
            throw new WrongUsage("Say who looks after alert "
                    + ids.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + " with --to NAME, or --to-nobody.");
        }
        engine.alerts().groups().assign(actor.actor(engine), actor.at(engine, times()), ids, to, actor.comment());
        Report text = new Report();
        ids.forEach(id -> text.line("Alert " + id + " is assigned to " + to.orElse("nobody") + "."));
        return Answer.of(AlertForm.document(engine, ids), text);
    }
}
