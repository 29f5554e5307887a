package io.modeldeck.cli.rule;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.Budget;
import io.modeldeck.alert.Condition;
import io.modeldeck.alert.Unit;
import io.modeldeck.app.Engine;
import io.modeldeck.app.RuleStretch;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "budget",
        description = {
            "Finds the threshold that raises at most so many false alarms in 30 days, from the stored history of the metric,"
                    + " and says how many to expect and how small a change the rule would still find. The history is taken for good."
        },
        footer = {
            "",
            "Example:",
            "  modeldeck rules budget --model churn --set metric=p95Latency --set \"operator=>\" --per-month 1"
        })
final class RulesBudgetCommand extends ReadingCommand {

    @Mixin
    private RuleChoice rule;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--per-month",
            paramLabel = "N",
            defaultValue = "1",
            order = 9,
            description = "False alarms in 30 days (default: 1).")
    private double perMonth;

    @Mixin
    private RangeOptions range;

    RulesBudgetCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        // The threshold is what is asked for; any will do to say the rest.
        AlertRule wanted = rule.of(engine, Map.of("threshold", 0));
        TimeRange stretch = range.within(RuleStretch.of(engine, info, wanted), times());
        Budget budget = engine.ruleHistory().budget(wanted, info.id(), stretch, perMonth);
        Condition found = wanted.condition().with(budget.limit());
        return Answer.of(document(info, found, budget), report(found, budget));
    }

    private static Map<String, Object> document(ModelInfo info, Condition found, Budget budget) {
        return Answer.document(
                "model",
                info.name(),
                "condition",
                found.document(),
                "words",
                found.words(),
                "from",
                budget.range().from(),
                "to",
                budget.range().to(),
                "threshold",
                budget.limit().value(),
                "allowedPerMonth",
                budget.allowedPerMonth(),
                "expectedPerMonth",
                budget.expectedPerMonth(),
                "level",
                budget.level(),
                "peaks",
                budget.peaks(),
                "monthsOfReadings",
                budget.months(),
                "alarmsInHistory",
                budget.alarmsInHistory(),
                "historyPerMonthLow",
                budget.historyPerMonth().low(),
                "historyPerMonthHigh",
                budget.historyPerMonth().high(),
                "sigma",
                budget.sigma(),
                "smallestShift",
                budget.smallestShift());
    }

    private Report report(Condition found, Budget budget) {
        Unit unit = found.metric().unit();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("budget", Numbers.text(budget.allowedPerMonth()) + " false alarms in 30 days");
        facts.put(
                "expected",
                Numbers.text(budget.expectedPerMonth()) + " in 30 days, by the tail of "
                        + Numbers.count(budget.peaks(), "peak", "peaks") + " above " + unit.text(budget.level()));
        facts.put(
                "in the history",
                Numbers.count(budget.alarmsInHistory(), "alarm", "alarms") + " in "
                        + Numbers.text(budget.months() * 30) + " days of readings, which bounds the rate to "
                        + Numbers.text(budget.historyPerMonth().low()) + " to "
                        + Numbers.text(budget.historyPerMonth().high())
                        + " in 30 days (95 %)");
        facts.put(
                "smallest shift",
                budget.smallestShift().isPresent()
                        ? unit.text(budget.smallestShift().getAsDouble()) + " ("
                                + Numbers.text(budget.smallestShift().getAsDouble() / budget.sigma())
                                + " sigma) of all readings is found within a day, nine times of ten"
                        : "not known: it takes five days of readings");
        return Report.of(found.words()).facts(facts);
    }
}
