package io.modeldeck.report;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Json;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.export.Paper;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.training.run.TrainingRun;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a model was retrained, or was not: what was known then, who decided, and what came of it. */
final class DecisionRecord {

    private final Engine engine;
    private final RetrainingRequest request;
    private final ReportText text;

    DecisionRecord(Engine engine, RetrainingRequest request, ZoneId zone) {
        this.engine = engine;
        this.request = request;
        this.text = new ReportText(zone);
    }

    Paper paper() {
        List<Paper.Part> parts = new ArrayList<>();
        parts.add(facts());
        parts.add(new Paper.Heading("Decision"));
        parts.add(decision());
        parts.add(new Paper.Heading("Checks"));
        if (!request.overridden().isEmpty()) {
            parts.add(new Paper.Text(
                    "Approved although checks failed then: " + String.join("; ", request.overridden()) + "."));
        }
        parts.add(Paper.Grid.of(
                List.of("Check", "Result", "Found"),
                request.checks().stream()
                        .map(check -> List.of(check.name(), check.passed() ? "passed" : "not passed", check.detail()))
                        .toList()));
        parts.add(new Paper.Heading("Evidence, as it was then"));
        parts.add(new Paper.Text(
                request.details().get("summary") instanceof String summary
                        ? DriftWords.plain(summary)
                        : ReportText.capital(ReportText.words(request.raisedBy())) + "."));
        evidence(parts);
        request.runId().ifPresent(id -> outcome(engine.training().run(id), parts));
        return new Paper(
                "Decision record: request " + request.id(),
                "Retrain " + request.modelName(),
                parts,
                text.foot(engine.clock().instant()));
    }

    private Paper.Facts facts() {
        return Paper.Facts.of(
                "About",
                        engine.registry()
                                .version(request.versionId())
                                .map(version -> version.shortLabel())
                                .orElse(request.modelName()),
                "Requested", text.time(request.requestedAt()) + " by " + request.requestedBy(),
                "Reason", request.reason().word().replace('_', ' '),
                "Alert",
                        request.alertId().isPresent()
                                ? engine.alerts()
                                        .alert(request.alertId().getAsLong())
                                        .map(alert -> alert.id() + ": " + alert.message())
                                        .orElse(Long.toString(request.alertId().getAsLong()))
                                : "none",
                "Status", request.status().word().replace('_', ' '));
    }

    private Paper.Part decision() {
        if (request.reviewedAt().isEmpty()) {
            return new Paper.Text("Nobody has decided yet.");
        }
        String by = request.reviewedBy().orElse("system") + (request.simulated() ? " (simulated)" : "") + ", "
                + text.time(request.reviewedAt().get());
        return new Paper.Quote(request.comment().isBlank() ? "(no comment)" : request.comment(), by);
    }

    private void evidence(List<Paper.Part> parts) {
        List<DriftResult> drift = objects(request.evidence().get("drift")).stream()
                .map(result -> Json.convert(result, DriftResult.class))
                .sorted((a, b) -> Double.compare(b.score(), a.score()))
                .toList();
        if (!drift.isEmpty()) {
            parts.add(Paper.Grid.of(
                    List.of("Feature", "Kind", "State", "Score", "In words"),
                    drift.stream()
                            .map(result -> List.of(
                                    DriftWords.subject(result),
                                    result.type().word(),
                                    DriftWords.state(result.state()),
                                    ReportText.score(result),
                                    DriftWords.plain(result.sentence())))
                            .toList()));
            DriftResult worst = drift.getFirst();
            DriftPicture.distribution(worst, "Distribution of " + DriftWords.subject(worst), "as it was then")
                    .ifPresent(chart -> parts.add(new Paper.Picture(chart)));
        }
        if (request.evidence().get("quality") instanceof Map<?, ?> data) {
            parts.add(new Paper.Subheading("Data"));
            parts.add(new Paper.Text(
                    objects(data.get("findings")).isEmpty()
                            ? "The check of the newest " + data.get("rows") + " rows found nothing wrong."
                            : objects(data.get("findings")).stream()
                                    .map(finding -> said(finding, "sentence"))
                                    .collect(Collectors.joining(" "))));
        }
        List<Map<?, ?>> earlier = objects(request.evidence().get("earlierRetrainings"));
        if (!earlier.isEmpty()) {
            parts.add(new Paper.Subheading("Trainings before"));
            parts.add(Paper.Grid.of(
                    List.of("Run", "Status", "Result"),
                    earlier.stream()
                            .map(run -> List.of(said(run, "run"), said(run, "status"), said(run, "result")))
                            .toList()));
        }
    }

    private static String said(Map<?, ?> document, String key) {
        Object value = document.get(key);
        return value == null ? ReportText.NONE : value.toString();
    }

    private static List<Map<?, ?>> objects(Object value) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(each -> {
                if (each instanceof Map<?, ?> map) {
                    objects.add(map);
                }
            });
        }
        return objects;
    }

    private void outcome(TrainingRun run, List<Paper.Part> parts) {
        parts.add(new Paper.Heading("What came of it"));
        Optional<String> sentence =
                Optional.ofNullable(run.validationMetrics().get("sentence")).map(Object::toString);
        parts.add(Paper.Facts.of(
                "Run",
                run.id() + ", " + run.status().word(),
                "Version",
                run.versionId().isPresent()
                        ? engine.registry()
                                .version(run.versionId().getAsLong())
                                .map(version -> version.shortLabel() + ", now "
                                        + version.stage().word())
                                .orElse("deleted since")
                        : "none",
                "Validation",
                sentence.orElse(run.failureReason().isBlank() ? ReportText.NONE : run.failureReason())));
    }
}
