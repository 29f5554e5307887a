package io.modeldeck.ui.monitoring;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.Limit;
import io.modeldeck.alert.RuleMetric;
import io.modeldeck.chart.Threshold;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.ui.kit.text.MetricWords;
import java.util.List;
import java.util.stream.Stream;

/** The limits of rules as lines over the charts of what they watch. Pure. */
record MetricLimits(List<AlertRule> rules) {

    List<Threshold> of(List<MetricName> drawn) {
        return rules.stream()
                .filter(rule -> rule.condition()
                        .metric()
                        .stored()
                        .filter(drawn::contains)
                        .isPresent())
                .flatMap(MetricLimits::lines)
                .toList();
    }

    private static Stream<Threshold> lines(AlertRule rule) {
        RuleMetric watched = rule.condition().metric();
        String words = watched.stored().map(MetricWords::of).orElseGet(watched::label);
        long id = rule.condition().limit() instanceof Limit.Threshold ? rule.id() : 0;
        return rule.condition().limit().lines().stream().map(line -> new Threshold(words, line, rule.severity(), id));
    }
}
