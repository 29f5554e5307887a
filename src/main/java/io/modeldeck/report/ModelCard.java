package io.modeldeck.report;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Paper;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import io.modeldeck.training.run.TrainingRun;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
            parts.add(new Paper.Facts(RunParts.facts(run, text)));
            RunParts.verdict(run).ifPresent(sentence -> parts.add(new Paper.Text(sentence)));
            RunParts.measures(run).ifPresent(parts::add);
        });
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
                : metric.unit().isEmpty()
                        ? SideWords.value(metric.word(), Optional.of(value))
                        : ReportText.number(value) + " " + metric.unit();
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
