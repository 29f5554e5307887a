package io.modeldeck.validation;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Table;
import io.modeldeck.stats.BinaryMetrics;
import io.modeldeck.stats.QuantileBins;
import io.modeldeck.stats.Sample;
import io.modeldeck.stats.Spearman;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * A feature that tells the label all alone.
 *
 * @param sentence how well, in words
 */
record LabelKnowledge(String column, String sentence) {

    /** Of the errors of always saying the most frequent answer, the share that the feature alone avoids. */
    private static final double AVOIDED = 0.95;

    private static final double AREA = 0.995;
    private static final double CORRELATION = 0.995;
    private static final int BINS = 32;
    private static final int FEWEST = 5;
    private static final String MISSING = "\u0000";

    /**
     * @param known rows from which a rule is read off: the most frequent answer for each value, or for each of 32 ranges
     * @param asked rows on which it is tried
     */
    static Optional<LabelKnowledge> of(Table known, Table asked, String feature, String label, boolean classes) {
        Column answers = asked.require(label);
        return classes
                ? ofClasses(known, asked.require(feature), answers, feature, label)
                : ofNumbers(asked.require(feature), answers, feature);
    }

    private static Optional<LabelKnowledge> ofNumbers(Column feature, Column answers, String name) {
        if (!(feature instanceof Column.Numeric x) || !(answers instanceof Column.Numeric y)) {
            return Optional.empty();
        }
        List<double[]> pairs = new ArrayList<>();
        for (int row = 0; row < x.rows(); row++) {
            if (Double.isFinite(x.values()[row]) && Double.isFinite(y.values()[row])) {
                pairs.add(new double[] {x.values()[row], y.values()[row]});
            }
        }
        OptionalDouble rho = Spearman.correlation(
                pairs.stream().mapToDouble(p -> p[0]).toArray(),
                pairs.stream().mapToDouble(p -> p[1]).toArray());
        return rho.stream()
                .map(Math::abs)
                .filter(r -> r >= CORRELATION)
                .boxed()
                .findFirst()
                .map(r -> new LabelKnowledge(
                        name,
                        "'" + name
                                + "' knows the label by itself: both rise together in nearly every row (rank correlation "
                                + Words.thousandths(r) + ")."));
    }

    private static Optional<LabelKnowledge> ofClasses(
            Table known, Column feature, Column answers, String name, String label) {
        Rule rule = Rule.of(known.require(name), known.require(label));
        int right = 0;
        int rows = 0;
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < answers.rows(); row++) {
            if (!answers.isMissing(row)) {
                String truth = Labels.canonical(answers.text(row));
                counts.merge(truth, 1, Integer::sum);
                rows++;
                right += rule.answer(feature, row).equals(truth) ? 1 : 0;
            }
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (rows - most < FEWEST) {
            return Optional.empty();
        }
        double avoided = 1 - (double) (rows - right) / (rows - most);
        if (avoided >= AVOIDED) {
            return Optional.of(new LabelKnowledge(
                    name,
                    "'" + name + "' knows the label by itself: alone it tells "
                            + Words.percent((double) right / rows)
                            + " of the held-out rows right, where the most frequent"
                            + " answer would be right in " + Words.percent((double) most / rows) + "."));
        }
        return counts.size() == 2 ? byArea(feature, answers, name) : Optional.empty();
    }

    private static Optional<LabelKnowledge> byArea(Column feature, Column answers, String name) {
        if (!(feature instanceof Column.Numeric numbers)) {
            return Optional.empty();
        }
        TreeSet<String> classes = new TreeSet<>();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < answers.rows(); row++) {
            if (!answers.isMissing(row) && Double.isFinite(numbers.values()[row])) {
                rows.add(row);
                classes.add(Labels.canonical(answers.text(row)));
            }
        }
        boolean[] truth = new boolean[rows.size()];
        double[] score = new double[rows.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = Labels.canonical(answers.text(rows.get(i))).equals(classes.first());
            score[i] = numbers.values()[rows.get(i)];
        }
        OptionalDouble area = BinaryMetrics.rocAuc(truth, score);
        double best = area.isEmpty() ? 0 : Math.max(area.getAsDouble(), 1 - area.getAsDouble());
        return best >= AREA
                ? Optional.of(new LabelKnowledge(
                        name,
                        "'" + name + "' knows the label by itself: alone it has a ROC AUC of " + Words.thousandths(best)
                                + "."))
                : Optional.empty();
    }

    /** The most frequent answer for each value of a column, or range of it. */
    private record Rule(Optional<QuantileBins> bins, Map<String, String> answers, String fallback) {

        static Rule of(Column feature, Column label) {
            Optional<QuantileBins> bins = feature instanceof Column.Numeric n
                    ? QuantileBins.of(Sample.of(n.values()), BINS)
                    : Optional.empty();
            Map<String, Map<String, Integer>> counts = new HashMap<>();
            Map<String, Integer> all = new HashMap<>();
            for (int row = 0; row < feature.rows(); row++) {
                if (!label.isMissing(row)) {
                    String answer = Labels.canonical(label.text(row));
                    all.merge(answer, 1, Integer::sum);
                    counts.computeIfAbsent(part(bins, feature, row), p -> new HashMap<>())
                            .merge(answer, 1, Integer::sum);
                }
            }
            Map<String, String> answers = new HashMap<>();
            counts.forEach((part, seen) -> answers.put(part, most(seen)));
            return new Rule(bins, answers, most(all));
        }

        String answer(Column feature, int row) {
            return answers.getOrDefault(part(bins, feature, row), fallback);
        }

        private static String part(Optional<QuantileBins> bins, Column feature, int row) {
            if (feature.isMissing(row)) {
                return MISSING;
            }
            return bins.isPresent() && feature instanceof Column.Numeric numbers
                    ? String.valueOf(bins.get().indexOf(numbers.values()[row]))
                    : feature.text(row);
        }

        private static String most(Map<String, Integer> counts) {
            return counts.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .orElse("");
        }
    }
}
