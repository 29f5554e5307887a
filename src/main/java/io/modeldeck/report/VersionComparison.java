package io.modeldeck.report;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Table;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.TrainingRun;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Versions beside one another, the first of them what the others are held against.
 *
 * @param versions at most {@value #MOST}
 */
public record VersionComparison(List<ModelVersion> versions, List<Row> rows) {

    public static final int MOST = 4;

    private static final Set<String> HIGHER_IS_BETTER =
            Set.of("accuracy", "f1", "precision", "recall", "auc", "r2", "labelCoverage");
    private static final Set<String> LOWER_IS_BETTER =
            Set.of("logLoss", "brier", "rmse", "mae", "errorRate", "p50Latency", "p95Latency", "p99Latency");
    private static final List<MetricName> LIVE = List.of(
            MetricName.REQUEST_COUNT,
            MetricName.ERROR_RATE,
            MetricName.P50_LATENCY,
            MetricName.P95_LATENCY,
            MetricName.ACCURACY,
            MetricName.AUC,
            MetricName.RMSE);

    /** What a row is about. */
    public enum Section {
        IDENTITY,
        PARAMETERS,
        DATA,
        SCHEMA,
        VALIDATION,
        IN_USE;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * One property.
     *
     * @param values one for each version; a dash where it has none
     * @param differs whether not all values are equal
     */
    public record Row(Section section, String name, List<String> values, boolean differs) {
        public Row {
            values = List.copyOf(values);
        }
    }

    public VersionComparison {
        versions = List.copyOf(versions);
        rows = List.copyOf(rows);
    }

    /** Those that one looks at first: the one in production, then the newest. */
    public static List<ModelVersion> usual(List<ModelVersion> all) {
        return all.stream()
                .sorted(Comparator.comparing((ModelVersion version) -> version.stage() != Stage.PRODUCTION)
                        .thenComparing(version -> -version.deploymentVersion()))
                .limit(MOST)
                .toList();
    }

    /** Off the FX thread only. More versions than {@value #MOST} are left out. */
    public static VersionComparison read(Engine engine, List<ModelVersion> wanted, TimeRange range, ZoneId zone) {
        List<ModelVersion> versions = wanted.stream().limit(MOST).toList();
        ReportText text = new ReportText(zone);
        List<Map<Section, Map<String, Object>>> facts = versions.stream()
                .map(version -> facts(engine, version, range, text))
                .toList();
        return of(versions, facts);
    }

    static VersionComparison of(List<ModelVersion> versions, List<Map<Section, Map<String, Object>>> facts) {
        List<Row> rows = new ArrayList<>();
        for (Section section : Section.values()) {
            Map<String, Boolean> names = new LinkedHashMap<>();
            facts.forEach(one -> one.getOrDefault(section, Map.of()).keySet().forEach(name -> names.put(name, true)));
            names.keySet()
                    .forEach(name -> rows.add(row(
                            section,
                            name,
                            facts.stream()
                                    .map(one -> Optional.ofNullable(
                                            one.getOrDefault(section, Map.of()).get(name)))
                                    .toList())));
        }
        return new VersionComparison(versions, rows);
    }

    private static Row row(Section section, String name, List<Optional<Object>> values) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).map(VersionComparison::shown).orElse(ReportText.NONE);
            shown.add(i == 0 ? value : value + against(name, values.getFirst(), values.get(i)));
        }
        return new Row(section, name, shown, new HashSet<>(values).size() > 1);
    }

    private static String shown(Object value) {
        return value instanceof Number number ? ReportText.number(number.doubleValue()) : ReportText.value(value);
    }

    /** How it differs from the first: an arrow, how much, and whether that is better where that is known. */
    private static String against(String name, Optional<Object> first, Optional<Object> one) {
        if (!(first.orElse(null) instanceof Number was) || !(one.orElse(null) instanceof Number is)) {
            return "";
        }
        double change = is.doubleValue() - was.doubleValue();
        if (!Double.isFinite(change) || change == 0 || name.endsWith("Id") || name.endsWith("seed")) {
            return "";
        }
        String arrow = change > 0 ? "  ▲ " : "  ▼ ";
        boolean higher = HIGHER_IS_BETTER.contains(name);
        String judged = !higher && !LOWER_IS_BETTER.contains(name) ? "" : change > 0 == higher ? " better" : " worse";
        return arrow + ReportText.number(Math.abs(change)) + judged;
    }

    private static Map<Section, Map<String, Object>> facts(
            Engine engine, ModelVersion version, TimeRange range, ReportText text) {
        Map<Section, Map<String, Object>> facts = new LinkedHashMap<>();
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("stage", version.stage().word());
        identity.put("source version", version.sourceVersion());
        identity.put("runtime", version.framework());
        version.artifact().ifPresent(file -> identity.put("file", file.hex().substring(0, 12)));
        identity.put("bytes", version.artifactSize());
        identity.put("made", text.time(version.createdAt()));
        identity.put("validation", version.validation().word());
        version.promotedAt().ifPresent(at -> identity.put("promoted", text.time(at)));
        facts.put(Section.IDENTITY, identity);
        facts.put(Section.SCHEMA, schema(version));
        version.trainingRunId().ifPresent(id -> training(engine.training().run(id), facts));
        facts.put(Section.IN_USE, live(engine, version, range));
        return facts;
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
        if (run.validationMetrics().get("candidate") instanceof Map<?, ?> reached) {
            Map<String, Object> measures = new LinkedHashMap<>();
            reached.forEach((name, value) -> {
                if (value instanceof Number) {
                    measures.put(name.toString(), value);
                }
            });
            facts.put(Section.VALIDATION, measures);
        }
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

    private static Map<String, Object> live(Engine engine, ModelVersion version, TimeRange range) {
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

    /** As a table to be written out. */
    public Table table(boolean onlyDifferences) {
        List<String> columns = new ArrayList<>(List.of("section", "property"));
        versions.forEach(version -> columns.add(version.shortLabel()));
        return Table.grid(
                "comparison",
                columns,
                rows.stream()
                        .filter(row -> row.differs() || !onlyDifferences)
                        .map(row -> {
                            List<Object> cells =
                                    new ArrayList<>(List.of(row.section().word(), row.name()));
                            cells.addAll(row.values());
                            return cells;
                        })
                        .toList());
    }
}
