package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.Severity;
import io.modeldeck.quality.Finding;
import io.modeldeck.quality.QualityReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The checks, column by column. Pure. */
final class QualityRows {

    private QualityRows() {}

    /**
     * A finding of the newest check.
     *
     * @param number of the finding in its check, from 1
     */
    record Numbered(int number, Finding finding) {}

    /**
     * One column.
     *
     * @param column its name; empty for what is wrong with whole rows
     * @param nulls share of missing values now, {@code usual} in the reference; NaN where not known
     * @param unknown values that the reference does not have, with how often, most frequent first
     * @param course of the missing values' share, one for each check; NaN where a check did not see the column
     */
    record Row(
            String column,
            double nulls,
            double usual,
            long outliers,
            long outOfRange,
            String unknown,
            long unknownRows,
            List<Numbered> findings,
            double[] course) {

        /** The worst of its findings. */
        Optional<Severity> worst() {
            return findings.stream().map(one -> one.finding().severity()).reduce(Severity::worst);
        }
    }

    /** Columns with findings first, the worst and most of them above, then by name. */
    static List<Row> of(QualityReport report, List<QualityReport> history) {
        TreeSet<String> columns = new TreeSet<>(report.nullRates().keySet());
        columns.addAll(report.referenceNullRates().keySet());
        report.findings().forEach(finding -> columns.add(finding.feature()));
        return columns.stream()
                .map(column -> row(report, history, column))
                .sorted(Comparator.comparing(
                                (Row row) -> row.worst().map(Severity::ordinal).orElse(-1))
                        .thenComparing(row -> row.findings().size())
                        .reversed()
                        .thenComparing(Row::column))
                .toList();
    }

    private static Row row(QualityReport report, List<QualityReport> history, String column) {
        Map<String, Long> unknown = report.unknownCategories().getOrDefault(column, Map.of());
        String values = unknown.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return new Row(
                column,
                nulls(report, column),
                report.referenceNullRates().getOrDefault(column, Double.NaN),
                report.outlierCounts().getOrDefault(column, 0L),
                report.rangeViolations().getOrDefault(column, 0L),
                unknown.size() > 3 ? values + ", …" : values,
                rows(unknown),
                findings(report, column),
                history.stream().mapToDouble(check -> nulls(check, column)).toArray());
    }

    private static List<Numbered> findings(QualityReport report, String column) {
        List<Numbered> findings = new ArrayList<>();
        for (int i = 0; i < report.findings().size(); i++) {
            Finding finding = report.findings().get(i);
            if (finding.feature().equals(column)) {
                findings.add(new Numbered(i + 1, finding));
            }
        }
        return findings;
    }

    static double nulls(QualityReport check, String column) {
        return check.nullRates().getOrDefault(column, Double.NaN);
    }

    /** Values that the reference does not allow: out of its range, or unknown to it. */
    static long strange(QualityReport check, String column) {
        return check.rangeViolations().getOrDefault(column, 0L)
                + rows(check.unknownCategories().getOrDefault(column, Map.of()));
    }

    private static long rows(Map<String, Long> values) {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }
}
