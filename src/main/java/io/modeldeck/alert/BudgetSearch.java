package io.modeldeck.alert;

import io.modeldeck.alert.Limit.Threshold;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.stats.ParetoTail;
import io.modeldeck.stats.PoissonRate;
import io.modeldeck.stats.Sample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Finds the threshold of a rule that keeps to a budget of false alarms, from the stored history of its metric. Pure.
 *
 * <p><b>Method</b>: peaks over threshold. A rule with a duration or a count fires when a derived series passes the threshold: the least of the readings
 * of the duration, the n-th largest of the readings that are counted. Above a high level of that series, runs of readings are peaks: one peak is one
 * alarm that could be. Their number by time and the generalised Pareto tail of their heights ({@link ParetoTail}) give the rate of alarms at any
 * threshold, also beyond the largest value seen, and so the threshold for a rate. The level is the highest of a few quantiles with enough peaks.
 *
 * <p><b>Limits</b>: the history is taken for good, so a true incident in it raises the threshold; leave it out with a range. What comes must behave as
 * the history did: growth or a season that is not in it are not foreseen. A month of history bounds the rate only loosely, which the interval says:
 * nothing seen in a month still allows for up to 3.7 a month. Two rules fire twice.
 */
final class BudgetSearch {

    static final Duration MONTH = Duration.ofDays(30);

    private static final double[] LEVELS = {0.995, 0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.5};
    private static final int ENOUGH = 40;
    private static final int FEWEST = 10;
    private static final int FEWEST_READINGS = 50;
    private static final int FEWEST_DAYS = 5;
    private static final double CONFIDENCE = 0.95;
    private static final int FIGURES = 3;

    private final AlertRule rule;
    private final Threshold asked;
    private final Course course;
    private final TimeRange range;
    private final double perMonth;
    /** 1 where a larger value is worse, else −1: all series here are turned so that larger is worse. */
    private final int side;

    BudgetSearch(AlertRule rule, Course course, TimeRange range, double perMonth) {
        if (!(rule.condition().limit() instanceof Threshold threshold)
                || !threshold.operator().hasSides()) {
            throw new Problem(
                    "A budget of false alarms finds a threshold; the condition needs one of the operators > >="
                            + " < <=.");
        }
        if (!(perMonth > 0 && perMonth <= 1_000)) {
            throw new Problem(
                    "A budget is more than 0 and at most 1000 false alarms in 30 days, not " + perMonth + ".");
        }
        this.rule = rule;
        this.asked = threshold;
        this.course = course;
        this.range = range;
        this.perMonth = perMonth;
        this.side = threshold.operator().higherIsWorse() ? 1 : -1;
    }

    /** The peaks above a level, as high as each got. */
    private record Peaks(double level, double[] heights) {}

    Budget search() {
        Statistic statistic = Statistic.of(rule.condition(), course, range, side);
        Sample readings = Sample.of(statistic.values());
        if (readings.n() < FEWEST_READINGS) {
            throw new Problem("The history holds " + readings.n() + " readings of "
                    + rule.condition().label() + " that can be judged, a budget needs " + FEWEST_READINGS
                    + "; name a longer one, or wait.");
        }
        double months = (double) statistic.covered().toMillis() / MONTH.toMillis();
        Peaks peaks = peaks(statistic, readings, months);
        ParetoTail tail = ParetoTail.fit(peaks.heights(), peaks.level());
        double perTime = peaks.heights().length / months;
        double found = tail.exceededWith(Math.min(1, perMonth / perTime));
        double threshold = bounded(quiet(found, side));
        Threshold limit = new Threshold(asked.operator(), threshold, OptionalDouble.empty());
        AlertRule tried = rule.with(rule.condition().with(limit), rule.severity());
        int alarms = (int) BackTest.of(tried, course, range).episodes().stream()
                .filter(episode -> episode.cause() == Cause.CONDITION)
                .count();
        return new Budget(
                range,
                limit,
                perMonth,
                perTime * tail.exceeds(side * threshold),
                side * peaks.level(),
                peaks.heights().length,
                months,
                alarms,
                PoissonRate.interval(alarms, months, CONFIDENCE),
                readings.std(),
                shift(statistic, side * threshold));
    }

    private Peaks peaks(Statistic statistic, Sample readings, double months) {
        Peaks best = new Peaks(Double.NaN, new double[0]);
        for (double quantile : LEVELS) {
            double level = readings.quantile(quantile);
            double[] heights = statistic.peaks(level);
            if (heights.length > best.heights().length) {
                best = new Peaks(level, heights);
            }
            // A tail that begins where the budget is spent already would be cut off.
            if (best.heights().length >= ENOUGH && best.heights().length > 2 * perMonth * months) {
                return best;
            }
        }
        if (best.heights().length < FEWEST) {
            throw new Problem("The history of " + rule.condition().label() + " rises above its usual level "
                    + best.heights().length + " times, a budget needs " + FEWEST + "; name a longer history.");
        }
        return best;
    }

    /** Three figures, rounded to the side on which the rule is quieter. */
    private static double quiet(double turned, int side) {
        RoundingMode mode = side > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return new BigDecimal(side * turned)
                .round(new MathContext(FIGURES, mode))
                .doubleValue();
    }

    private double bounded(double threshold) {
        return rule.condition().metric().unit().isShare() ? Math.clamp(threshold, 0, 1) : threshold;
    }

    /** Nine days of ten reach at least the tenth of their highest readings; what is missing to the threshold is the shift. */
    private static OptionalDouble shift(Statistic statistic, double threshold) {
        double[] highest = statistic.dailyMaxima();
        return highest.length < FEWEST_DAYS
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(0, threshold - Sample.of(highest).quantile(0.1)));
    }
}
