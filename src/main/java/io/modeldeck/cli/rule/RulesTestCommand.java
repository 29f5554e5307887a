package io.modeldeck.cli.rule;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.BackTest;
import io.modeldeck.alert.Episode;
import io.modeldeck.app.Engine;
import io.modeldeck.app.RuleStretch;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "test",
        description = {
            "Says when a rule would have fired over the stored history of a model, before or after it is kept.",
            "Any condition can be tried: a rule's own, another one, or a rule's with single keys changed by --set."
        },
        footer = {"", "Example:", "  modeldeck rules test 1 --model churn --set threshold=400 --last 30d"})
final class RulesTestCommand extends ReadingCommand {

    @Mixin
    private RuleChoice rule;

    @Mixin
    private ModelOption model;

    @Mixin
    private RangeOptions range;

    RulesTestCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        AlertRule wanted = rule.of(engine);
        TimeRange stretch = range.within(RuleStretch.of(engine, info, wanted), times());
        BackTest test = engine.ruleHistory().test(wanted, info.id(), stretch);
        Duration firing = test.episodes().stream()
                .map(episode -> episode.lasted(stretch.to()))
                .reduce(Duration.ZERO, Duration::plus);
        TextTable table =
                new TextTable(times().head("fired"), times().head("recovered"), "lasted", "for", "worst>", "found");
        test.episodes()
                .forEach(episode -> table.row(
                        times().text(episode.firedAt()),
                        episode.recoveredAt().map(times()::text).orElse("not yet"),
                        Times.length(episode.lasted(stretch.to())),
                        episode.cause().word().replace('_', ' '),
                        Numbers.text(episode.worst()),
                        episode.message()));
        Report report = Report.of(wanted.condition().words() + ": would have fired "
                        + Numbers.count(test.episodes().size(), "time", "times") + " from "
                        + times().full(stretch.from()) + " to " + times().full(stretch.to()) + ", firing for "
                        + Times.length(firing) + " together; " + Numbers.count(test.evaluations(), "look", "looks")
                        + ", " + test.noData() + " of them without data.")
                .table(table, "It would have stayed quiet.");
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "condition",
                        wanted.condition().document(),
                        "words",
                        wanted.condition().words(),
                        "from",
                        stretch.from(),
                        "to",
                        stretch.to(),
                        "evaluations",
                        test.evaluations(),
                        "withoutData",
                        test.noData(),
                        "firings",
                        test.episodes().size(),
                        "firingSeconds",
                        firing.toSeconds(),
                        "episodes",
                        test.episodes().stream()
                                .map(episode -> document(episode, stretch.to()))
                                .toList()),
                report);
    }

    private static Map<String, Object> document(Episode episode, Instant end) {
        return Answer.document(
                "metAt",
                episode.metAt(),
                "firedAt",
                episode.firedAt(),
                "recoveredAt",
                episode.recoveredAt(),
                "seconds",
                episode.lasted(end).toSeconds(),
                "cause",
                episode.cause().word(),
                "worstValue",
                episode.worst(),
                "message",
                episode.message());
    }
}
