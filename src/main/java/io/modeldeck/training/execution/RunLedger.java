package io.modeldeck.training.execution;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Database;
import io.modeldeck.training.EpochMetrics;
import io.modeldeck.training.run.RunArtifact;
import io.modeldeck.training.run.RunListener;
import io.modeldeck.training.run.RunLogLevel;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.validation.ModelValidation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes down what becomes of runs: each step by the rules of {@link RunStatus}, with a line in what the run said and word to those who show or await it. */
final class RunLedger {

    private final Database database;
    private final RunStore store;
    private final RunLogStore log;
    private final AuditLog audit;
    private volatile RunListener listener = RunListener.none();

    RunLedger(Database database, RunStore store, RunLogStore log, AuditLog audit) {
        this.database = database;
        this.store = store;
        this.log = log;
        this.audit = audit;
    }

    void listenTo(RunListener heard) {
        this.listener = heard;
    }

    /** Joins the running transaction, as all steps do. */
    TrainingRun started(TrainingRun run, Instant at) {
        require(run, RunStatus.RUNNING);
        store.start(run.id(), at, Environment.describe());
        return shown(run);
    }

    /** The rows that the run has, and its configuration with them in it. */
    void rows(TrainingRun run, Map<String, Object> config, Map<String, Object> stats) {
        store.dataset(run.id(), config, stats);
    }

    /** What was measured and said so far; of a run that is over nothing is kept. */
    void progress(long runId, List<EpochMetrics> epochs, List<String> lines) {
        database.transaction(() -> {
            TrainingRun run = store.require(runId);
            if (run.status() == RunStatus.RUNNING) {
                store.epochs(runId, epochs);
                lines.forEach(line -> log.add(runId, line));
                shown(run);
            }
            return null;
        });
    }

    TrainingRun validating(TrainingRun run, ModelVersion candidate, List<EpochMetrics> epochs, RunArtifact artifact) {
        require(store.require(run.id()), RunStatus.VALIDATING);
        store.epochs(run.id(), epochs);
        store.validating(run.id(), candidate.id(), artifact);
        log.add(run.id(), candidate.label() + " is added as a candidate; it is measured on the rows held out.");
        return shown(run);
    }

    TrainingRun completed(TrainingRun run, Instant at, Duration took, ModelValidation.Result result) {
        require(run, RunStatus.COMPLETED);
        store.completed(run.id(), at, took, result.passed(), result.document());
        log.add(run.id(), "Completed. " + result.verdict().sentence());
        TrainingRun completed = shown(run);
        listener.ended(completed);
        return completed;
    }

    /** Failed or cancelled, with a sentence. */
    TrainingRun ended(TrainingRun run, RunStatus status, Instant at, Optional<Duration> took, String reason) {
        require(store.require(run.id()), status);
        // before the run has ended, so that the reason stands with the step that it ended
        log.add(run.id(), status == RunStatus.FAILED ? RunLogLevel.ERROR : RunLogLevel.INFO, reason);
        store.ended(run.id(), status, at, took, reason);
        TrainingRun ended = shown(run);
        listener.ended(ended);
        return ended;
    }

    /** Adds a line to what the run said. */
    void say(TrainingRun run, String line) {
        database.transaction(() -> {
            log.add(run.id(), line);
            database.announce(new Change.RunChanged(run.modelId()));
            return null;
        });
    }

    /** Puts on record what somebody did about a run. */
    void record(
            Actor actor,
            Instant at,
            TrainingRun run,
            String action,
            Map<String, Object> before,
            Map<String, Object> after,
            String comment) {
        audit.record(
                actor,
                at,
                OptionalLong.of(run.modelId()),
                "run " + run.id() + " of " + run.modelName(),
                action,
                before,
                after,
                comment);
        database.announce(new Change.RunChanged(run.modelId()));
    }

    /** What was measured so far shows while the run goes on, and stays if it fails. */
    RunWatch watching(TrainingRun run) {
        return new RunWatch(
                () -> store.cancelRequested(run.id()),
                epochs -> {
                    EpochMetrics last = epochs.getLast();
                    progress(run.id(), epochs, List.of("Epoch " + last.epoch() + ": " + last.metrics()));
                },
                line -> say(run, line),
                System::nanoTime);
    }

    static void require(TrainingRun run, RunStatus next) {
        if (run.status().mayBecome(next) instanceof Decision.Refused(String reason)) {
            throw new Problem("Run " + run.id() + ": " + reason);
        }
    }

    private TrainingRun shown(TrainingRun run) {
        database.announce(new Change.RunChanged(run.modelId()));
        return store.require(run.id());
    }
}
