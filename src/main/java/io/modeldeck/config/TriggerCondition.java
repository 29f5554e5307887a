package io.modeldeck.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What raises a retraining request. */
public sealed interface TriggerCondition {

    /**
     * A check that found drift with a score of at least the threshold.
     *
     * @param driftTypes words among {@code input}, {@code prediction}, {@code concept}
     */
    record Drift(List<String> driftTypes, double threshold) implements TriggerCondition {
        public Drift {
            driftTypes = List.copyOf(driftTypes);
        }

        @Override
        public Map<String, Object> document() {
            return ordered("type", "drift", "driftTypes", driftTypes, "threshold", threshold);
        }
    }

    /** At least this share of the calls failed. */
    record ErrorRate(double threshold) implements TriggerCondition {
        @Override
        public Map<String, Object> document() {
            return ordered("type", "error_rate", "threshold", threshold);
        }
    }

    /**
     * Realised quality that is worse than a value, or worse than in the validation of the version by a margin.
     *
     * @param metric by the name that periods of metrics have: {@code accuracy}, {@code auc}, {@code rmse} …
     * @param threshold the value; empty where the margin decides
     * @param drop the margin, in units of the metric; empty where the value decides
     * @param window how far back the labelled events reach
     */
    record Quality(String metric, OptionalDouble threshold, OptionalDouble drop, Duration window)
            implements TriggerCondition {

        private static final List<String> LOSSES = List.of("logLoss", "brier", "mae", "rmse");

        /** Whether more of the metric is worse. */
        public boolean isLoss() {
            return LOSSES.contains(metric);
        }

        @Override
        public Map<String, Object> document() {
            String limit = threshold.isPresent() ? "threshold" : "drop";
            double value = threshold.orElseGet(() -> drop.orElseThrow());
            return ordered("type", "quality", "metric", metric, limit, value, "windowHours", window.toHours());
        }
    }

    /**
     * Quality that is estimated to be worse while outcomes are not in yet: the whole band of the estimate lies beyond the limit. The estimate is of
     * accuracy for classes and of the mean absolute error for numbers.
     *
     * @param threshold the worst value that is still good enough; empty where the margin decides, or where what is usual does
     * @param drop by how much it may be worse than the mean of the baseline's chunks; empty likewise
     */
    record EstimatedQuality(OptionalDouble threshold, OptionalDouble drop) implements TriggerCondition {
        @Override
        public Map<String, Object> document() {
            if (threshold.isPresent()) {
                return ordered("type", "estimated_quality", "threshold", threshold.getAsDouble());
            }
            return drop.isPresent()
                    ? ordered("type", "estimated_quality", "drop", drop.getAsDouble())
                    : ordered("type", "estimated_quality");
        }
    }

    /** So many new labels since the last retraining. */
    record NewLabels(int count) implements TriggerCondition {
        @Override
        public Map<String, Object> document() {
            return ordered("type", "labels", "count", count);
        }
    }

    /** So many days since the last retraining. */
    record Every(int days) implements TriggerCondition {
        @Override
        public Map<String, Object> document() {
            return ordered("type", "schedule", "everyDays", days);
        }
    }

    /** The condition as it stands in a config. */
    Map<String, Object> document();

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            document.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(document);
    }
}
