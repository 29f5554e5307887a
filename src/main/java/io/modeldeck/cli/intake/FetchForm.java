package io.modeldeck.cli.intake;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.intake.FetchFile;
import io.modeldeck.intake.FetchJob;
import io.modeldeck.intake.FetchProgress;
import io.modeldeck.intake.FetchService;
import io.modeldeck.intake.FetchStatus;
import io.modeldeck.intake.Inspection;
import io.modeldeck.intake.Variant;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sources and fetch jobs as documents and words. */
final class FetchForm {

    private FetchForm() {}

    static Map<String, Object> inspection(Inspection found) {
        return Answer.document(
                "source",
                found.source().kind(),
                "sourceReference",
                found.source().reference(),
                "framework",
                found.framework(),
                "suggestedModelName",
                found.suggestedModelName(),
                "revision",
                found.revision(),
                "variants",
                found.variants().stream().map(FetchForm::variant).toList(),
                "inferredMetadata",
                found.metadata(),
                "notes",
                found.notes());
    }

    private static Map<String, Object> variant(Variant variant) {
        return Answer.document(
                "name",
                variant.name(),
                "precision",
                variant.precision(),
                "totalSize",
                variant.totalSize(),
                "files",
                variant.files().stream()
                        .map(file ->
                                Answer.document("path", file.path(), "bytes", file.bytes(), "sha256", file.sha256()))
                        .toList());
    }

    static Report report(Inspection found) {
        TextTable variants = new TextTable("variant", "precision", "size>", "files");
        found.variants()
                .forEach(variant -> variants.row(
                        variant.name(),
                        variant.precision(),
                        variant.totalSize() == 0 ? "not said" : OllamaForm.size(variant.totalSize()),
                        String.join(
                                ", ",
                                variant.files().stream().map(FetchFile::path).toList())));
        Report report = new Report()
                .line(found.source().reference() + ": "
                        + found.framework()
                                .map(name -> "a model of " + name)
                                .orElse("what it is, its content will tell")
                        + ".")
                .table(variants, "Nothing here is served.");
        found.notes().forEach(report::line);
        found.metadata().forEach((name, value) -> report.line(name + ": " + value));
        return report;
    }

    static Map<String, Object> job(FetchJob job, FetchService fetches) {
        FetchProgress now = fetches.progress(job);
        Map<String, Object> document = Answer.document(
                "id",
                job.id(),
                "source",
                job.source().kind(),
                "sourceReference",
                job.source().shown(),
                "variant",
                job.variant(),
                "modelName",
                job.wish().modelName(),
                "modelVersion",
                job.wish().modelVersion(),
                "status",
                job.status().word(),
                "progress",
                job.progress(),
                "downloadedBytes",
                now.bytes(),
                "totalBytes",
                job.totalBytes(),
                "bytesPerSecond",
                now.bytesPerSecond(),
                "remainingSeconds",
                now.remaining().map(Duration::toSeconds),
                "retryCount",
                job.retryCount(),
                "maxRetries",
                job.maxRetries(),
                "lastError",
                job.lastError(),
                "errorCode",
                job.errorCode(),
                "retryable",
                job.retryable());
        Map<String, Object> rest = Answer.document(
                "inferredMetadata",
                job.inferred(),
                "userMetadata",
                job.wish().metadata(),
                "webhookUrl",
                job.webhookUrl(),
                "webhookState",
                job.webhookState(),
                "webhookTries",
                job.webhookTries(),
                "webhookError",
                job.webhookError(),
                "askedBy",
                job.askedBy(),
                "createdAt",
                job.createdAt(),
                "startedAt",
                job.startedAt(),
                "completedAt",
                job.completedAt(),
                "resultModelId",
                job.versionId());
        document.putAll(rest);
        return document;
    }

    static Report report(FetchJob job, FetchService fetches, Times times) {
        FetchProgress now = fetches.progress(job);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("job", job.id());
        facts.put("source", job.source().kind() + " " + job.source().shown() + ", " + job.variant());
        facts.put("status", words(job));
        facts.put(
                "here",
                OllamaForm.size(now.bytes())
                        + (now.total() == 0 ? "" : " of " + OllamaForm.size(now.total()))
                        + (now.bytesPerSecond().isEmpty()
                                ? ""
                                : ", "
                                        + OllamaForm.size(
                                                Math.round(now.bytesPerSecond().getAsDouble()))
                                        + "/s")
                        + now.remaining()
                                .map(left -> ", " + left.toSeconds() + " s to go")
                                .orElse(""));
        facts.put("asked for", times.text(job.createdAt()) + " by " + job.askedBy());
        job.lastError().ifPresent(error -> facts.put("last error", error));
        if (job.webhookUrl().isPresent()) {
            facts.put(
                    "webhook",
                    job.webhookState()
                            + job.webhookError().map(why -> ": " + why).orElse(""));
        }
        job.wish()
                .stage()
                .filter(stage -> !stage.equals("development") && !stage.equals("candidate"))
                .ifPresent(stage -> facts.put("wished", stage + "; promote it when it is judged"));
        return new Report().facts(facts);
    }

    static String words(FetchJob job) {
        return job.status() == FetchStatus.QUEUED && job.retryCount() > 0
                ? "queued for try " + (job.retryCount() + 1) + " of " + (job.maxRetries() + 1)
                : job.status().word();
    }
}
