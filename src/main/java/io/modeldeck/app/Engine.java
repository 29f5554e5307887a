package io.modeldeck.app;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.registry.Registry;
import io.modeldeck.schedule.EngineRuntime;
import io.modeldeck.schedule.EngineSessions;
import io.modeldeck.store.Database;
import io.modeldeck.store.Leftovers;
import io.modeldeck.store.StoreException;
import io.modeldeck.store.Workspace;
import io.modeldeck.store.WorkspaceLock;
import io.modeldeck.telemetry.EventImport;
import io.modeldeck.telemetry.FeedbackImport;
import io.modeldeck.telemetry.SeriesImport;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The engine of one workspace, put together bottom-up by hand in five floors (what all stands on, monitoring,
 * models, lifecycle, work) and closed top-down. What it has is asked for by its rooms. It runs nothing on its own: {@link Supervisor} gives it the
 * beat of the wall clock, commands and imports work it through by event time.
 */
public final class Engine implements GroundRoom, MonitoringRoom, ModelRoom, LifecycleRoom, AutoCloseable {

    private final Standing standing = new Standing();
    private final EngineGround ground;
    private final EngineMonitoring monitoring;
    private final EngineModels models;
    private final EngineLifecycle lifecycle;
    private final Imports imports;
    private final EngineWork work;

    private Engine(
            Workspace workspace,
            Clock clock,
            Runnable threadGuard,
            Optional<WorkspaceLock> lock,
            Map<String, String> environment) {
        lock.ifPresent(held -> standing.on(held::close));
        try {
            this.ground = new EngineGround(workspace, clock, threadGuard, lock, environment, standing);
            this.monitoring = new EngineMonitoring(ground);
            this.models = new EngineModels(ground, monitoring);
            standing.on(models::close);
            standing.on(monitoring.intake::close);
            this.lifecycle = new EngineLifecycle(ground, monitoring, models);
            standing.on(lifecycle.externalWorkers::close);
            standing.on(models.fetches::close);
            Database database = ground.database;
            Registry registry = ground.registry;
            AuditLog audit = ground.audit;
            this.imports = new Imports(
                    this,
                    new EventImport(database, registry, monitoring.events, audit, clock),
                    new FeedbackImport(database, registry, monitoring.feedback, audit, clock),
                    new SeriesImport(database, registry, monitoring.series, audit, clock));
            this.work = new EngineWork(ground, monitoring, lifecycle);
            standing.on(work.compacting::close);
            if (lock.isPresent()) {
                takeUp();
            }
        } catch (RuntimeException | Error e) {
            standing.abandon(e);
            throw e;
        }
    }

    /** What whoever held the workspace before could not bring to its end. */
    private void takeUp() {
        Instant now = ground.clock.instant();
        Leftovers.clear(ground.workspace);
        ground.registry.recoverInterrupted();
        monitoring.alertRules.seedDefaults();
        lifecycle.training.recoverInterrupted(now);
        lifecycle.searches.recoverInterrupted(now);
        ground.jobs.recoverInterrupted(now);
        models.fetches.recoverInterrupted();
        lifecycle.externalWorkers.recoverInterrupted();
        work.compacting.recoverInterrupted();
    }

    /**
     * Opens a workspace for writing, and makes it when it is not there. Runs that were going when it was last closed by force are failed.
     *
     * @param threadGuard runs before every access to the database and may refuse the thread
     * @return empty when another process holds the workspace
     */
    public static Optional<Engine> open(Workspace workspace, Clock clock, Runnable threadGuard) {
        return open(workspace, clock, threadGuard, System.getenv());
    }

    /** The same for somebody with an environment of their own, in which keys to servers are looked for. */
    public static Optional<Engine> open(
            Workspace workspace, Clock clock, Runnable threadGuard, Map<String, String> environment) {
        workspace.create();
        Optional<WorkspaceLock> lock =
                workspace.lock("process " + ProcessHandle.current().pid() + " since " + clock.instant());
        return lock.map(held -> new Engine(workspace, clock, threadGuard, lock, environment));
    }

    /** Opens a workspace for reading only, whether somebody else holds it or not. */
    public static Engine openReadOnly(Workspace workspace, Clock clock) {
        return openReadOnly(workspace, clock, () -> {});
    }

    /** The same with something that runs before every access to the database and may refuse it. */
    public static Engine openReadOnly(Workspace workspace, Clock clock, Runnable guard) {
        return openReadOnly(workspace, clock, guard, System.getenv());
    }

    /** The same for somebody with an environment of their own, in which keys to servers are looked for. */
    public static Engine openReadOnly(
            Workspace workspace, Clock clock, Runnable guard, Map<String, String> environment) {
        return new Engine(workspace, clock, guard, Optional.empty(), environment);
    }

    @Override
    public EngineGround ground() {
        return ground;
    }

    @Override
    public EngineMonitoring monitoring() {
        return monitoring;
    }

    @Override
    public EngineModels models() {
        return models;
    }

    @Override
    public EngineLifecycle lifecycle() {
        return lifecycle;
    }

    public Imports imports() {
        return imports;
    }

    public Retention retention() {
        return work.retention;
    }

    public Compacting compacting() {
        return work.compacting;
    }

    public EngineRuntime runtime() {
        return work.runtime;
    }

    public EngineSessions sessions() {
        return work.sessions;
    }

    public ScheduledHops hops() {
        return work.hops;
    }

    /**
     * In order: no more events come in, those that were taken are durable, the models and then the file are closed, the lock goes. What fails of it keeps nothing of the
     * rest from being closed.
     */
    @Override
    public void close() {
        try {
            standing.close();
        } catch (StoreException e) {
            // What was acknowledged is durable already.
            LoggerFactory.getLogger(Engine.class).warn("The workspace did not close cleanly: {}", e.getMessage(), e);
        }
    }
}
