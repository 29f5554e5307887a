package io.modeldeck.report;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Paper;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import io.modeldeck.training.TrainingRun;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What a version is, where it came from, how good it is and what it did. */
final class ModelCard {

    private static final List<MetricName> LIVE = List.of(
            MetricName.REQUEST_COUNT,
            MetricName.ERROR_RATE,
            MetricName.P50_LATENCY,
            MetricName.P95_LATENCY,
            MetricName.LABEL_COVERAGE,
            MetricName.ACCURACY,
            MetricName.AUC,
            MetricName.RMSE);

    private static final Map<String, String> WORDS = Map.of(
            "rows",
            "all",
            "trainingRows",
            "to learn from",
            "holdOutRows",
            "held out",
            "source",
            "from",
            "datasetSha256",
            "SHA-256");

    private final Engine engine;
    private final ModelInfo model;
    private final ModelVersion version;
    private final TimeRange range;
    private final ReportText text;

    ModelCard(Engine engine, ModelInfo model, ModelVersion version, TimeRange range, ZoneId zone) {
        this.engine = engine;
        this.model = model;
        this.version = version;
        this.range = range;
        this.text = new ReportText(zone);
    }

    Paper paper() {
        List<Paper.Part> parts = new ArrayList<>();
        parts.add(identity());
        parts.add(new Paper.Heading("What it takes and gives"));
        parts.add(inputs());
        training(parts);
        parts.add(new Paper.Heading("In use"));
        parts.add(new Paper.Text(text.range(range)));
        parts.add(live());
        parts.add(new Paper.Heading("Stages"));
        parts.add(stages());
        return new Paper(
                "Model card: " + version.shortLabel(),
                model.task().word() + " · source version " + version.sourceVersion(),
                parts,
                text.foot(engine.clock().instant()));
    }

    private Paper.Facts identity() {
        return Paper.Facts.of(
                "Stage", version.stage().word(),
                "Runtime", version.framework(),
                "File", version.artifact().map(file -> "SHA-256 " + file.hex()).orElse("none: it runs elsewhere"),
                "Size",
                        version.artifact().isPresent()
                                ? ReportText.number(version.artifactSize()) + " bytes"
                                : ReportText.NONE,
                "Made", text.time(version.createdAt()),
                "Validation", version.validation().word(),
                "Promoted",
                        version.promotedAt()
                                .map(at -> text.time(at)
                                        + version.promotedBy()
                                                .map(by -> " by " + by)
                                                .orElse(""))
                                .orElse("never to production"));
    }

    private Paper.Grid inputs() {
        List<List<String>> rows = new ArrayList<>();
        version.inputs().forEach(input -> rows.add(List.of("input", input.name(), shape(input))));
        version.outputs().forEach(output -> rows.add(List.of("output", output.name(), shape(output))));
        if (!version.classes().isEmpty()) {
            rows.add(List.of("classes", "", String.join(", ", version.classes())));
        }
        return Paper.Grid.of(List.of("Side", "Name", "Form"), rows);
    }

    private static String shape(io.modeldeck.registry.TensorSpec tensor) {
        return tensor.type().word() + " " + tensor.shape();
    }

    private void training(List<Paper.Part> parts) {
        version.trainingRunId().ifPresent(id -> {
            TrainingRun run = engine.training().run(id);
            parts.add(new Paper.Heading("Training"));
            List<Paper.Fact> facts = new ArrayList<>();
            facts.add(new Paper.Fact("Run", run.id() + ", " + run.status().word()));
            facts.add(new Paper.Fact("Set off by", run.triggerReference()));
            run.completedAt().ifPresent(at -> facts.add(new Paper.Fact("Completed", text.time(at))));
            facts.add(new Paper.Fact("Rows", rows(run.datasetStats())));
            facts.add(new Paper.Fact("Recipe", ReportText.words(run.config())));
            facts.add(new Paper.Fact("Ran on", ReportText.words(run.environment())));
            parts.add(new Paper.Facts(facts));
            if (run.validationMetrics().get("sentence") instanceof String sentence) {
                parts.add(new Paper.Text(sentence));
            }
            measures(run).ifPresent(parts::add);
        });
    }

    /** How many, from where; the columns' own figures are in the drift report. */
    private static String rows(Map<String, Object> stats) {
        Map<String, Object> shown = new LinkedHashMap<>();
        List.of("rows", "trainingRows", "holdOutRows", "source", "datasetSha256")
                .forEach(key ->
                        Optional.ofNullable(stats.get(key)).ifPresent(value -> shown.put(WORDS.get(key), value)));
        return ReportText.words(shown);
    }

    private static Optional<Paper.Grid> measures(TrainingRun run) {
        if (!(run.validationMetrics().get("candidate") instanceof Map<?, ?> candidate)) {
            return Optional.empty();
        }
        Map<?, ?> champion = run.validationMetrics().get("champion") instanceof Map<?, ?> there ? there : Map.of();
        List<List<String>> rows = candidate.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Number)
                .map(entry -> List.of(
                        entry.getKey().toString(), number(entry.getValue()), number(champion.get(entry.getKey()))))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Paper.Grid.of(List.of("On held-out rows", "This version", "Production then"), rows));
    }

    private static String number(Object value) {
        return value instanceof Number number ? ReportText.number(number.doubleValue()) : ReportText.NONE;
    }

    private Paper.Part live() {
        MetricPeriod summary = engine.metrics().summary(model.id(), OptionalLong.of(version.id()), range);
        if (summary.requestCount() == 0) {
            return new Paper.Text("It answered nothing in this range.");
        }
        return Paper.Grid.of(
                List.of("Measure", "Value"),
                LIVE.stream()
                        .filter(metric -> !Double.isNaN(metric.of(summary)))
                        .map(metric -> List.of(metric.label(), value(metric, metric.of(summary))))
                        .toList());
    }

    private static String value(MetricName metric, double value) {
        return metric.unit().equals("%")
                ? ReportText.percent(value)
                : (ReportText.number(value) + " " + metric.unit()).strip();
    }

    private Paper.Part stages() {
        List<StageChange> changes = engine.promotion().stageHistory(model.id()).stream()
                .filter(change -> change.versionId() == version.id())
                .toList();
        return Paper.Grid.of(
                List.of("When", "Stage", "Who", "Why"),
                changes.stream()
                        .map(change -> List.of(
                                text.time(change.at()),
                                change.from().map(from -> from.word() + " → ").orElse("")
                                        + change.to().word(),
                                change.by() + (change.simulated() ? " (simulated)" : ""),
                                change.comment()))
                        .collect(Collectors.toList()));
    }
}
