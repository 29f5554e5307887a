package io.modeldeck.retraining;

import io.modeldeck.config.TriggerCondition.EstimatedQuality;
import io.modeldeck.domain.Minus;
import io.modeldeck.drift.DriftMethod;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether quality that is estimated without outcomes asks for a retraining. Where outcomes are in, the realised quality speaks instead. Pure. */
final class EstimateTrigger {

    private EstimateTrigger() {}

    /**
     * The details of the trigger, where it is pulled.
     *
     * @param result the concept's estimate of one check
     */
    static Optional<Map<String, Object>> found(EstimatedQuality condition, DriftResult result) {
        Map<String, Object> figures = result.verdict().parameters();
        if (result.state() == DriftState.NOT_EVALUATED || "realised".equals(figures.get("decides"))) {
            return Optional.empty();
        }
        boolean loss = result.verdict().method().equals(DriftMethod.DLE.word());
        double mean = number(figures, "referenceMean");
        double limit = condition
                .threshold()
                .orElseGet(() -> condition.drop().isPresent()
                        ? mean + (loss ? 1 : -1) * condition.drop().getAsDouble()
                        : number(figures, loss ? "referenceTo" : "referenceFrom"));
        double best = number(figures, loss ? "bandFrom" : "bandTo");
        return (loss ? best > limit : best < limit)
                ? Optional.of(details(condition, result, loss, limit))
                : Optional.empty();
    }

    private static Map<String, Object> details(
            EstimatedQuality condition, DriftResult result, boolean loss, double limit) {
        Map<String, Object> figures = result.verdict().parameters();
        double estimate = result.verdict().statistic().orElseThrow();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("summary", sentence(condition, result, loss, limit));
        details.put("estimated", true);
        details.put("method", result.verdict().method());
        details.put("assumes", figures.get("assumes"));
        details.put("value", estimate);
        details.put("bandFrom", figures.get("bandFrom"));
        details.put("bandTo", figures.get("bandTo"));
        details.put("limit", limit);
        details.put("referenceMean", figures.get("referenceMean"));
        details.put("predictions", result.nCurrent());
        details.put("outcomesIn", figures.get("outcomesIn"));
        details.put("window", result.window());
        return details;
    }

    private static String sentence(EstimatedQuality condition, DriftResult result, boolean loss, double limit) {
        Map<String, Object> figures = result.verdict().parameters();
        String of = condition.threshold().isPresent()
                ? ""
                : " (" + text(number(figures, "referenceMean")) + " in the baseline)";
        return String.format(
                Locale.ROOT,
                "Estimated %s %s (%s to %s) of %d predictions with %d outcomes in is %s %s%s",
                loss ? "MAE" : "accuracy",
                text(result.verdict().statistic().orElseThrow()),
                text(number(figures, "bandFrom")),
                text(number(figures, "bandTo")),
                result.nCurrent(),
                ((Number) figures.get("outcomesIn")).longValue(),
                loss ? "above" : "below",
                text(limit),
                of);
    }

    private static String text(double value) {
        return Minus.printed(String.format(Locale.ROOT, "%.4f", value));
    }

    private static double number(Map<String, Object> figures, String name) {
        return ((Number) figures.get(name)).doubleValue();
    }
}
