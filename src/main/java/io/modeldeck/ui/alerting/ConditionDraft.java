package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Condition;
import io.modeldeck.alert.RuleMetric;
import io.modeldeck.alert.RuleSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A condition out of what was typed into fields, each under the key of the condition document. Pure. */
final class ConditionDraft {

    static final String CONTROL = "control";
    static final List<String> OPERATORS = List.of(">", ">=", "<", "<=", "==", "!=", "outside", "inside", CONTROL);

    /** The keys that have a field: all of a condition but its metric and its operator. */
    static final List<String> TYPED = List.of(
            "driftType",
            "statistic",
            "feature",
            "threshold",
            "low",
            "high",
            "rules",
            "referenceHours",
            "mean",
            "sigma",
            "recoveryThreshold",
            "windowMinutes",
            "minRequests",
            "forMinutes",
            "breaches",
            "ofReadings",
            "withinMinutes",
            "keepFiringMinutes",
            "noDataMinutes",
            "errorMinutes",
            "repeatMinutes");

    private static final Set<String> TEXTS = Set.of("feature", "driftType", "statistic");
    private static final String RULES = "rules";

    private ConditionDraft() {}

    /**
     * @param before the document that is changed; empty for a new rule
     * @param metric as conditions write it
     * @param typed texts by key; a blank one takes the key away
     * @throws io.modeldeck.domain.Problem with the place and the remedy
     */
    static Condition of(Map<String, ?> before, String metric, String operator, Map<String, String> typed) {
        Map<String, Object> document = new LinkedHashMap<>(before);
        document.put("metric", metric);
        document.put("operator", operator);
        TYPED.forEach(key -> {
            String text = typed.getOrDefault(key, "").strip();
            if (text.isEmpty()) {
                document.remove(key);
            } else {
                document.put(key, value(key, text));
            }
        });
        return Condition.of(document);
    }

    private static Object value(String key, String text) {
        if (TEXTS.contains(key)) {
            return text;
        }
        return key.equals(RULES)
                ? Arrays.stream(text.split("[,;\\s]+"))
                        .map(ConditionDraft::number)
                        .toList()
                : number(text);
    }

    /** How a value of a document stands in its field. */
    static String text(Object value) {
        return switch (value) {
            case null -> "";
            case List<?> several -> several.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /** Whether a field of that key has a meaning here; what has none is not asked for and not kept. */
    static boolean goesWith(String key, RuleMetric metric, String operator) {
        boolean band = operator.equals("outside") || operator.equals("inside");
        boolean chart = operator.equals(CONTROL);
        return switch (key) {
            case "low", "high" -> band;
            case "threshold" -> !band && !chart;
            case "recoveryThreshold" -> !band && !chart && !operator.equals("==") && !operator.equals("!=");
            case "rules", "mean", "sigma", "referenceHours" -> chart;
            case "statistic" -> metric == RuleMetric.SERIES;
            case "breaches", "ofReadings", "withinMinutes" -> !chart && metric.source() != RuleSource.JOB;
            case "windowMinutes" -> metric.source() == RuleSource.ROLLUP || metric.source() == RuleSource.SERIES;
            case "minRequests" -> metric.source() == RuleSource.ROLLUP;
            case "driftType" -> metric == RuleMetric.DRIFT_SCORE;
            case "feature" ->
                metric == RuleMetric.DRIFT_SCORE
                        || metric == RuleMetric.NULL_RATE
                        || metric == RuleMetric.NULL_RATE_INCREASE;
            default -> true;
        };
    }

    /** As a number where it is one; else as it stands, so that the refusal can quote it. */
    private static Object number(String text) {
        try {
            double value = Double.parseDouble(text.replace(',', '.'));
            if (value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE) {
                return (int) value;
            }
            return value;
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
