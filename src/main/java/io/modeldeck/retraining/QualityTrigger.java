package io.modeldeck.retraining;

import io.modeldeck.config.TriggerCondition.Quality;
import io.modeldeck.domain.Minus;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricsService.QualityReading;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether realised quality asks for a retraining. Pure. */
final class QualityTrigger {

    /** Fewer labels say little about quality. */
    static final int FEWEST_LABELS = 100;

    /**
     * Quality that is not good enough.
     *
     * @param limit the worst value that would still have been good enough
     */
    record Found(double value, double limit, long labelled, String sentence) {}

    private QualityTrigger() {}

    /**
     * @param reading of the labelled events of the window
     * @param validation how the version did on the rows held out from its training; without it no margin can be told
     */
    static Optional<Found> found(Quality condition, QualityReading reading, Map<String, Object> validation) {
        Double value = reading.values().get(condition.metric());
        OptionalDouble reference = reference(condition, validation);
        if (value == null
                || reading.labelled() < FEWEST_LABELS
                || condition.threshold().isEmpty() && reference.isEmpty()) {
            return Optional.empty();
        }
        double limit = condition
                .threshold()
                .orElseGet(() -> condition.isLoss()
                        ? reference.getAsDouble() + condition.drop().getAsDouble()
                        : reference.getAsDouble() - condition.drop().getAsDouble());
        boolean worse = condition.isLoss() ? value > limit : value < limit;
        return worse
                ? Optional.of(new Found(
                        value, limit, reading.labelled(), sentence(condition, value, limit, reading, reference)))
                : Optional.empty();
    }

    private static OptionalDouble reference(Quality condition, Map<String, Object> validation) {
        // Validations call it by its whole name.
        String name = condition.metric().equals("auc") ? "rocAuc" : condition.metric();
        return validation.get("candidate") instanceof Map<?, ?> metrics && metrics.get(name) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    private static String sentence(
            Quality condition, double value, double limit, QualityReading reading, OptionalDouble reference) {
        String of =
                condition.threshold().isPresent() ? "" : " (" + text(reference.getAsDouble()) + " in its validation)";
        return String.format(
                Locale.ROOT,
                "%s %s of %d labelled events of the last %d h is %s %s%s",
                MetricName.named(condition.metric()).label(),
                text(value),
                reading.labelled(),
                condition.window().toHours(),
                condition.isLoss() ? "above" : "below",
                text(limit),
                of);
    }

    private static String text(double value) {
        return Minus.printed(String.format(Locale.ROOT, "%.4f", value));
    }
}
