package io.modeldeck.cli.metrics;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The last five minutes of a model, version by version. */
final class LiveForm {

    private static final List<MetricName> SHOWN = List.of(
            MetricName.REQUEST_COUNT,
            MetricName.ERROR_RATE,
            MetricName.P50_LATENCY,
            MetricName.P95_LATENCY,
            MetricName.MAX_LATENCY,
            MetricName.THROUGHPUT);

    private LiveForm() {}

    static Answer answer(Engine engine, ModelInfo model, OptionalLong versionId, Times times) {
        Instant now = engine.clock().instant();
        List<ModelVersion> versions = engine.registry().versions(model.id()).stream()
                .filter(v -> versionId.isEmpty() || versionId.getAsLong() == v.id())
                .toList();
        MetricPeriod all = engine.liveWindows()
                .reading(versions.stream().map(ModelVersion::id).toList(), now);
        TextTable table = new TextTable(heads());
        List<Map<String, Object>> documents = new ArrayList<>();
        for (ModelVersion version : versions) {
            MetricPeriod reading = engine.liveWindows().reading(version.id(), now);
            if (reading.requestCount() > 0) {
                documents.add(
                        Answer.document("version", version.deploymentVersion(), "live", MetricForm.document(reading)));
                table.row(cells("version " + version.deploymentVersion(), reading));
            }
        }
        table.row(cells(documents.size() == 1 ? "together" : "all versions", all));
        return Answer.of(
                Answer.document("model", model.name(), "live", MetricForm.document(all), "versions", documents),
                Report.of(model.name() + ", the five minutes before " + times.full(now))
                        .table(table, ""));
    }

    private static String[] heads() {
        List<String> heads = new ArrayList<>(List.of(""));
        SHOWN.forEach(metric -> heads.add(metric.label() + ">"));
        return heads.toArray(String[]::new);
    }

    private static Object[] cells(String label, MetricPeriod reading) {
        List<String> cells = new ArrayList<>(List.of(label));
        SHOWN.forEach(metric -> cells.add(MetricForm.text(metric, reading)));
        return cells.toArray();
    }
}
