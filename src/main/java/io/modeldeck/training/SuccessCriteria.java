package io.modeldeck.training;

import io.modeldeck.domain.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a candidate must reach on its hold-out: {@code minAccuracy}, {@code minF1Score}, {@code maxRmse}, and so on for every metric of {@link Evaluation}.
 *
 * @param limits by criterion as written in the recipe, in its order
 */
public record SuccessCriteria(Map<String, Double> limits) {

    /** Other words for metrics, as recipes write them. */
    private static final Map<String, String> WORDS = Map.of("f1score", "f1", "auc", "rocAuc", "loss", "logLoss");

    public SuccessCriteria {
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
        limits.keySet().forEach(SuccessCriteria::metric);
    }

    public static SuccessCriteria none() {
        return new SuccessCriteria(Map.of());
    }

    /** Reads the {@code successCriteria} of a recipe. */
    public static SuccessCriteria read(Map<String, Object> json) {
        Map<String, Double> limits = new LinkedHashMap<>();
        json.forEach((name, value) -> {
            if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
                throw new Problem("The success criterion '" + name + "' is '" + value + "'; it must be a number.");
            }
            limits.put(name, number.doubleValue());
        });
        return new SuccessCriteria(limits);
    }

    /** Whether the limit is a lower one. */
    static boolean isMinimum(String criterion) {
        return criterion.startsWith("min");
    }

    /** The metric of {@link Evaluation} that a criterion speaks of. */
    static String metric(String criterion) {
        if (criterion.startsWith("min") || criterion.startsWith("max")) {
            String word = criterion.substring(3).toLowerCase(Locale.ROOT);
            for (String metric : Evaluation.METRICS) {
                if (metric.equalsIgnoreCase(WORDS.getOrDefault(word, word))) {
                    return metric;
                }
            }
        }
        throw new Problem("There is no success criterion '" + criterion + "'; write min or max before one of "
                + String.join(", ", Evaluation.METRICS) + ", as in minAccuracy.");
    }
}
