package io.modeldeck.cli.alert;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertType;
import io.modeldeck.alert.Matcher;
import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.rule.SeverityOption;
import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "add",
        description = {
            "Silences the alerts that agree in everything that is named: they are kept, but ask for nobody's attention.",
            "With --dry-run only the open alerts are shown that it would hide."
        },
        footer = {
            "",
            "Example:",
            "  modeldeck silences add --model churn --type latency --for 4h --comment \"the network is repaired\""
        })
final class SilencesAddCommand extends EngineCommand {

    @Mixin
    private ModelFilter model;

    @Option(names = "--rule", paramLabel = "NAME", order = 2, description = "Only of rules of this name.")
    private Optional<String> rule;

    @Option(
            names = "--type",
            paramLabel = "WORD",
            order = 3,
            description = "Only of this type: latency, error_rate, drift, data_quality, quality, metric, job.")
    private Optional<String> type;

    @Mixin
    private SeverityOption severity;

    @Option(names = "--feature", paramLabel = "NAME", order = 5, description = "Only about this feature.")
    private Optional<String> feature;

    @Option(names = "--from", paramLabel = "TIME", order = 29, description = "When it begins (default: now).")
    private Optional<String> from;

    @Mixin
    private UntilOptions until;

    @Option(names = "--dry-run", order = 32, description = "Shows what it would hide, and keeps nothing.")
    private boolean dryRun;

    @Mixin
    private ActorOptions actor;

    SilencesAddCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return dryRun ? Access.READ : Access.WRITE;
    }

    @Override
    protected Answer answer(Engine engine) {
        Matcher matcher = new Matcher(model.id(engine), rule, type.map(AlertType::of), severity.value(), feature);
        List<Alert> hides = engine.silences().preview(matcher);
        if (dryRun) {
            return SilenceForm.wouldHide(hides, times());
        }
        Instant at = actor.at(engine, times());
        Instant start = from.map(text -> times().parse("--from", text)).orElse(at);
        Silence kept = engine.silences()
                .add(
                        actor.actor(engine),
                        at,
                        Silence.Kind.SILENCE,
                        matcher,
                        new TimeRange(start, until.after(start, times())),
                        actor.comment());
        SilenceForm form = new SilenceForm(engine, times());
        return Answer.of(
                form.document(kept, hides),
                "Silence " + kept.id() + " holds until "
                        + times().full(kept.range().to()) + " and hides "
                        + Numbers.count(hides.size(), "open alert", "open alerts") + ".");
    }
}
