package io.modeldeck.config;

import java.time.Duration;
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
            return Map.of("type", "drift", "driftTypes", driftTypes, "threshold", threshold);
        }
    }

    /** At least this share of the calls failed. */
    record ErrorRate(double threshold) implements TriggerCondition {
        @Override
        public Map<String, Object> document() {
            return Map.of("type", "error_rate", "threshold", threshold);
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
            return threshold.isPresent()
                    ? Map.of(
                            "type",
                            "quality",
                            "metric",
                            metric,
                            "threshold",
                            threshold.getAsDouble(),
                            "windowHours",
                            window.toHours())
                    : Map.of(
                            "type",
                            "quality",
                            "metric",
                            metric,
                            "drop",
                            drop.orElseThrow(),
                            "windowHours",
                            window.toHours());
        }
    }

    /** So many new labels since the last retraining. */
    record NewLabels(int count) implements TriggerCondition {
        @Override
        public Map<String, Object> document() {
            return Map.of("type", "labels", "count", count);
        }
    }

    /** So many days since the last retraining. */
    record Every(int days) implements TriggerCondition {
        @Override
        public Map<String, Object> document() {
            return Map.of("type", "schedule", "everyDays", days);
        }
    }

    /** The condition as it stands in a config. */
    Map<String, Object> document();
}
