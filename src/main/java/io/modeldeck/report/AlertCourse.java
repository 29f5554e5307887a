package io.modeldeck.report;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.Condition;
import io.modeldeck.alert.RuleHistory;
import io.modeldeck.alert.RuleMetric;
import io.modeldeck.app.Engine;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Threshold;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The course of what a rule looks at, around an alert: the reading, its threshold, and the time in which the alert went on. */
public final class AlertCourse {

    /**
     * The words of a course.
     *
     * @param region the time in which the alert went on
     * @param checks under a course of checks
     * @param values under a course of a series
     * @param rollups under a course of figures: of what kind they are, and how many
     * @param metric what a metric is called
     * @param said what the engine says, in the language of whoever looks
     */
    public record Words(
            String region,
            String fired,
            String limit,
            String checks,
            String values,
            BiFunction<Granularity, Integer, String> rollups,
            Function<MetricName, String> metric,
            UnaryOperator<String> said) {

        static Words english() {
            return new Words(
                    "alert",
                    "fired",
                    "limit",
                    "One point for each evaluated check",
                    "One point for each window",
                    (kind, count) -> kind.label() + " figures · " + count + " points",
                    MetricName::label,
                    UnaryOperator.identity());
        }
    }

    private static final int POINTS = 600;

    private final Engine engine;
    private final Alert alert;
    private final AlertRule rule;
    private final Condition condition;
    private final TimeRange range;
    private final Instant end;
    private final Words words;

    private AlertCourse(Engine engine, Words words, Alert alert, AlertRule rule, Instant now) {
        this.engine = engine;
        this.words = words;
        this.alert = alert;
        this.rule = rule;
        this.condition = rule.condition();
        this.end = alert.resolvedAt().or(alert::closedAt).orElse(now.isAfter(alert.at()) ? now : alert.at());
        this.range = around(alert.at(), end, now, condition.metric().stored().isPresent());
    }

    /** Empty where the reading has no course, as with the lag of a job. */
    public static Optional<Chart> of(
            Engine engine, Words words, Alert alert, AlertRule rule, Instant now, ZoneId zone) {
        return new AlertCourse(engine, words, alert, rule, now).chart(zone);
    }

    /** The alert in its surroundings: half as long before and after as it lasted, a few hours at least (days for checks that run four times a day). */
    static TimeRange around(Instant from, Instant to, Instant now, boolean isMetric) {
        Duration lasted = Duration.between(from, to);
        Duration least = isMetric ? Duration.ofHours(3) : Duration.ofDays(4);
        Duration half = lasted.dividedBy(2);
        Duration margin = half.compareTo(least) > 0 ? half : least;
        Instant after = to.plus(margin);
        // the future has nothing to show
        Instant end = after.isAfter(now) && !to.isAfter(now) ? now : after;
        Instant start = from.minus(margin);
        // of one that goes on for ever, the newest part
        Instant earliest = end.minus(Duration.ofDays(RuleHistory.MOST_DAYS));
        return new TimeRange(start.isAfter(earliest) ? start : earliest, end);
    }

    private Optional<Chart> chart(ZoneId zone) {
        return switch (condition.metric().source()) {
            case JOB -> Optional.empty();
            case DRIFT, QUALITY -> {
                boolean share = condition.metric() == RuleMetric.NULL_RATE_INCREASE
                        || condition.metric() == RuleMetric.NULL_RATE;
                yield Optional.of(chart(zone, checks(), share ? "share" : "", words.checks()));
            }
            case SERIES -> Optional.of(chart(zone, checks(), "", words.values()));
            case ROLLUP -> metric(zone);
        };
    }

    private Optional<Chart> metric(ZoneId zone) {
        MetricName name = condition.metric().stored().orElseThrow();
        Granularity granularity = Granularity.forWidth(range, POINTS / 2);
        List<MetricPeriod> periods = engine.metrics().series(alert.modelId(), alert.versionId(), granularity, range);
        long[] at = periods.stream().mapToLong(p -> p.range().fromMillis()).toArray();
        double[] values = periods.stream().mapToDouble(name::of).toArray();
        Series series = Series.line(words.metric().apply(name), at, values, granularity.millis() * 3 / 2);
        return Optional.of(chart(zone, series, name.axis(), words.rollups().apply(granularity, at.length)));
    }

    /** What each check found. */
    private Series checks() {
        RuleHistory.Line line = engine.ruleHistory().line(rule, alert.modelId(), range);
        return Series.line(
                words.said().apply(condition.label()),
                line.at(),
                line.values(),
                Duration.ofDays(2).toMillis());
    }

    private TimeSeriesChart chart(ZoneId zone, Series reading, String unit, String footer) {
        List<Series> series = new ArrayList<>(List.of(reading));
        List<Double> lines = condition.limit().lines();
        double top = lines.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        for (double value : reading.values()) {
            top = Double.isFinite(value) ? Math.max(top, value) : top;
        }
        series.add(Series.band(
                words.region(),
                new long[] {alert.at().minus(condition.window()).toEpochMilli(), end.toEpochMilli()},
                new double[] {0, 0},
                new double[] {top, top},
                0));
        List<Marker> markers = new ArrayList<>();
        markers.add(Marker.alert(alert.at().toEpochMilli(), words.fired(), alert.severity()));
        return new TimeSeriesChart(
                "",
                unit,
                range,
                zone,
                series,
                lines.stream()
                        .map(line -> new Threshold(words.limit(), line, alert.severity()))
                        .toList(),
                markers,
                true,
                footer);
    }
}
