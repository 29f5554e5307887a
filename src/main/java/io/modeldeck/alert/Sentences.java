package io.modeldeck.alert;

import io.modeldeck.alert.Limit.Centre;
import io.modeldeck.alert.ReadingStore.Drift;
import io.modeldeck.domain.Counted;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.schedule.Durations;
import io.modeldeck.schedule.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What a rule found, in one sentence with numbers and units. Pure. */
final class Sentences {

    private static final int NAMED = 3;
    private static final int LONGEST_NAME = 60;

    private Sentences() {}

    /** For a fixed limit: {@code p95 latency 612 ms > 500 ms over 5 min, 84 requests}; without the limit when it is not met. */
    static String found(Condition condition, Measure measure) {
        double value = measure.value();
        Unit unit = condition.metric().unit();
        String written = condition.limit().lines().stream()
                .min(Comparator.comparingDouble(line -> Math.abs(line - value)))
                .map(line -> unit.textBeside(value, line))
                .orElseThrow();
        String limit = condition.judge(value) == Level.BREACH ? " " + condition.limitWords() : "";
        return condition.label() + " " + written + limit + measure.details();
    }

    /** {@code p95 latency 612 ms over 1 h, 84 requests, against 400 ms ± 50 ms: rule 1, one point beyond 3 sigma}. */
    static String charted(Condition condition, Measure measure, Centre centre, OptionalInt rule) {
        Unit unit = condition.metric().unit();
        return condition.label() + " " + unit.text(measure.value())
                + measure.details().replaceFirst("\\.$", "") + ", against "
                + unit.text(centre.mean()) + " ± " + unit.text(centre.sigma())
                + (rule.isPresent() ? ": rule " + rule.getAsInt() + ", " + pattern(rule.getAsInt()) : "");
    }

    private static String pattern(int rule) {
        return List.of(
                        "one point beyond 3 sigma",
                        "two of three points beyond 2 sigma",
                        "four of five points beyond 1 sigma",
                        "eight points on one side")
                .get(rule - 1);
    }

    /** {@code  over 5 min, 84 requests}. */
    static String window(Condition condition, long count) {
        boolean labels = condition.metric().countsLabels();
        String what = condition.metric() == RuleMetric.REQUEST_COUNT
                ? ""
                : ", " + Counted.of(count) + (labels ? " labelled" : count == 1 ? " request" : " requests");
        return " over " + Condition.minutes(condition.windowMinutes()) + what;
    }

    static String tooFew(Condition condition, long found, TimeRange window) {
        String what = condition.metric().countsLabels() ? "labelled predictions" : "requests";
        return Counted.of(found) + " of at least " + Counted.of(condition.minRequests()) + " " + what + " over "
                + Condition.minutes((int) window.length().toMinutes());
    }

    /** {@code : 3 of 12 checks, most lead_time (0.62), adr (0.41), country (0.33)}. */
    static String drift(Condition condition, List<Drift> worstFirst) {
        Drift worst = worstFirst.getFirst();
        List<Drift> features = worstFirst.stream()
                .filter(result -> !result.feature().isEmpty())
                .toList();
        if (features.size() <= 1) {
            return ": " + worst.sentence();
        }
        List<Drift> over = features.stream()
                .filter(result -> condition.judge(result.score().orElseThrow()) == Level.BREACH)
                .toList();
        List<Drift> named = over.isEmpty() ? features : over;
        return ": " + over.size() + " of " + features.size() + " checks, most "
                + named.stream()
                        .limit(NAMED)
                        .map(result -> about(result.feature()) + " ("
                                + Unit.SCORE.text(result.score().orElseThrow()) + ")")
                        .collect(Collectors.joining(", "));
    }

    /** The feature, or in words what stands in brackets in its place: {@code (numbers together)}. */
    private static String about(String feature) {
        return feature.startsWith("(") && feature.endsWith(")")
                ? "the " + feature.substring(1, feature.length() - 1)
                : name(feature);
    }

    /** {@code : income from 8 % to 31 %, age from …, 1,200 rows}. */
    static String nulls(Condition condition, List<NullRate> worstFirst, long rows) {
        List<NullRate> over = worstFirst.stream()
                .filter(rate -> condition.judge(rate.of(condition.metric())) == Level.BREACH)
                .toList();
        List<NullRate> named = over.isEmpty() ? List.of(worstFirst.getFirst()) : over;
        String more = named.size() > NAMED ? " and " + (named.size() - NAMED) + " more" : "";
        return ": " + named.stream().limit(NAMED).map(NullRate::words).collect(Collectors.joining(", ")) + more + ", "
                + Counted.of(rows) + " rows";
    }

    /** {@code : driftCheck, every 6h, was due at …}. */
    static String job(Job job, Instant now) {
        String due = job.nextDue().isAfter(now) ? "is due at " : "was due at ";
        return ": " + job.name() + ", every " + Durations.text(job.interval()) + ", " + due + job.nextDue();
    }

    /** A name from outside, in one line of bounded length. */
    static String name(String text) {
        String line = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "…";
    }

    /** The share of missing values of a feature, in the reference (NaN where it has none) and now. */
    record NullRate(String feature, double reference, double now) {

        /** The increase is rounded far below what matters, so that 0.15 − 0.05 is 0.1. */
        double of(RuleMetric metric) {
            return metric == RuleMetric.NULL_RATE ? now : Math.round((now - reference) * 1e9) / 1e9;
        }

        private String words() {
            String before = Double.isNaN(reference) ? "" : " from " + Unit.SHARE.text(reference);
            return name(feature) + before + (before.isEmpty() ? " " : " to ") + Unit.SHARE.text(now);
        }
    }
}
