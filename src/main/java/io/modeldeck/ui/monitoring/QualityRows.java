package io.modeldeck.ui.monitoring;

import io.modeldeck.quality.QualityReport;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The report of a check, column by column. Pure. */
final class QualityRows {

    private QualityRows() {}

    /**
     * One column.
     *
     * @param nulls share of missing values now, {@code usual} in the reference; NaN where not known
     * @param unknown values that the reference does not have, with how often, most frequent first
     */
    record Row(
            String column,
            double nulls,
            double usual,
            long outliers,
            long outOfRange,
            String unknown,
            long unknownRows,
            long findings) {}

    /** Columns with findings first, then by name. */
    static List<Row> of(QualityReport report) {
        TreeSet<String> columns = new TreeSet<>(report.nullRates().keySet());
        columns.addAll(report.referenceNullRates().keySet());
        return columns.stream()
                .map(column -> row(report, column))
                .sorted(java.util.Comparator.comparingLong((Row row) -> -row.findings())
                        .thenComparing(Row::column))
                .toList();
    }

    private static Row row(QualityReport report, String column) {
        Map<String, Long> unknown = report.unknownCategories().getOrDefault(column, Map.of());
        String values = unknown.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return new Row(
                column,
                report.nullRates().getOrDefault(column, Double.NaN),
                report.referenceNullRates().getOrDefault(column, Double.NaN),
                report.outlierCounts().getOrDefault(column, 0L),
                report.rangeViolations().getOrDefault(column, 0L),
                unknown.size() > 3 ? values + ", …" : values,
                unknown.values().stream().mapToLong(Long::longValue).sum(),
                report.findings().stream()
                        .filter(finding -> finding.feature().equals(column))
                        .count());
    }
}
