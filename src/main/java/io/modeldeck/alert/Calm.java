package io.modeldeck.alert;

import io.modeldeck.metrics.MetricPeriod;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the metric rules of a model can have nothing to say over a stretch of time, judged from its 5-minute periods alone. Pure.
 *
 * <p>A rate, a mean, a percentile or a maximum over a window is never above the largest of its parts, so where no part breaches, no window of
 * parts does. Other rules, those on series from outside among them, and alerts that are not at rest are never called calm.
 */
final class Calm {

    private static final Set<RuleMetric> BOUNDED = EnumSet.of(
            RuleMetric.ERROR_RATE,
            RuleMetric.AVG_LATENCY,
            RuleMetric.P50_LATENCY,
            RuleMetric.P95_LATENCY,
            RuleMetric.P99_LATENCY,
            RuleMetric.MAX_LATENCY);

    private Calm() {}

    /**
     * @param open the model's open alerts, pending ones included
     * @param parts every 5-minute period of the stretch and of the longest window before it
     */
    static boolean holds(List<AlertRule> rules, List<Alert> open, List<MetricPeriod> parts) {
        for (AlertRule rule : rules) {
            Condition condition = rule.condition();
            if (!condition.metric().source().isWindowed()) {
                if (waits(rule, open)) {
                    return false;
                }
                // Moves only when a check or a job ran, and is looked at then.
                continue;
            }
            boolean resting =
                    open.stream().noneMatch(alert -> alert.ruleId() == rule.id() && alert.state() != AlertState.OK);
            if (!resting || !bounded(condition) || parts.stream().anyMatch(part -> breaches(condition, part))) {
                return false;
            }
        }
        return true;
    }

    /** Whether time alone may move it: it is pending, or counts by the clock. */
    private static boolean waits(AlertRule rule, List<Alert> open) {
        Holding holding = rule.condition().holding();
        int lengths = holding.keepFiringMinutes()
                + holding.noDataMinutes()
                + holding.errorMinutes()
                + holding.repeatMinutes()
                + rule.condition().count().map(Count::withinMinutes).orElse(0);
        return lengths > 0
                || open.stream().anyMatch(alert -> alert.ruleId() == rule.id() && alert.state() == AlertState.PENDING);
    }

    private static boolean bounded(Condition condition) {
        boolean above = condition.limit() instanceof Limit.Threshold threshold
                && (threshold.operator() == Operator.ABOVE || threshold.operator() == Operator.AT_LEAST);
        // A count needs as many windows over the limit, and none is; what waits for silence or errors must be looked
        // at.
        Holding holding = condition.holding();
        return above && BOUNDED.contains(condition.metric()) && holding.noDataMinutes() + holding.errorMinutes() == 0;
    }

    private static boolean breaches(Condition condition, MetricPeriod part) {
        double value = condition.metric().stored().orElseThrow().of(part);
        return !Double.isNaN(value) && condition.judge(value) == Level.BREACH;
    }
}
