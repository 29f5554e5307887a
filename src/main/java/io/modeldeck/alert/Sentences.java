package io.modeldeck.alert;

import io.modeldeck.alert.ReadingStore.Drift;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.schedule.Durations;
import io.modeldeck.schedule.Job;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a rule found, in one sentence with numbers and units. Pure. */
final class Sentences {

    private static final int NAMED = 3;
    private static final int LONGEST_NAME = 60;

    private Sentences() {}

    /** {@code p95 latency 612 ms > 500 ms over 5 min, 84 requests}; without the limit when it is not met. */
    static String metric(Condition condition, double value, MetricPeriod period) {
        long n = condition.metric().countsLabels() ? period.labelledCount() : period.requestCount();
        String what = condition.metric() == RuleMetric.REQUEST_COUNT
                ? ""
                : ", " + n + (condition.metric().countsLabels() ? " labelled" : n == 1 ? " request" : " requests");
        return found(condition, value) + " over " + Condition.minutes(condition.windowMinutes()) + what;
    }

    static String tooFew(Condition condition, long found, TimeRange window) {
        String what = condition.metric().countsLabels() ? "labelled predictions" : "requests";
        return found + " of at least " + condition.minRequests() + " " + what + " over "
                + Condition.minutes((int) window.length().toMinutes());
    }

    /** {@code input drift score 0.62 > 0.3: 3 of 12 features, most lead_time (0.62), adr (0.41), country (0.33)}. */
    static String drift(Condition condition, List<Drift> worstFirst) {
        Drift worst = worstFirst.getFirst();
        double value = worst.score().orElseThrow();
        String found = found(condition, value);
        List<Drift> features = worstFirst.stream()
                .filter(result -> !result.feature().isEmpty())
                .toList();
        if (features.size() <= 1) {
            return found + ": " + worst.sentence();
        }
        List<Drift> over = features.stream()
                .filter(result -> condition.judge(result.score().orElseThrow()) == Level.BREACH)
                .toList();
        List<Drift> named = over.isEmpty() ? features : over;
        return found + ": " + over.size() + " of " + features.size() + " features, most "
                + named.stream()
                        .limit(NAMED)
                        .map(result -> name(result.feature()) + " ("
                                + Unit.SCORE.text(result.score().orElseThrow()) + ")")
                        .collect(Collectors.joining(", "));
    }

    /** {@code null rate increase 23 points >= 10 points: income from 8 % to 31 %, age from …, 1200 rows}. */
    static String nulls(Condition condition, List<NullRate> worstFirst, long rows) {
        double value = worstFirst.getFirst().increase();
        List<NullRate> over = worstFirst.stream()
                .filter(rate -> condition.judge(rate.increase()) == Level.BREACH)
                .toList();
        List<NullRate> named = over.isEmpty() ? List.of(worstFirst.getFirst()) : over;
        String more = named.size() > NAMED ? " and " + (named.size() - NAMED) + " more" : "";
        return found(condition, value) + ": "
                + named.stream()
                        .limit(NAMED)
                        .map(rate -> name(rate.feature()) + " from " + Unit.SHARE.text(rate.reference()) + " to "
                                + Unit.SHARE.text(rate.now()))
                        .collect(Collectors.joining(", "))
                + more + ", " + rows + " rows";
    }

    /** {@code job lag 3 intervals >= 2 intervals: driftCheck, every 6h, was due at …}. */
    static String job(Condition condition, Job job, double lag, Instant now) {
        String due = job.nextDue().isAfter(now) ? "is due at " : "was due at ";
        return found(condition, lag) + ": " + job.name() + ", every " + Durations.text(job.interval()) + ", " + due
                + job.nextDue();
    }

    /** A name from outside, in one line of bounded length. */
    static String name(String text) {
        String line = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    }

    private static String found(Condition condition, double value) {
        String measured = condition.label() + " " + condition.metric().unit().textBeside(value, condition.threshold());
        return condition.judge(value) == Level.BREACH ? measured + " " + condition.limit() : measured;
    }

    /** The share of missing values of a feature, in the reference and now. */
    record NullRate(String feature, double reference, double now) {

        /** Rounded far below what matters, so that 0.15 − 0.05 is 0.1. */
        double increase() {
            return Math.round((now - reference) * 1e9) / 1e9;
        }
    }
}
