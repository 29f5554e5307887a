package io.modeldeck.cli.alert;

import io.modeldeck.alert.Inhibition;
import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Lists what hides alerts: silences and maintenance that hold or are to come, and the alerts that"
                + " hide others.",
        footer = {"", "Example:", "  modeldeck silences list --all"})
final class SilencesListCommand extends ReadingCommand {

    @Option(names = "--all", order = 1, description = "Also those that are over.")
    private boolean all;

    @Mixin
    private LimitOption limit;

    SilencesListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Instant now = engine.clock().instant();
        List<Silence> silences = all
                ? engine.silences().history(limit.rows())
                : engine.silences().current(now).stream().limit(limit.rows()).toList();
        SilenceForm form = new SilenceForm(engine, times());
        TextTable inhibitions = new TextTable("inhibition", "on", "what it does");
        Arrays.stream(Inhibition.values())
                .forEach(inhibition -> inhibitions.row(
                        inhibition.word(), engine.silences().isOn(inhibition) ? "yes" : "no", inhibition.sentence()));
        Report report = new Report()
                .table(form.table(silences, now), all ? "There has been no silence." : "Nothing is silenced.");
        report.blank().table(inhibitions, "");
        return Answer.of(
                Answer.document(
                        "silences",
                        silences.stream().map(form::document).toList(),
                        "inhibitions",
                        Arrays.stream(Inhibition.values())
                                .map(inhibition -> Answer.document(
                                        "name",
                                        inhibition.word(),
                                        "on",
                                        engine.silences().isOn(inhibition),
                                        "words",
                                        inhibition.sentence()))
                                .toList()),
                report);
    }
}
