package io.modeldeck.training.validation;

import io.modeldeck.domain.Minus;
import io.modeldeck.domain.Table;
import io.modeldeck.training.Predictions;
import io.modeldeck.training.TrainedModel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Whether the exported file answers as the model did before export, on the same rows.
 *
 * @param rows how many were compared
 * @param labelMismatches rows with another predicted class, but for those where two classes are as good as equally probable (within the tolerance)
 * @param largestDifference of a probability, or of a predicted number relative to {@code 1 + |number|}
 * @param tolerance up to which the difference is rounding
 */
public record ExportAgreement(int rows, int labelMismatches, double largestDifference, double tolerance) {

    /** Serving is in float32. */
    public static final double TOLERANCE = 1e-5;

    /** @param exported evaluates the exported file on raw rows */
    public static ExportAgreement check(TrainedModel model, Table rows, Function<Table, Predictions> exported) {
        Predictions mine = model.predictor().predict(rows);
        Predictions theirs = exported.apply(rows);
        if (mine.rows() != theirs.rows()) {
            throw new IllegalArgumentException(
                    "The exported model answered " + theirs.rows() + " of " + mine.rows() + " rows");
        }
        return switch (mine) {
            case Predictions.Classes classes -> compare(classes, (Predictions.Classes) theirs);
            case Predictions.Values values -> compare(values, (Predictions.Values) theirs);
        };
    }

    public boolean agrees() {
        return labelMismatches == 0 && largestDifference <= tolerance;
    }

    public String sentence() {
        return agrees()
                ? "The exported model answers as the trained one on " + rows + " rows (largest difference "
                        + shortened(largestDifference) + ")."
                : "The exported model differs from the trained one: " + labelMismatches + " of " + rows
                        + " labels, numbers by up to " + shortened(largestDifference) + " (tolerance "
                        + shortened(tolerance) + ").";
    }

    private static String shortened(double difference) {
        return difference == 0 ? "0" : Minus.printed(String.format(Locale.ROOT, "%.1e", difference));
    }

    /** The form in which it is kept with a validation. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sentence", sentence());
        document.put("rows", rows);
        document.put("labelMismatches", labelMismatches);
        document.put("largestDifference", largestDifference);
        document.put("tolerance", tolerance);
        return document;
    }

    private static ExportAgreement compare(Predictions.Classes mine, Predictions.Classes theirs) {
        int mismatches = 0;
        double largest = 0;
        double[][] a = mine.probabilities().orElseThrow();
        double[][] b = theirs.probabilities().orElseThrow();
        for (int row = 0; row < a.length; row++) {
            double apart = 0;
            for (int k = 0; k < a[row].length; k++) {
                apart = worse(apart, Math.abs(a[row][k] - b[row][k]));
            }
            largest = worse(largest, apart);
            boolean same = mine.labels()[row].equals(theirs.labels()[row]);
            mismatches += same || isTie(a[row]) ? 0 : 1;
        }
        return new ExportAgreement(a.length, mismatches, largest, TOLERANCE);
    }

    private static boolean isTie(double[] shares) {
        double[] sorted = shares.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return sorted[last] - sorted[last - 1] <= TOLERANCE;
    }

    private static ExportAgreement compare(Predictions.Values mine, Predictions.Values theirs) {
        double largest = 0;
        for (int row = 0; row < mine.rows(); row++) {
            double own = mine.values()[row];
            largest = worse(largest, Math.abs(own - theirs.values()[row]) / (1 + Math.abs(own)));
        }
        return new ExportAgreement(mine.rows(), 0, largest, TOLERANCE);
    }

    /** NaN on one side only is as far apart as can be. */
    private static double worse(double a, double b) {
        return Double.isNaN(b) ? Double.POSITIVE_INFINITY : Math.max(a, b);
    }
}
