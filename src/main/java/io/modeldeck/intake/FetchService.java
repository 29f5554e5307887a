package io.modeldeck.intake;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Role;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.store.Database;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The queue of fetch jobs. {@link #beat} does what is due; a job that failed in a way that may pass is tried again after 2, 4, 8 seconds, or when its
 * server says; one that was cut off goes on where it was. Each job is worked by one thread at a time.
 */
public final class FetchService {

    private static final int MOST_LISTED = 1_000;

    private final Database database;
    private final FetchStore store;
    private final FetchExecution execution;
    private final Webhook webhook;
    private final AuditLog audit;
    private final Token token;
    private final Clock clock;

    /**
     * @param trial loads graphs of strangers in processes of their own
     * @param incoming the folder for what is on its way
     * @param token the key to the hub, and which hub that is
     */
    public FetchService(
            Database database,
            ModelDoor door,
            ModelRuntime trial,
            AuditLog audit,
            Path incoming,
            Token token,
            Clock clock) {
        this.database = database;
        this.store = new FetchStore(database);
        this.execution = new FetchExecution(
                database, store, new FetchWork(store, door, new Strangers(trial), incoming, token, clock), clock);
        this.webhook = new Webhook(store, clock);
        this.audit = audit;
        this.token = token;
        this.clock = clock;
    }

    /** The hub that is asked where nobody names another. */
    public URI hub() {
        return token.hub();
    }

    /** What a source has; fetches none of it. */
    public Inspection inspect(FetchSource source) {
        try (Web web = new Web(token, clock)) {
            return new Inspector(web).inspect(source);
        }
    }

    /** Queues a job. */
    public FetchJob start(
            Actor actor, Instant at, FetchSource source, String variant, FetchWish wish, Optional<String> webhookUrl) {
        actor.require(Role.ENGINEER, "fetch a model");
        wish.requireSound();
        webhookUrl.map(Addresses::parse).ifPresent(Addresses::requireTyped);
        Optional<URI> hub = source instanceof FetchSource.Hub its ? Optional.of(its.base()) : Optional.empty();
        return database.transaction(() -> {
            long id = store.insert(
                    source,
                    hub,
                    variant,
                    wish,
                    webhookUrl,
                    actor.name(),
                    actor.face().word(),
                    at);
            record(actor, at, id, "start", Map.of(), Map.of("source", source.shown(), "variant", variant), "");
            return job(id);
        });
    }

    public FetchJob job(long id) {
        return store.find(id)
                .orElseThrow(
                        () -> new Problem("There is no fetch job " + id + "; list them with: modeldeck fetch list."));
    }

    /** The newest first. */
    public List<FetchJob> jobs(int most) {
        return store.list(Math.min(most, MOST_LISTED));
    }

    /** Those for the same files under the same name, the newest first. */
    List<FetchJob> alike(FetchSource source, String variant, FetchWish wish) {
        return store.alike(source, variant, wish);
    }

    /** How far a job is by now; fresher than what is kept while it is in work in this process. */
    public FetchProgress progress(FetchJob job) {
        return execution.progress(job);
    }

    /** Stops a job for good; what was brought is removed. */
    public FetchJob cancel(Actor actor, Instant at, long id, String comment) {
        actor.require(Role.ENGINEER, "cancel a fetch job");
        FetchJob job = database.transaction(() -> {
            FetchJob now = job(id);
            if (!now.status().mayBecome(FetchStatus.CANCELLED)) {
                throw new Problem(now.label() + " is " + now.status().word() + " and cannot be cancelled any more.");
            }
            store.ended(
                    id,
                    FetchStatus.CANCELLED,
                    at,
                    OptionalLong.empty(),
                    now.webhookUrl().isPresent());
            record(actor, at, id, "cancel", status(now), Map.of("status", "cancelled"), comment);
            return job(id);
        });
        execution.cancelled(job);
        return job;
    }

    /** Queues a job again that failed or was cancelled, and lets one that waits begin at once; what is here is not brought again. */
    public FetchJob retry(Actor actor, Instant at, long id, FetchWish more, String comment) {
        actor.require(Role.ENGINEER, "retry a fetch job");
        return database.transaction(() -> {
            FetchJob now = job(id);
            boolean over = now.status().isEnd() && now.status().mayBecome(FetchStatus.QUEUED);
            if (!over && now.status() != FetchStatus.QUEUED) {
                throw new Problem(now.label() + " is " + now.status().word()
                        + "; only one that waits, failed or was cancelled is tried again.");
            }
            FetchWish wish = more.over(now.wish());
            wish.requireSound();
            store.wish(id, wish);
            store.again(id, at);
            record(actor, at, id, "retry", status(now), Map.of("status", "queued"), comment);
            return job(id);
        });
    }

    /**
     * Takes up what was cut off when the process ended; to be called before anybody works. What was cut off while its model was being added counts as
     * a try: it may be what ended the process.
     */
    public void recoverInterrupted() {
        execution.recoverInterrupted();
    }

    /** Works every job that is due, one after the other, and tells whoever is to be told. Answers whether one waits, or somebody who is to be told. */
    public boolean beat(Progress progress) {
        for (FetchJob job : store.due(clock.instant())) {
            if (execution.isClosed() || progress.cancelled()) {
                return true;
            }
            execution.work(job.id(), progress);
        }
        tell();
        return store.waits();
    }

    private void tell() {
        if (webhook.tell()) {
            database.announce(new Change.JobChanged(0));
        }
    }

    /** Works one job until it is over, waiting where it must; answers how it ended. */
    public FetchJob finish(long id, Progress progress, Patience patience) {
        while (true) {
            FetchJob job = job(id);
            if (job.status().isEnd() || progress.cancelled() || execution.isClosed()) {
                tell();
                return job(id);
            }
            if (job.status() == FetchStatus.QUEUED
                    && !job.retryAt().isAfter(clock.instant())
                    && execution.work(id, progress)) {
                continue;
            }
            progress.at(progress(job).bytes(), job.totalBytes(), job.lastError().orElse("waiting"));
            patience.until(job.retryAt());
        }
    }

    /** How somebody waits; a moment at least, so that others may work. */
    public interface Patience {
        void until(Instant when);
    }

    private void record(
            Actor actor,
            Instant at,
            long id,
            String deed,
            Map<String, ?> before,
            Map<String, ?> after,
            String comment) {
        audit.record(
                actor,
                at,
                OptionalLong.empty(),
                "fetch job " + id,
                deed,
                new LinkedHashMap<>(before),
                new LinkedHashMap<>(after),
                comment);
        database.announce(new Change.JobChanged(0));
    }

    private static Map<String, Object> status(FetchJob job) {
        return Map.of("status", job.status().word());
    }

    /** Ends what is in work at its next safe place; it goes on when the workspace is opened again. */
    public void close() {
        execution.close();
    }
}
