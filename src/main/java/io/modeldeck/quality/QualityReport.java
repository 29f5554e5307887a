package io.modeldeck.quality;

import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One data-quality check, as stored. Without a baseline only what needs no reference is filled.
 *
 * @param id 0 before it is kept; a check that is repeated for the same time gets another
 * @param at when the check was due, in event time
 * @param rows rows of the window
 * @param schemaViolations rows with a text where a number belongs, an infinite number, or without a column of the reference
 * @param nullRates share of missing values by column, 0 to 1
 * @param outlierCounts values outside Tukey's fences of the reference, by numeric column
 * @param rangeViolations values below the reference's smallest or above its largest, by numeric column
 * @param unknownCategories by categorical column: value → rows, for values that the reference does not have, most frequent first
 * @param duplicates rows that are equal to an earlier row of the window in every feature
 * @param constraintViolations rows that break at least one constraint of the model
 */
public record QualityReport(
        long id,
        long modelId,
        long versionId,
        Instant at,
        TimeRange window,
        OptionalLong baselineId,
        long rows,
        long schemaViolations,
        Map<String, Double> nullRates,
        Map<String, Double> referenceNullRates,
        Map<String, Long> outlierCounts,
        Map<String, Long> rangeViolations,
        Map<String, Map<String, Long>> unknownCategories,
        long duplicates,
        long constraintViolations,
        List<Finding> findings) {

    public QualityReport {
        findings = List.copyOf(findings);
    }

    QualityReport withId(long given) {
        return new QualityReport(
                given,
                modelId,
                versionId,
                at,
                window,
                baselineId,
                rows,
                schemaViolations,
                nullRates,
                referenceNullRates,
                outlierCounts,
                rangeViolations,
                unknownCategories,
                duplicates,
                constraintViolations,
                findings);
    }

    /** All values outside the reference's range. */
    public long valueRangeViolations() {
        return rangeViolations.values().stream().mapToLong(Long::longValue).sum();
    }
}
