package io.modeldeck.drift;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * All statistics of one column pair, in the shape of the {@code compare} command's answer.
 *
 * @param type {@code numeric} or {@code categorical}
 * @param nReference present values; missing ones are counted beside
 * @param statistics by name; null where a statistic is undefined or does not apply to the type
 */
public record ColumnComparison(
        String name,
        String type,
        long nReference,
        long nCurrent,
        long missingReference,
        long missingCurrent,
        Map<String, Object> statistics,
        Decision decision) {

    public ColumnComparison {
        statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
    }

    /** What the default rule says about the pair, corrected over all columns of the comparison. */
    public record Decision(
            DriftState state,
            String method,
            Map<String, Object> parameters,
            OptionalDouble effectSize,
            OptionalDouble threshold,
            OptionalDouble pValueCorrected,
            String reason) {}

    /** A distance. */
    public record Distance(double statistic) {}

    /** The Kolmogorov–Smirnov test; {@code pMethod} is {@code exact} or {@code asymptotic}. */
    public record Ks(double statistic, double pValue, String pMethod) {}

    /** A test with a p value. */
    public record Test(double statistic, double pValue) {}

    /** A test on the contingency table. */
    public record ChiSquare(double statistic, double pValue, int degreesOfFreedom) {}

    /** Welch's test of equal means. */
    public record Welch(double statistic, double pValue, double degreesOfFreedom) {}

    /** {@code normed} is divided by max(population deviation of the reference, 0.001). */
    public record Wasserstein(double statistic, double normed) {}

    public record CramersV(double statistic, double biasCorrected) {}
}
