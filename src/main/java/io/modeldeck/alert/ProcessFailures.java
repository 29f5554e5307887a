package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The series in which it is kept that the process of a model failed, and the rule over it. */
public final class ProcessFailures {

    /** One value, 1, for each failure. */
    public static final String SERIES = "process failures";

    public static final String RULE = "model process failed";

    private ProcessFailures() {}

    /** For every model; kept from the first failure on. */
    public static AlertRule rule() {
        return new AlertRule(
                0,
                RULE,
                OptionalLong.empty(),
                OptionalLong.empty(),
                true,
                Condition.of(Map.of(
                        "metric",
                        SeriesReading.PREFIX + SERIES,
                        "statistic",
                        "count",
                        "operator",
                        ">=",
                        "threshold",
                        1,
                        "windowMinutes",
                        60)),
                Severity.CRITICAL,
                List.of(),
                "The process that serves this model crashed, gave no answer in time, or took more memory than it may. The call that it was busy with"
                        + " failed; the next one started another.",
                "Read the last failure with: modeldeck model process. If it comes back, take the version out of production: a file that"
                        + " crashes its runtime is damaged, made for another machine, or too large for this one.");
    }

    /** Whether a condition watches them. */
    static boolean isWatchedBy(Condition condition) {
        return condition.series().filter(series -> series.name().equals(SERIES)).isPresent();
    }
}
