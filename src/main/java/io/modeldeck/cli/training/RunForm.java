package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.EpochMetrics;
import io.modeldeck.training.run.RunArtifact;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Training runs as documents, rows and sentences. */
public final class RunForm {

    private RunForm() {}

    /** Trains what is queued for the run's model until the run ended, unless somebody else has taken it already. */
    public static TrainingRun workOff(Engine engine, TrainingRun queued, Instant at) {
        Optional<TrainingRun> worked = Optional.of(queued);
        while (worked.isPresent() && engine.training().run(queued.id()).status() == RunStatus.QUEUED) {
            worked = engine.training().runNext(OptionalLong.of(queued.modelId()), at);
        }
        engine.workers().await(queued.id());
        return engine.training().run(queued.id());
    }

    public static int exitCode(TrainingRun run) {
        return run.status() == RunStatus.FAILED ? ExitCode.REFUSED : ExitCode.DONE;
    }

    public static String sentence(TrainingRun run, Engine engine) {
        String name = "Run " + run.id() + " of " + run.modelName() + " is "
                + run.status().word();
        if (!run.failureReason().isEmpty()) {
            return name + ": " + run.failureReason();
        }
        Optional<ModelVersion> candidate = version(run.versionId(), engine);
        return name
                + candidate
                        .map(v -> "; " + v.label() + " is " + v.stage().word() + ", validation "
                                + v.validation().word())
                        .orElse("")
                + ".";
    }

    public static Map<String, Object> document(TrainingRun run, Engine engine) {
        return Answer.document(
                "id",
                run.id(),
                "model",
                run.modelName(),
                "status",
                run.status().word(),
                "type",
                run.type().word(),
                "priority",
                run.priority().word(),
                "triggeredBy",
                run.triggeredBy().word(),
                "triggerReference",
                run.triggerReference(),
                "request",
                run.requestId(),
                "version",
                version(run.versionId(), engine).map(ModelVersion::deploymentVersion),
                "trainedFrom",
                version(run.trainedFromId(), engine).map(ModelVersion::deploymentVersion),
                "validationPassed",
                run.validationPassed(),
                "failureReason",
                run.failureReason().isEmpty() ? null : run.failureReason(),
                "queuedAt",
                run.queuedAt(),
                "startedAt",
                run.startedAt(),
                "completedAt",
                run.completedAt(),
                "durationSeconds",
                run.duration().map(d -> d.toMillis() / 1e3),
                "sha256",
                run.artifact().map(artifact -> artifact.digest().hex()),
                "bytes",
                run.artifact().map(RunArtifact::bytes),
                "config",
                run.config(),
                "dataset",
                run.datasetStats(),
                "validation",
                run.validationMetrics());
    }

    static TextTable table(List<TrainingRun> runs, Engine engine, Times times) {
        TextTable table = new TextTable(
                "id>",
                "model",
                "status",
                "priority",
                "type",
                "triggered by",
                times.head("queued"),
                "took>",
                "version",
                "validation");
        runs.forEach(run -> table.row(
                run.id(),
                run.modelName(),
                run.status().word(),
                run.status() == RunStatus.QUEUED ? run.priority().word() : "",
                run.type().word(),
                run.triggeredBy().word() + " (" + run.triggerReference() + ")",
                times.text(run.queuedAt()),
                run.duration().map(Times::length).orElse(""),
                version(run.versionId(), engine)
                        .map(v -> "v" + v.deploymentVersion())
                        .orElse(""),
                run.validationPassed()
                        .map(passed -> passed ? "passed" : "failed")
                        .orElse("")));
        return table;
    }

    /** One line for each epoch, one column for each thing that was measured. */
    static TextTable epochs(List<EpochMetrics> epochs) {
        Set<String> measured = new TreeSet<>();
        epochs.forEach(epoch -> measured.addAll(epoch.metrics().keySet()));
        TextTable table = new TextTable(
                Stream.concat(Stream.of("epoch>"), measured.stream().map(name -> name + ">"))
                        .toArray(String[]::new));
        epochs.forEach(epoch -> table.row(Stream.concat(
                        Stream.of(epoch.epoch()),
                        measured.stream()
                                .map(name -> Optional.ofNullable(epoch.metrics().get(name))
                                        .map(Numbers::text)
                                        .orElse("")))
                .toArray()));
        return table;
    }

    static String took(Optional<Duration> duration) {
        return duration.map(Times::length).orElse("");
    }

    private static Optional<ModelVersion> version(OptionalLong id, Engine engine) {
        return id.isPresent() ? engine.registry().version(id.getAsLong()) : Optional.empty();
    }
}
