package io.modeldeck.quality;

import java.util.List;
import java.util.Map;

/** What the rules found in the rows of a window; the fields are those of {@link QualityReport}. */
record Assessment(
        long rows,
        long schemaViolations,
        Map<String, Double> nullRates,
        Map<String, Double> referenceNullRates,
        Map<String, Long> outlierCounts,
        Map<String, Long> rangeViolations,
        Map<String, Map<String, Long>> unknownCategories,
        long duplicates,
        long constraintViolations,
        List<Finding> findings) {}
