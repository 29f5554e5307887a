package io.modeldeck.report;

import io.modeldeck.app.Engine;
import io.modeldeck.export.Paper;
import io.modeldeck.training.run.RunAdvice;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.TrainingRun;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One training: what set it off, on what it was trained, how it went, and how it was judged. */
final class RunRecord {

    private static final int LOG_LINES = 40;

    private final Engine engine;
    private final TrainingRun run;
    private final ReportText text;

    RunRecord(Engine engine, TrainingRun run, ZoneId zone) {
        this.engine = engine;
        this.run = run;
        this.text = new ReportText(zone);
    }

    Paper paper() {
        List<Paper.Part> parts = new ArrayList<>();
        parts.add(facts());
        if (!run.failureReason().isBlank()) {
            parts.add(new Paper.Heading("Why it ended so"));
            parts.add(new Paper.Text(run.failureReason()));
            RunAdvice.of(run).ifPresent(advice -> parts.add(new Paper.Text(advice)));
        }
        parts.add(new Paper.Heading("Validation"));
        RunParts.verdict(run).ifPresent(sentence -> parts.add(new Paper.Text(sentence)));
        criteria().ifPresent(parts::add);
        RunParts.measures(run).ifPresent(parts::add);
        if (run.validationPassed().isEmpty()) {
            parts.add(new Paper.Text("It was not validated."));
        }
        TrainingCurves.of(
                        run,
                        new TrainingCurves.Words(
                                "Learning curves", "epoch", name -> name, epochs -> epochs + " epochs"))
                .ifPresent(chart -> {
                    parts.add(new Paper.Heading("Learning curves"));
                    parts.add(new Paper.Picture(chart));
                });
        log(parts);
        return new Paper(
                "Training run " + run.id() + ": " + target(),
                run.status().word()
                        + run.validationPassed()
                                .map(passed -> passed ? ", passed" : ", not passed")
                                .orElse(""),
                parts,
                text.foot(engine.clock().instant()));
    }

    private String target() {
        return run.versionId().isPresent()
                ? engine.registry()
                        .version(run.versionId().getAsLong())
                        .map(version -> version.shortLabel())
                        .orElse(run.modelName())
                : run.modelName();
    }

    private Paper.Facts facts() {
        List<Paper.Fact> facts = new ArrayList<>();
        facts.add(new Paper.Fact("Queued", text.time(run.queuedAt())));
        run.startedAt().ifPresent(at -> facts.add(new Paper.Fact("Started", text.time(at))));
        facts.addAll(RunParts.facts(run, text));
        run.duration()
                .ifPresent(took ->
                        facts.add(new Paper.Fact("Took", ReportText.number(took.toMillis() / 1_000.0) + " s")));
        run.artifact()
                .ifPresent(file -> facts.add(new Paper.Fact(
                        "File", "SHA-256 " + file.digest() + ", " + ReportText.number(file.bytes()) + " bytes")));
        return new Paper.Facts(facts);
    }

    private Optional<Paper.Grid> criteria() {
        if (!(run.validationMetrics().get("criteria") instanceof List<?> list)) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        for (Object each : list) {
            if (each instanceof Map<?, ?> criterion) {
                rows.add(List.of(
                        String.valueOf(criterion.get("name")),
                        RunParts.number(criterion.get("threshold")),
                        RunParts.number(criterion.get("actual")),
                        Boolean.TRUE.equals(criterion.get("passed")) ? "passed" : "not passed"));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(Paper.Grid.of(List.of("Criterion", "Needed", "Reached", "Result"), rows));
    }

    private void log(List<Paper.Part> parts) {
        List<RunLogLine> lines = engine.training().log(run.id(), LOG_LINES);
        if (lines.isEmpty()) {
            return;
        }
        parts.add(new Paper.Heading("Log, its last " + lines.size() + " lines"));
        parts.add(Paper.Grid.of(
                List.of("When", "Step", "Line"),
                lines.stream()
                        .map(line -> List.of(text.time(line.at()), line.step().word(), line.line()))
                        .toList()));
    }
}
