package io.modeldeck.alert;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/**
 * What rules, kept or only thought of, would have done over the stored history of a model. Reads only.
 *
 * <p>It sees the figures as they are stored now: events and labels that came late are in them, which live evaluation did not know yet.
 */
public final class RuleHistory {

    /** The longest stretch that is looked at in one go, in days. */
    public static final int MOST_DAYS = 400;

    private final Courses courses;

    public RuleHistory(Database database, MetricsService metrics, SeriesService series) {
        this.courses = new Courses(new ReadingStore(database), metrics, series);
    }

    /** A course of readings: parallel arrays, times in epoch milliseconds, values in the metric's unit and NaN where there was none. */
    public record Line(long[] at, double[] values) {}

    /** When and for how long the rule would have fired. */
    public BackTest test(AlertRule rule, long modelId, TimeRange range) {
        return BackTest.of(rule, course(rule, modelId, range), range);
    }

    /**
     * The threshold that keeps the rule to a budget of false alarms, whatever threshold it has now; see {@link BudgetSearch} for the method.
     *
     * @param perMonth false alarms in thirty days
     */
    public Budget budget(AlertRule rule, long modelId, TimeRange range, double perMonth) {
        return new BudgetSearch(rule, course(rule, modelId, range), range, perMonth).search();
    }

    /** What the rule looks at, as far as it can be drawn: its readings one by one. */
    public Line line(AlertRule rule, long modelId, TimeRange range) {
        List<Measure> measures = course(rule, modelId, range).measures().stream()
                .filter(measure -> range.contains(measure.at()))
                .toList();
        return new Line(
                measures.stream()
                        .mapToLong(measure -> measure.at().toEpochMilli())
                        .toArray(),
                measures.stream().mapToDouble(Measure::value).toArray());
    }

    Course course(AlertRule rule, long modelId, TimeRange range) {
        Condition condition = rule.condition();
        if (condition.metric().source() == RuleSource.JOB) {
            throw new Problem(
                    "How late jobs were is not kept, so " + condition.metric().word()
                            + " has no history to test a rule on; look at the runs with: modeldeck jobs list.");
        }
        if (range.length().toDays() > MOST_DAYS) {
            throw new Problem("A stretch of " + range.length().toDays() + " days is more than the " + MOST_DAYS
                    + " that are looked at in one go; name a shorter one.");
        }
        if (condition.metric().source().isCheck()) {
            Instant first = Lookback.checks(condition, range.from()).from();
            return new Course(
                    condition, courses.checks(condition, modelId, rule.versionId(), new TimeRange(first, range.to())));
        }
        TreeSet<Instant> ends = new TreeSet<>();
        for (Instant now : new Course(condition, List.of()).moments(range)) {
            List<Instant> wanted = Lookback.ends(condition, now);
            // Only the newest is new, but for the first moment.
            if (ends.isEmpty()) {
                ends.addAll(wanted);
            }
            ends.add(wanted.getLast());
        }
        return new Course(
                condition,
                ends.isEmpty() ? List.of() : courses.windows(condition, modelId, rule.versionId(), List.copyOf(ends)));
    }
}
