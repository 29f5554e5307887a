package io.modeldeck.cli.alert;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.Matcher;
import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "silence",
        description = {
            "Silences alerts like these: one silence for each model and rule among them, all or none.",
            "Any other combination is silenced with: silences add. With --dry-run only the open alerts are shown that"
                    + " they would hide."
        },
        footer = {"", "Example:", "  modeldeck alerts silence 12 14 --for 4h --comment \"the network is repaired\""})
final class AlertsSilenceCommand extends EngineCommand {

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Number of the alert; of several all or none.")
    private List<Long> ids;

    @Mixin
    private UntilOptions until;

    @Option(names = "--dry-run", order = 32, description = "Shows what it would hide, and keeps nothing.")
    private boolean dryRun;

    @Mixin
    private ActorOptions actor;

    AlertsSilenceCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return dryRun ? Access.READ : Access.WRITE;
    }

    @Override
    protected Answer answer(Engine engine) {
        List<Matcher> like = engine.alerts().groups().like(ids);
        List<Alert> hides = engine.silences().preview(like);
        if (dryRun) {
            return SilenceForm.wouldHide(hides, times());
        }
        Instant at = actor.at(engine, times());
        TimeRange range = new TimeRange(at, until.after(at, times()));
        List<Silence> kept =
                engine.silences().add(actor.actor(engine), at, Silence.Kind.SILENCE, like, range, actor.comment());
        SilenceForm form = new SilenceForm(engine, times());
        Report text = new Report();
        kept.forEach(silence -> text.line("Silence " + silence.id() + ": "
                + form.model(silence).orElse("all models") + ", "
                + silence.matcher().words() + "."));
        text.line("Until " + times().full(range.to()) + ", and hidden by now: "
                + Numbers.count(hides.size(), "open alert", "open alerts") + ".");
        return Answer.of(
                Answer.document(
                        "silences",
                        kept.stream().map(form::document).toList(),
                        "hides",
                        hides.stream().map(Alert::id).toList()),
                text);
    }
}
