package io.modeldeck.report;

import io.modeldeck.alert.Alert;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.domain.Severity;
import java.util.List;

/**
 * All that the overview shows.
 *
 * @param rows by health, the worst first
 * @param alerts those whose condition was first met in the range, newest first
 * @param decisions what was changed in the range, newest first
 */
public record Overview(
        List<OverviewRow> rows, long waiting, long runs, List<AuditEntry> decisions, List<Alert> alerts) {

    public long open(Severity severity) {
        return rows.stream().mapToLong(row -> row.open(severity)).sum();
    }

    /** Requests per hour of all models that are live, or of all models where none is. */
    public double requestsPerHour() {
        return counted().stream().mapToDouble(OverviewRow::requestsPerHour).sum();
    }

    /** The course of {@link #requestsPerHour}, oldest first. */
    public double[] requests() {
        List<OverviewRow> counted = counted();
        int steps =
                counted.stream().mapToInt(row -> row.requests().length).max().orElse(0);
        double[] sum = new double[steps];
        for (OverviewRow row : counted) {
            int late = steps - row.requests().length;
            for (int i = 0; i < row.requests().length; i++) {
                sum[late + i] += row.requests()[i];
            }
        }
        return sum;
    }

    public boolean isHistorical() {
        return !rows.isEmpty() && rows.stream().allMatch(OverviewRow::historical);
    }

    private List<OverviewRow> counted() {
        return isHistorical()
                ? rows
                : rows.stream().filter(row -> !row.historical()).toList();
    }
}
