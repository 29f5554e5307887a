package io.modeldeck.alert;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.stats.Interval;
import java.util.OptionalDouble;

/**
 * A threshold that keeps to a budget of false alarms, and what is known about it. Rates are alarms in thirty days.
 *
 * @param limit the threshold, rounded to three figures on the quiet side
 * @param allowedPerMonth what was asked for
 * @param expectedPerMonth what the fitted tail expects at the threshold
 * @param level above which peaks were taken
 * @param peaks how many separate ones the history has
 * @param months of readings, gaps left out, in units of thirty days
 * @param alarmsInHistory how often the rule with this threshold would have fired in the history
 * @param historyPerMonth what that number says about the rate, 95 of 100 times
 * @param sigma of the readings
 * @param smallestShift by how much all readings must rise (or fall) for the rule to fire within a day, nine days of ten; empty for a history of less
 *     than five days
 */
public record Budget(
        TimeRange range,
        Limit.Threshold limit,
        double allowedPerMonth,
        double expectedPerMonth,
        double level,
        int peaks,
        double months,
        int alarmsInHistory,
        Interval historyPerMonth,
        double sigma,
        OptionalDouble smallestShift) {}
