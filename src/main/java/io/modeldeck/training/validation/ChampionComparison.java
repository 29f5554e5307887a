package io.modeldeck.training.validation;

import io.modeldeck.domain.Counted;
import io.modeldeck.domain.Minus;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.Evaluation;
import io.modeldeck.training.validation.Verdict.Criterion;
import io.modeldeck.validation.Comparison.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rule by which a candidate passes its validation: what {@link ChampionRule} asks beside the champion on the same hold-out, and every success criterion met. */
public final class ChampionComparison {

    /** The name of the row that compares with the champion. */
    public static final String CHAMPION = "champion";

    /** Why nothing is compared before the first version is in production. */
    static final String NO_CHAMPION = "there is no champion to compare with";

    /** Differences below this come from the order of summation. */
    private static final double ROUNDING = 1e-12;

    private ChampionComparison() {}

    /** The same where the only reason not to compare is that there is no champion. */
    public static Verdict compare(Evaluation candidate, Optional<Evaluation> champion, SuccessCriteria criteria) {
        return compare(candidate, champion, Optional.empty(), NO_CHAMPION, criteria);
    }

    /**
     * @param champion the model in production, evaluated on the same rows; empty when there is none, or when it cannot be asked
     * @param change what the paired test says of the two; empty where it was not made, which counts as undecided
     * @param absence why there is no champion, for the sentence
     * @throws IllegalArgumentException when the evaluations are of different rows or kinds
     */
    static Verdict compare(
            Evaluation candidate,
            Optional<Evaluation> champion,
            Optional<Change> change,
            String absence,
            SuccessCriteria criteria) {
        List<Criterion> rows = new ArrayList<>();
        ChampionRule rule = criteria.againstChampion();
        champion.filter(c -> rule != ChampionRule.INFORM)
                .ifPresent(c -> rows.add(againstChampion(candidate, c, rule, change.orElse(Change.UNDECIDED))));
        criteria.limits().forEach((name, limit) -> {
            String metric = SuccessCriteria.metric(name);
            rows.add(criterion(name, metric, SuccessCriteria.isMinimum(name), limit, candidate.metric(metric), 0));
        });
        boolean passed = rows.stream().allMatch(Criterion::passed);
        return new Verdict(passed, sentence(passed, candidate, champion.isPresent() ? "" : absence, rows, rule), rows);
    }

    private static Criterion againstChampion(
            Evaluation candidate, Evaluation champion, ChampionRule rule, Change change) {
        if (candidate.rows() != champion.rows() || candidate.task() != champion.task()) {
            throw new IllegalArgumentException(
                    "A candidate measured for " + candidate.task().word() + " on "
                            + candidate.rows() + " rows cannot be compared with a champion measured for "
                            + champion.task().word() + " on " + champion.rows() + " rows");
        }
        boolean minimum = candidate.task() == TaskType.CLASSIFICATION;
        double slack = ROUNDING * Math.max(1, Math.abs(champion.primary()));
        OptionalDouble actual = OptionalDouble.of(candidate.primary());
        Criterion noWorse = criterion(CHAMPION, candidate.primaryMetric(), minimum, champion.primary(), actual, slack);
        return switch (rule) {
            case NO_WORSE, INFORM -> noWorse;
            case WITHIN_CHANCE -> judged(noWorse, change != Change.WORSE);
            case BETTER -> judged(noWorse, change == Change.BETTER);
        };
    }

    private static Criterion judged(Criterion row, boolean passed) {
        return new Criterion(row.name(), row.metric(), row.minimum(), row.threshold(), row.actual(), passed);
    }

    private static Criterion criterion(
            String name, String metric, boolean minimum, double threshold, OptionalDouble actual, double slack) {
        boolean passed = actual.isPresent()
                && (minimum ? actual.getAsDouble() >= threshold - slack : actual.getAsDouble() <= threshold + slack);
        return new Criterion(name, metric, minimum, threshold, actual, passed);
    }

    private static String sentence(
            boolean passed, Evaluation candidate, String absence, List<Criterion> rows, ChampionRule rule) {
        List<String> reasons = new ArrayList<>();
        for (Criterion row : rows) {
            if (passed || !row.passed()) {
                reasons.add(reason(row, rule));
            }
        }
        if (!absence.isEmpty() && passed) {
            reasons.addFirst(absence + ", " + candidate.primaryMetric() + " is " + text(candidate.primary()));
        }
        return (passed ? "Passed" : "Failed") + " on " + Counted.of(candidate.rows()) + " held-out rows: "
                + (reasons.isEmpty()
                        ? candidate.primaryMetric() + " is " + text(candidate.primary())
                        : String.join("; ", reasons))
                + ".";
    }

    private static String reason(Criterion row, ChampionRule rule) {
        String threshold = text(row.threshold());
        if (row.actual().isEmpty()) {
            return row.metric() + " is not defined here, and " + row.name() + " asks for " + threshold;
        }
        String actual = row.metric() + " " + text(row.actual().getAsDouble());
        String side = row.minimum() ? " is below " : " is above ";
        if (row.name().equals(CHAMPION)) {
            return actual + besideChampion(row, rule, side) + "the champion's " + threshold;
        }
        return row.passed()
                ? actual + " meets " + row.name() + " " + threshold
                : actual + side + "the " + (row.minimum() ? "required " : "allowed ") + threshold + " (" + row.name()
                        + ")";
    }

    private static String besideChampion(Criterion row, ChampionRule rule, String side) {
        return switch (rule) {
            case NO_WORSE, INFORM -> row.passed() ? " is no worse than " : side;
            case WITHIN_CHANCE ->
                row.passed() ? " is not by more than chance worse than " : " is by more than chance worse than ";
            case BETTER ->
                row.passed() ? " is by more than chance better than " : " is not by more than chance better than ";
        };
    }

    private static String text(double value) {
        return Minus.printed(String.format(Locale.ROOT, "%.4f", value));
    }
}
