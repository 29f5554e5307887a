package io.modeldeck.alert;

import io.modeldeck.alert.Limit.Band;
import io.modeldeck.alert.Limit.Centre;
import io.modeldeck.alert.Limit.ControlChart;
import io.modeldeck.alert.Limit.Threshold;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the limit of a condition document. Pure. */
final class LimitReading {

    static final String OUTSIDE = "outside";
    static final String INSIDE = "inside";
    static final String CONTROL = "control";

    private static final String OPERATORS = "one of > >= < <= == !=, or one of outside, inside, control";
    private static final int FOUR_WEEKS = 672;
    private static final int YEAR = 8_784;
    static final int CHART_WINDOW = 60;
    static final int MOST_MINUTES = 43_200;
    private static final int MOST_POINTS = 2_000;

    /** Points beyond 3 sigma alone. The other rules belong to processes that stand still; on others they cry wolf. */
    private static final List<Integer> USUAL_RULES = List.of(1);

    private final ConditionKeys keys;
    private final RuleMetric metric;

    LimitReading(ConditionKeys keys, RuleMetric metric) {
        this.keys = keys;
        this.metric = metric;
    }

    Limit limit() {
        if (!(keys.get("operator") instanceof String word)) {
            throw keys.wrong("operator", OPERATORS);
        }
        return switch (word) {
            case OUTSIDE, INSIDE -> band(word.equals(OUTSIDE));
            case CONTROL -> chart();
            default -> threshold(Operator.of(word).orElseThrow(() -> keys.wrong("operator", OPERATORS)));
        };
    }

    private Limit threshold(Operator operator) {
        keys.refuse("goes with the operators outside and inside", "low", "high");
        keys.refuse("goes with the operator control", "rules", "mean", "sigma", "referenceHours");
        double threshold = keys.value("threshold", metric);
        return new Threshold(operator, threshold, recovery(operator, threshold));
    }

    private OptionalDouble recovery(Operator operator, double threshold) {
        if (!keys.has("recoveryThreshold")) {
            return OptionalDouble.empty();
        }
        if (!operator.hasSides()) {
            throw keys.misplaced("recoveryThreshold", "needs one of the operators > >= < <=");
        }
        double recovery = keys.value("recoveryThreshold", metric);
        if (operator.higherIsWorse() ? recovery > threshold : recovery < threshold) {
            throw keys.wrong(
                    "recoveryThreshold",
                    (operator.higherIsWorse() ? "at most " : "at least ") + "the threshold " + threshold);
        }
        return OptionalDouble.of(recovery);
    }

    private Limit band(boolean outside) {
        keys.refuse("does not go with a band from low to high", "threshold", "recoveryThreshold");
        keys.refuse("goes with the operator control", "rules", "mean", "sigma", "referenceHours");
        double low = keys.value("low", metric);
        double high = keys.value("high", metric);
        if (!(low < high)) {
            throw keys.wrong("high", "above condition.low, which is " + low);
        }
        return new Band(low, high, outside);
    }

    private Limit chart() {
        keys.refuse("does not go with a control chart", "threshold", "recoveryThreshold", "low", "high");
        keys.refuse("does not go with a control chart, whose rules count readings", "breaches");
        List<Integer> rules = rules();
        if (!keys.has("mean") && !keys.has("sigma")) {
            return new ControlChart(rules, Optional.empty(), reference());
        }
        keys.refuse("does not go with a mean and a sigma that are given", "referenceHours");
        double mean = keys.number("mean");
        double sigma = keys.number("sigma");
        if (!(sigma > 0)) {
            throw keys.wrong("sigma", "above 0");
        }
        return new ControlChart(rules, Optional.of(new Centre(mean, sigma)), 0);
    }

    /** Enough points for a mean and a sigma, and not more than can be read again and again. */
    private int reference() {
        int window = metric.source().isWindowed() ? keys.whole("windowMinutes", CHART_WINDOW, 1, MOST_MINUTES) : 0;
        int least = Math.max(1, Math.ceilDiv(window * ControlChart.FEWEST, 60));
        int most = window == 0 ? YEAR : Math.max(least, Math.min(YEAR, window * MOST_POINTS / 60));
        return keys.whole("referenceHours", Math.clamp(FOUR_WEEKS, least, most), least, most);
    }

    private List<Integer> rules() {
        if (!keys.has("rules")) {
            return USUAL_RULES;
        }
        if (keys.get("rules") instanceof List<?> given
                && !given.isEmpty()
                && given.stream().allMatch(LimitReading::isRule)) {
            return given.stream()
                    .map(rule -> (Integer) rule)
                    .distinct()
                    .sorted()
                    .toList();
        }
        throw keys.wrong("rules", "a list of the numbers 1 to 4");
    }

    private static boolean isRule(Object value) {
        return value instanceof Integer rule && rule >= 1 && rule <= 4;
    }
}
