package io.modeldeck.training.execution;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Unexpected;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.ReceivedModel;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.Sites;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.validation.ModelValidation;
import io.modeldeck.validation.PastValidation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from the queue to its end, whether it is trained here or elsewhere; also the end of those that the end of the program cut off. */
final class RunExecution {

    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);

    private final Database database;
    private final RunStore store;
    private final RunLedger ledger;
    private final ValidationBook validations;
    private final Registry registry;
    private final RunRows rows;
    private final RunWork work;
    private final Supplier<Sites> sites;
    private final Clock clock;

    RunExecution(
            Database database,
            RunStore store,
            RunLedger ledger,
            ValidationBook validations,
            Registry registry,
            RunRows rows,
            RunWork work,
            Supplier<Sites> sites,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.ledger = ledger;
        this.validations = validations;
        this.registry = registry;
        this.rows = rows;
        this.work = work;
        this.sites = sites;
        this.clock = clock;
    }

    /** Trains a run that has begun. Blocks until it ended, or until a worker has it. */
    TrainingRun execute(TrainingRun run, Instant at) {
        long started = System.nanoTime();
        return ended(run, at, started, () -> {
            RunWatch watch = ledger.watching(run);
            PreparedRun prepared = work.prepare(run, watch);
            // What was allowed when the run was queued may be withdrawn by now.
            sites.get().admission().require(prepared.info(), prepared.recipe().site());
            return prepared.recipe().site() instanceof Site.Worker worker
                    ? database.attempt(() -> send(run, prepared, worker))
                    : validated(run, work.train(prepared, watch, sites.get().scripts()), at, started);
        });
    }

    private TrainingRun send(TrainingRun run, PreparedRun prepared, Site.Worker worker) {
        Map<String, Object> frozen = rows.frozenConfig(run, prepared.source());
        ledger.rows(run, frozen, prepared.stats(rows.dataset(frozen)));
        sites.get().remote().send(run, worker, prepared.info(), prepared.recipe(), prepared.training());
        String said = "Its " + prepared.split() + " rows to learn from go to the worker "
                + worker.address().origin() + "; the rows held out stay here.";
        ledger.progress(run.id(), run.epochs(), List.of(said));
        return store.require(run.id());
    }

    /** Takes a worker's model in, tries it and validates it like any other. Answers the run as it ended. */
    TrainingRun receive(long runId, ReceivedModel received, Instant at) {
        TrainingRun run = store.require(runId);
        if (run.status() != RunStatus.RUNNING) {
            return run;
        }
        long started = System.nanoTime();
        return ended(run, at, started, () -> {
            // The run said which rows it has when it was sent.
            PreparedRun prepared = work.prepare(run, RunWatch.silent());
            return validated(run, work.received(prepared, received, run.epochs()), at, started);
        });
    }

    private TrainingRun validated(TrainingRun run, TrainedRun trained, Instant at, long started) {
        TrainingRun validating = database.attempt(() -> validating(run, trained, at));
        ModelVersion candidate = registry.requireVersion(validating.versionId().orElseThrow());
        ModelValidation.Result result = work.validation().validate(candidate, trained);
        return database.attempt(() -> {
            validations.keep(Actor.system(), at, candidate, result, PastValidation.Kind.RUN);
            work.setBaseline(validating, candidate, trained, result, at);
            return ledger.completed(validating, at, took(run, started), result);
        });
    }

    private TrainingRun validating(TrainingRun run, TrainedRun trained, Instant at) {
        RunLedger.require(store.require(run.id()), RunStatus.VALIDATING);
        ModelVersion candidate = work.addCandidate(run, trained, at);
        Map<String, Object> frozen = rows.frozenConfig(run, trained.source());
        trained.note(frozen);
        ledger.rows(run, frozen, trained.prepared().stats(rows.dataset(frozen)));
        return ledger.validating(run, candidate, trained.model().epochs(), trained.artifact());
    }

    /** Ends a worker's run with a sentence. Joins the running transaction; a run that is over stays as it is. */
    TrainingRun endElsewhere(long runId, RunStatus status, Instant at, String sentence) {
        return database.transaction(() -> {
            TrainingRun run = store.require(runId);
            return run.status().isEnd()
                    ? run
                    : ledger.ended(run, status, at, Optional.of(took(run, System.nanoTime())), sentence);
        });
    }

    /** Marks runs that were going when the program ended; those that a worker has go on. */
    int recoverInterrupted(Instant at) {
        Set<Long> elsewhere = sites.get().remote().open();
        List<TrainingRun> interrupted = store.unfinished().stream()
                // One whose model was here already is interrupted like any other.
                .filter(run -> run.status() != RunStatus.RUNNING || !elsewhere.contains(run.id()))
                .toList();
        String reason = "Interrupted: the program ended while it ran. Retry it; the same rows are used.";
        for (TrainingRun run : interrupted) {
            database.transaction(() -> {
                Map<String, Object> before = Map.of("status", run.status().word());
                ledger.record(Actor.system(), at, run, "interrupted", before, Map.of("status", "failed"), "");
                return ledger.ended(run, RunStatus.FAILED, at, Optional.empty(), reason);
            });
        }
        return interrupted.size();
    }

    /** The one place where any failure of a run ends, with a sentence in the run and a line in the log. */
    private TrainingRun ended(TrainingRun run, Instant at, long started, Supplier<TrainingRun> training) {
        try {
            return training.get();
        } catch (RunCancelled cancelled) {
            return end(run, RunStatus.CANCELLED, at, started, "Cancelled while it ran.");
        } catch (Problem problem) {
            return end(run, RunStatus.FAILED, at, started, problem.getMessage());
        } catch (RuntimeException | Error unexpected) {
            // An error too, such as rows that do not fit into the memory: a run that never ended would hold its room
            // for ever.
            LOG.error("Run {} failed [{}]", run.id(), Unexpected.code(unexpected), unexpected);
            return end(run, RunStatus.FAILED, at, started, Unexpected.sentence("The training", unexpected));
        }
    }

    private TrainingRun end(TrainingRun run, RunStatus status, Instant at, long started, String reason) {
        return database.transaction(() -> ledger.ended(run, status, at, Optional.of(took(run, started)), reason));
    }

    /** How long a run took: one that this process did, by its own clock; one that was elsewhere, since it was sent. */
    private Duration took(TrainingRun run, long startedNanos) {
        return sites.get()
                .remote()
                .sentAt(run.id())
                .map(sent -> Duration.between(sent, clock.instant()))
                .orElseGet(() -> Duration.ofNanos(System.nanoTime() - startedNanos));
    }
}
