package io.modeldeck.alert;

import io.modeldeck.drift.DriftType;
import io.modeldeck.metrics.SeriesStatistic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a condition document; refuses with the place and the remedy. Pure. */
final class ConditionReading {

    private static final List<String> DRIFT_TYPES =
            Arrays.stream(DriftType.values()).map(DriftType::word).toList();
    private static final int DEFAULT_WINDOW = 5;
    private static final int DAY = 1_440;
    private static final int WEEK = 7 * DAY;
    private static final int THIRTY_DAYS = 30 * DAY;
    private static final int MOST_READINGS = 1_000;

    private final ConditionKeys keys;

    ConditionReading(Map<String, ?> document) {
        this.keys = new ConditionKeys(document);
    }

    Condition condition() {
        RuleMetric metric = metric();
        Limit limit = new LimitReading(keys, metric).limit();
        return new Condition(
                metric,
                series(metric),
                driftType(metric),
                feature(metric),
                limit,
                window(metric, limit),
                minRequests(metric),
                count(metric, limit),
                holding());
    }

    private RuleMetric metric() {
        String wanted = "one of " + String.join(", ", RuleMetric.words());
        if (keys.get("metric") instanceof String word) {
            if (word.startsWith(SeriesReading.PREFIX)) {
                return RuleMetric.SERIES;
            }
            return RuleMetric.of(word).orElseThrow(() -> keys.wrong("metric", wanted));
        }
        throw keys.wrong("metric", wanted);
    }

    private Optional<SeriesReading> series(RuleMetric metric) {
        if (metric != RuleMetric.SERIES) {
            keys.refuse("belongs to a series from outside, as in series:cpu", "statistic");
            return Optional.empty();
        }
        String name = String.valueOf(keys.get("metric")).substring(SeriesReading.PREFIX.length());
        if (name.isBlank()) {
            throw keys.wrong("metric", "series: and the name of a series behind it");
        }
        if (!keys.has("statistic")) {
            return Optional.of(new SeriesReading(name, SeriesReading.USUAL));
        }
        return Arrays.stream(SeriesStatistic.values())
                .filter(statistic -> statistic.word().equals(keys.get("statistic")))
                .findFirst()
                .map(statistic -> Optional.of(new SeriesReading(name, statistic)))
                .orElseThrow(() -> keys.wrong(
                        "statistic",
                        "one of "
                                + Arrays.stream(SeriesStatistic.values())
                                        .map(SeriesStatistic::word)
                                        .collect(Collectors.joining(", "))));
    }

    private Optional<DriftType> driftType(RuleMetric metric) {
        if (metric != RuleMetric.DRIFT_SCORE) {
            keys.refuse("belongs to the metric driftScore", "driftType");
            return Optional.empty();
        }
        if (keys.get("driftType") instanceof String word && DRIFT_TYPES.contains(word)) {
            return Optional.of(DriftType.of(word));
        }
        throw keys.wrong("driftType", "one of " + String.join(", ", DRIFT_TYPES));
    }

    private Optional<String> feature(RuleMetric metric) {
        if (!metric.hasFeatures()) {
            keys.refuse("does not go with " + metric.word() + ", which has no features", "feature");
        }
        if (!keys.has("feature")) {
            return Optional.empty();
        }
        if (keys.get("feature") instanceof String name && !name.isBlank()) {
            return Optional.of(name);
        }
        throw keys.wrong("feature", "the name of a feature");
    }

    private int window(RuleMetric metric, Limit limit) {
        if (!metric.source().isWindowed()) {
            keys.refuse(
                    "does not go with " + keys.get("metric") + ", whose window is set in the monitoring config",
                    "windowMinutes");
            return 0;
        }
        int usual = metric.isRealised()
                ? DAY
                : limit instanceof Limit.ControlChart ? LimitReading.CHART_WINDOW : DEFAULT_WINDOW;
        int window = keys.whole("windowMinutes", usual, 1, LimitReading.MOST_MINUTES);
        if (metric.isRealised() && window % 60 != 0) {
            throw keys.wrong("windowMinutes", "whole hours (a multiple of 60) for " + metric.word());
        }
        return window;
    }

    private int minRequests(RuleMetric metric) {
        if (metric.stored().isEmpty()) {
            keys.refuse(
                    "does not go with " + keys.get("metric") + ", which has minimum sizes of its own", "minRequests");
        }
        return keys.whole("minRequests", 0, 0, 1_000_000_000);
    }

    private Optional<Count> count(RuleMetric metric, Limit limit) {
        boolean looksBack = keys.has("breaches") || limit instanceof Limit.ControlChart;
        if (looksBack && metric.source() == RuleSource.JOB) {
            throw keys.wrong("metric", "one whose readings are kept, which those of jobs are not");
        }
        if (!keys.has("breaches")) {
            keys.refuse("goes with condition.breaches", "ofReadings", "withinMinutes");
            return Optional.empty();
        }
        keys.refuse("does not go with condition.breaches", "recoveryThreshold");
        int breaches = keys.whole("breaches", 0, 1, MOST_READINGS);
        if (keys.has("ofReadings") == keys.has("withinMinutes")) {
            throw keys.wrong("ofReadings", "given, or condition.withinMinutes in its place");
        }
        // That many windows side by side must fit into the time.
        int least = Math.max(1, breaches * window(metric, limit));
        return Optional.of(new Count(
                breaches,
                keys.whole("ofReadings", 0, breaches, MOST_READINGS),
                keys.whole("withinMinutes", 0, Math.min(least, THIRTY_DAYS), THIRTY_DAYS)));
    }

    private Holding holding() {
        return new Holding(
                keys.whole("forMinutes", 0, 0, WEEK),
                keys.whole("keepFiringMinutes", 0, 0, WEEK),
                keys.whole("noDataMinutes", 0, 0, DAY),
                keys.whole("errorMinutes", 0, 0, DAY),
                keys.whole("repeatMinutes", 0, 0, THIRTY_DAYS));
    }
}
