package io.modeldeck.ui.lifecycle;

import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names and directions of the measures of a model's quality. */
final class RunMetrics {

    private static final Set<String> LOWER_IS_BETTER = Set.of("logLoss", "brier", "mae", "rmse");
    private static final Set<String> HIGHER_IS_BETTER = Set.of("accuracy", "f1", "precision", "recall", "rocAuc", "r2");

    /** What is measured on rows that are not learnt from begins so. */
    private static final String VALIDATION = "validation";

    private RunMetrics() {}

    static String label(String metric) {
        if (metric.startsWith(VALIDATION) && metric.length() > VALIDATION.length()) {
            String of = metric.substring(VALIDATION.length());
            return Messages.text(
                    "runs.metric.validation", label(Character.toLowerCase(of.charAt(0)) + of.substring(1)));
        }
        String name = metric.equals("loss") ? "logLoss" : metric;
        return Messages.find("metric." + name)
                .or(() -> Messages.find("runs.metric." + name))
                .orElse(metric);
    }

    static String value(String metric, double value) {
        return "accuracy".equals(metric) ? Formats.percent(value) : Formats.number(value);
    }

    /** A difference of two values: of shares in points, so that nobody takes it for a ratio. */
    static String difference(String metric, double difference) {
        return "accuracy".equals(metric)
                ? Messages.text("runs.points", points(difference * 100))
                : Formats.number(difference);
    }

    /** To as many decimals as the shares beside it have; what is less than one point keeps another. */
    private static String points(double points) {
        double rounded = Math.rint(points * 10) / 10;
        return rounded == Math.rint(rounded) && Math.abs(points) >= 1
                ? Formats.number(rounded)
                : Formats.decimals(points, Math.abs(points) < 1 ? 2 : 1);
    }

    /** A success criterion as a sentence's part: {@code F1 at least 0.4}. */
    static String criterion(String name, double limit) {
        String metric = metric(name);
        return Messages.text(
                name.startsWith("max") ? "runs.criterion.most" : "runs.criterion.least",
                label(metric),
                value(metric, limit));
    }

    private static String metric(String criterion) {
        String word = criterion.length() > 3 ? criterion.substring(3) : criterion;
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "f1score", "f1" -> "f1";
            case "auc", "rocauc" -> "rocAuc";
            case "logloss", "loss" -> "logLoss";
            default -> Character.toLowerCase(word.charAt(0)) + word.substring(1);
        };
    }

    /** Above 0 where the change from the champion is for the better, below 0 for the worse; empty where no direction is better. */
    static Optional<Double> gain(String metric, double champion, double candidate) {
        if (LOWER_IS_BETTER.contains(metric)) {
            return Optional.of(champion - candidate);
        }
        return HIGHER_IS_BETTER.contains(metric) ? Optional.of(candidate - champion) : Optional.empty();
    }

    /** The measure by which a model is judged first: accuracy of classes, RMSE of numbers. */
    static Optional<Map.Entry<String, Double>> main(Map<String, Double> metrics) {
        for (String metric : new String[] {"accuracy", "rmse"}) {
            if (metrics.containsKey(metric)) {
                return Optional.of(Map.entry(metric, metrics.get(metric)));
            }
        }
        return metrics.entrySet().stream().findFirst();
    }
}
