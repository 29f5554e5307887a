package io.modeldeck.report;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.SideBySide.Item;
import io.modeldeck.report.SideBySide.Section;
import io.modeldeck.training.run.TrainingRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is known of a version or a run, by section and stored key. */
record SideFacts(Engine engine, TimeRange range, ReportText text) {

    private static final List<MetricName> LIVE = List.of(
            MetricName.REQUEST_COUNT,
            MetricName.ERROR_RATE,
            MetricName.P50_LATENCY,
            MetricName.P95_LATENCY,
            MetricName.ACCURACY,
            MetricName.AUC,
            MetricName.RMSE);

    Map<Section, Map<String, Object>> of(Item item) {
        Map<Section, Map<String, Object>> facts = new LinkedHashMap<>();
        switch (item) {
            case Item.Version(ModelVersion version, Optional<TrainingRun> run) -> {
                facts.put(Section.IDENTITY, identity(version));
                facts.put(Section.SCHEMA, schema(version));
                run.ifPresent(training -> training(training, facts));
                // what a person had validated later counts more than what the run found
                Map<String, Object> measures = measures(version.validationDetail());
                if (!measures.isEmpty()) {
                    facts.put(Section.VALIDATION, measures);
                }
                facts.put(Section.IN_USE, live(version));
            }
            case Item.Training(TrainingRun run) -> {
                facts.put(Section.IDENTITY, identity(run));
                training(run, facts);
            }
        }
        return facts;
    }

    private Map<String, Object> identity(ModelVersion version) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("stage", version.stage().word());
        identity.put("sourceVersion", version.sourceVersion());
        identity.put("runtime", version.framework());
        version.artifact().ifPresent(file -> identity.put("file", file.hex().substring(0, 12)));
        version.artifact().ifPresent(file -> identity.put("bytes", version.artifactSize()));
        identity.put("made", text.time(version.createdAt()));
        identity.put("validation", version.validation().word());
        version.promotedAt().ifPresent(at -> identity.put("promoted", text.time(at)));
        return identity;
    }

    private Map<String, Object> identity(TrainingRun run) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("status", run.status().word());
        identity.put("setOffBy", run.triggerReference());
        run.artifact()
                .ifPresent(file -> identity.put("file", file.digest().hex().substring(0, 12)));
        run.artifact().ifPresent(file -> identity.put("bytes", file.bytes()));
        run.startedAt().ifPresent(at -> identity.put("made", text.time(at)));
        run.duration().ifPresent(took -> identity.put("seconds", took.toMillis() / 1e3));
        run.validationPassed().ifPresent(passed -> identity.put("validation", passed ? "passed" : "failed"));
        return identity;
    }

    private static Map<String, Object> schema(ModelVersion version) {
        Map<String, Object> schema = new LinkedHashMap<>();
        version.inputs()
                .forEach(input ->
                        schema.put("input " + input.name(), input.type().word() + " " + input.shape()));
        version.outputs()
                .forEach(output ->
                        schema.put("output " + output.name(), output.type().word() + " " + output.shape()));
        if (!version.classes().isEmpty()) {
            schema.put("classes", String.join(", ", version.classes()));
        }
        return schema;
    }

    private static void training(TrainingRun run, Map<Section, Map<String, Object>> facts) {
        facts.put(Section.PARAMETERS, flat("", run.config()));
        Map<String, Object> data = new LinkedHashMap<>();
        for (String key : List.of("rows", "trainingRows", "holdOutRows", "source", "features", "datasetSha256")) {
            Optional.ofNullable(run.datasetStats().get(key)).ifPresent(value -> data.put(key, value));
        }
        facts.put(Section.DATA, data);
        Map<String, Object> measures = measures(run.validationMetrics());
        if (!measures.isEmpty()) {
            facts.put(Section.VALIDATION, measures);
        }
    }

    /** What the validation measured of the candidate. */
    private static Map<String, Object> measures(Map<String, Object> validation) {
        Map<String, Object> measures = new LinkedHashMap<>();
        if (validation.get("candidate") instanceof Map<?, ?> reached) {
            reached.forEach((name, value) -> {
                if (value instanceof Number) {
                    measures.put(name.toString(), value);
                }
            });
        }
        return measures;
    }

    private static Map<String, Object> flat(String prefix, Map<?, ?> document) {
        Map<String, Object> flat = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                flat.putAll(flat(prefix + name + ".", inner));
            } else if (value != null) {
                flat.put(prefix + name, value);
            }
        });
        return flat;
    }

    private Map<String, Object> live(ModelVersion version) {
        MetricPeriod summary = engine.metrics().summary(version.modelId(), OptionalLong.of(version.id()), range);
        Map<String, Object> live = new LinkedHashMap<>();
        if (summary.requestCount() > 0) {
            for (MetricName metric : LIVE) {
                double value = metric.of(summary);
                if (!Double.isNaN(value)) {
                    live.put(metric.word(), value);
                }
            }
        }
        return live;
    }
}
