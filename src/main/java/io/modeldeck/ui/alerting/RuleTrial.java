package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.BackTest;
import io.modeldeck.alert.Budget;
import io.modeldeck.alert.RuleHistory;
import io.modeldeck.alert.Unit;
import io.modeldeck.app.Engine;
import io.modeldeck.app.RuleStretch;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Threshold;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** What a rule that is still thought of would have done, read off the FX thread. */
record RuleTrial(String sentence, Chart chart) {

    /** The last thirty days of the model, as they are stored. */
    static RuleTrial of(Engine engine, AlertRule rule, ModelInfo model, ZoneId zone) {
        TimeRange range = RuleStretch.of(engine, model, rule);
        BackTest test = engine.ruleHistory().test(rule, model.id(), range);
        Duration firing = test.episodes().stream()
                .map(episode -> episode.lasted(range.to()))
                .reduce(Duration.ZERO, Duration::plus);
        return new RuleTrial(
                Messages.text(
                        "alerts.trial",
                        test.episodes().size(),
                        model.name(),
                        Formats.duration(firing),
                        Formats.count(test.evaluations()),
                        Formats.count(test.noData())),
                chart(engine, rule, model, zone, range, test));
    }

    private static Chart chart(
            Engine engine, AlertRule rule, ModelInfo model, ZoneId zone, TimeRange range, BackTest test) {
        RuleHistory.Line line = engine.ruleHistory().line(rule, model.id(), range);
        return new TimeSeriesChart(
                Said.of(rule.condition().label()),
                unit(rule.condition().metric().unit()),
                range,
                zone,
                List.of(Series.line(
                        Said.of(rule.condition().label()),
                        line.at(),
                        line.values(),
                        Duration.ofDays(2).toMillis())),
                rule.condition().limit().lines().stream()
                        .map(limit -> new Threshold(Messages.text("alerts.chart.limit"), limit, rule.severity()))
                        .toList(),
                test.episodes().stream()
                        .map(episode -> Marker.alert(
                                episode.firedAt().toEpochMilli(), Messages.text("alerts.chart.fired"), rule.severity()))
                        .toList(),
                false,
                Said.of(rule.condition().words()));
    }

    /** The unit as charts write it; they bring shares to percent by themselves. */
    private static String unit(Unit unit) {
        return switch (unit) {
            case SHARE, POINTS -> "share";
            case MILLIS -> "ms";
            case HOURS -> "h";
            case PER_SECOND -> "requests/s";
            case INTERVALS -> "intervals";
            case COUNT, NUMBER, SCORE -> "";
        };
    }

    /** What is known about a threshold that was found for a budget, in one sentence. */
    static String sentence(Budget budget, AlertRule rule) {
        Unit unit = rule.condition().metric().unit();
        return Messages.text(
                "alerts.budget.found",
                unit.exact(budget.limit().value()),
                Formats.decimals(budget.expectedPerMonth(), 2),
                budget.alarmsInHistory(),
                Math.round(budget.months() * 30),
                budget.smallestShift().isPresent()
                        ? Messages.text(
                                "alerts.budget.shift",
                                unit.text(budget.smallestShift().getAsDouble()))
                        : Messages.text("alerts.budget.no-shift"));
    }
}
