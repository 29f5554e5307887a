package io.modeldeck.cli.alert;

import io.modeldeck.alert.Usefulness;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.kit.WrongUsage;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "rate",
        description = "Says whether an alert was useful or noise; rules list counts both for each rule.",
        footer = {
            "",
            "Example:",
            "  modeldeck alerts rate 12 noise --comment \"a backup runs at that hour\"",
            "  modeldeck alerts rate 12 14 none"
        })
final class AlertsRateCommand extends WritingCommand {

    @Parameters(
            paramLabel = "ID... WORD",
            arity = "1..*",
            hideParamSyntax = true,
            description = "Number of the alert, of several all or none; then useful or noise, or none to take the word"
                    + " back.")
    private List<String> idsAndWord;

    private static final String NONE = "none";

    AlertsRateCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        // Not the parser's affair: it would take all of them from one side of an option.
        if (idsAndWord.size() < 2) {
            throw new WrongUsage("Give the number of the alert, or of several, and then useful, noise or none.");
        }
        String word = idsAndWord.getLast();
        Optional<Usefulness> value = word.equals(NONE) ? Optional.empty() : Optional.of(Usefulness.of(word));
        List<Long> ids = idsAndWord.subList(0, idsAndWord.size() - 1).stream()
                .map(AlertsRateCommand::id)
                .toList();
        engine.alerts().groups().rate(actor.actor(engine), actor.at(engine, times()), ids, value, actor.comment());
        Report text = new Report();
        ids.forEach(id -> text.line(
                "Alert " + id + (value.isEmpty() ? ": nobody says of what use it was." : " was " + word + ".")));
        return Answer.of(AlertForm.document(engine, ids), text);
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new WrongUsage(
                    "'" + text + "' is no number of an alert; give numbers, and then useful, noise or none.");
        }
    }
}
