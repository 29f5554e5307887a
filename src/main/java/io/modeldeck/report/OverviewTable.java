package io.modeldeck.report;

import io.modeldeck.domain.Severity;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.export.Table;
import io.modeldeck.registry.ModelVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How models do, a row for each, with the range that the figures are of. */
public final class OverviewTable {

    private OverviewTable() {}

    public static Table of(String name, List<OverviewRow> rows) {
        return Table.of(name, rows.stream().map(OverviewTable::row).toList());
    }

    private static Map<String, Object> row(OverviewRow model) {
        Optional<OverviewRow.Quality> quality = model.quality();
        Optional<DriftResult> drift = model.drift();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", model.model().name());
        row.put("state", model.health().name().toLowerCase(Locale.ROOT));
        row.put("production", model.production().map(ModelVersion::deploymentVersion));
        row.put("from", model.range().from());
        row.put("to", model.range().to());
        row.put("requestCount", model.now().requestCount());
        row.put("requestsPerHour", model.requestsPerHour());
        row.put("p95Latency", known(model.p95()));
        row.put("p95Change", known(model.p95Change()));
        row.put("errorCount", model.now().errorCount());
        row.put("errorRate", known(model.now().errorRate()));
        row.put("qualityMetric", quality.map(of -> of.isShare() ? "accuracy" : "rmse"));
        row.put("quality", quality.map(OverviewRow.Quality::value));
        row.put("labelled", quality.map(OverviewRow.Quality::labelled));
        row.put("worstDrift", drift.map(DriftWords::subject));
        row.put("driftState", drift.map(DriftResult::state));
        row.put(
                "driftScore",
                drift.flatMap(
                        worst -> worst.verdict().driftScore().stream().boxed().findFirst()));
        row.put("driftCheckedAt", drift.map(DriftResult::at));
        for (Severity severity : Severity.values()) {
            row.put(severity.word() + "Alerts", model.open(severity));
        }
        row.put("lastTraining", model.lastTraining());
        row.put("nextDue", model.nextDue().map(due -> due.what().words()));
        row.put("nextDueAt", model.nextDue().map(NextDue::at));
        return row;
    }

    private static Optional<Double> known(double figure) {
        return Optional.of(figure).filter(Double::isFinite);
    }
}
