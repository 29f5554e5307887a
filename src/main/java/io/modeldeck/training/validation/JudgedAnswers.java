package io.modeldeck.training.validation;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.training.Evaluation;
import io.modeldeck.training.Predictions;
import io.modeldeck.validation.Judged;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Answers of a version in the form in which they are compared, divided into segments and held against their probabilities. */
final class JudgedAnswers {

    private JudgedAnswers() {}

    /** The rows that have a label; all of them are counted by {@link Evaluation}, too. */
    static int[] labelled(Column truth) {
        return IntStream.range(0, truth.rows())
                .filter(row -> !truth.isMissing(row))
                .toArray();
    }

    /**
     * @param rows those that have a label
     * @param measured the same answers as figures, for their classes
     * @param positive the class that counts as positive where there are two; the last in order when empty
     */
    static Judged of(Column truth, Predictions answers, int[] rows, Evaluation measured, Optional<String> positive) {
        return switch (answers) {
            case Predictions.Classes classes -> ofClasses(truth, classes, rows, measured.classes(), positive);
            case Predictions.Values values -> {
                double[] errors = new double[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    errors[i] = values.values()[rows[i]] - Double.parseDouble(truth.text(rows[i]));
                }
                yield new Judged.Values(errors);
            }
        };
    }

    private static Judged ofClasses(
            Column truth, Predictions.Classes answers, int[] rows, List<String> classes, Optional<String> positive) {
        boolean[] right = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            right[i] = Labels.equal(truth.text(rows[i]), answers.labels()[rows[i]]);
        }
        return new Judged.Classes(
                right,
                answers.probabilities()
                        .map(shares -> classes.size() == 2
                                ? ofPositive(truth, answers, shares, rows, positive.orElse(classes.getLast()))
                                : ofAnswer(answers, shares, rows, right)),
                answers.probabilities()
                        .filter(shares -> classes.size() > 2)
                        .map(shares -> ofEach(truth, answers, shares, rows)));
    }

    /** By the classes that are true of a row, so that two versions that know different classes are asked the same. */
    private static Judged.Shares ofEach(Column truth, Predictions.Classes answers, double[][] shares, int[] rows) {
        List<String> classes = Arrays.stream(rows)
                .mapToObj(row -> Labels.canonical(truth.text(row)))
                .distinct()
                .sorted()
                .toList();
        Map<String, Integer> numbers = new HashMap<>();
        classes.forEach(name -> numbers.put(name, numbers.size()));
        int[] columns = classes.stream()
                .mapToInt(name -> index(answers.classes(), name))
                .toArray();
        int[] was = new int[rows.length];
        double[][] of = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            was[i] = numbers.get(Labels.canonical(truth.text(rows[i])));
            for (int column = 0; column < columns.length; column++) {
                of[i][column] = columns[column] < 0 ? 0 : share(shares[rows[i]][columns[column]]);
            }
        }
        return new Judged.Shares(was, of);
    }

    private static Judged.Scores ofPositive(
            Column truth, Predictions.Classes answers, double[][] shares, int[] rows, String positive) {
        int column = index(answers.classes(), positive);
        boolean[] came = new boolean[rows.length];
        double[] score = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            came[i] = Labels.equal(truth.text(rows[i]), positive);
            score[i] = column < 0 ? 0 : share(shares[rows[i]][column]);
        }
        return new Judged.Scores(positive, true, came, score);
    }

    private static Judged.Scores ofAnswer(Predictions.Classes answers, double[][] shares, int[] rows, boolean[] right) {
        double[] score = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int column = index(answers.classes(), answers.labels()[rows[i]]);
            score[i] = column < 0 ? 0 : share(shares[rows[i]][column]);
        }
        return new Judged.Scores("the answer given", false, right, score);
    }

    /** Float32 sums may end a hair beyond 1. */
    private static double share(double probability) {
        return Math.clamp(probability, 0, 1);
    }

    private static int index(List<String> classes, String wanted) {
        return IntStream.range(0, classes.size())
                .filter(i -> Labels.equal(classes.get(i), wanted))
                .findFirst()
                .orElse(-1);
    }
}
