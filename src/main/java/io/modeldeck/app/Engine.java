package io.modeldeck.app;

import io.modeldeck.alert.AlertRules;
import io.modeldeck.alert.AlertService;
import io.modeldeck.alert.RuleHistory;
import io.modeldeck.alert.Silences;
import io.modeldeck.annotation.Annotations;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.benchmark.BenchmarkService;
import io.modeldeck.config.ConfigService;
import io.modeldeck.config.Keychain;
import io.modeldeck.config.SavedViews;
import io.modeldeck.config.Settings;
import io.modeldeck.drift.BaselineService;
import io.modeldeck.drift.DriftService;
import io.modeldeck.inference.InferenceService;
import io.modeldeck.inference.Isolation;
import io.modeldeck.inference.ModelIntake;
import io.modeldeck.inference.Runtimes;
import io.modeldeck.inference.ollama.OllamaIntake;
import io.modeldeck.inference.transformer.TransformerIntake;
import io.modeldeck.intake.FetchService;
import io.modeldeck.intake.ModelDoor;
import io.modeldeck.intake.ProfileInstall;
import io.modeldeck.metrics.LiveWindows;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.metrics.PromotionWatches;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.playground.Examples;
import io.modeldeck.playground.Playground;
import io.modeldeck.playground.TokenLedger;
import io.modeldeck.quality.Constraints;
import io.modeldeck.quality.QualityService;
import io.modeldeck.recipe.RecipeBook;
import io.modeldeck.registry.Aliases;
import io.modeldeck.registry.Promotion;
import io.modeldeck.registry.Registry;
import io.modeldeck.retraining.RetrainingService;
import io.modeldeck.schedule.EngineRuntime;
import io.modeldeck.schedule.EngineSessions;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.search.SearchService;
import io.modeldeck.store.Database;
import io.modeldeck.store.Leftovers;
import io.modeldeck.store.StoreException;
import io.modeldeck.store.Workspace;
import io.modeldeck.store.WorkspaceLock;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.telemetry.EventImport;
import io.modeldeck.telemetry.EventIntake;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.telemetry.FeedbackImport;
import io.modeldeck.telemetry.FeedbackService;
import io.modeldeck.telemetry.SeriesImport;
import io.modeldeck.training.ShadowReplay;
import io.modeldeck.training.TrainingService;
import io.modeldeck.worker.WorkerService;
import io.modeldeck.worker.WorkerSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * The engine of one workspace, put together bottom-up by hand in five floors (what all stands on, monitoring,
 * models, lifecycle, work) and closed top-down. It runs nothing on its own: {@link Supervisor} gives it the
 * beat of the wall clock, commands and imports work it through by event time.
 */
public final class Engine implements AutoCloseable {

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

    /** Whether this engine holds the workspace and may write. */
    public boolean isWritable() {
        return ground.lock.isPresent();
    }

    /** Runs the work as one transaction: all of it is kept, or nothing. */
    public <T> T together(Supplier<T> work) {
        return ground.database.transaction(work);
    }

    /**
     * A number that grows with whatever is written to the workspace, as soon as that is durable. Of an engine that only reads it stands: somebody else
     * may write there.
     */
    public long commits() {
        return ground.database.commits();
    }

    /** How often something failed that was done because of a change, after it was kept. */
    public long failedAfterwards() {
        return ground.database.failedAfterwards();
    }

    public Workspace workspace() {
        return ground.workspace;
    }

    public Clock clock() {
        return ground.clock;
    }

    public ChangeHub changes() {
        return ground.changes;
    }

    public AuditLog audit() {
        return ground.audit;
    }

    public Jobs jobs() {
        return ground.jobs;
    }

    public ConfigService config() {
        return ground.config;
    }

    public Settings settings() {
        return ground.settings;
    }

    public SavedViews views() {
        return ground.views;
    }

    public Registry registry() {
        return ground.registry;
    }

    public Promotion promotion() {
        return lifecycle.promotion;
    }

    /** How versions do right after their promotion. */
    public PromotionWatches promotionWatches() {
        return lifecycle.watches;
    }

    public Isolation isolation() {
        return models.isolation;
    }

    /** What the processes of models take, and how they fail. */
    public WorkerWatch modelProcesses() {
        return models.workers;
    }

    /** The names of versions. */
    public Aliases aliases() {
        return lifecycle.promotion.aliases();
    }

    public Runtimes runtimes() {
        return models.runtimes;
    }

    public ModelIntake modelIntake() {
        return models.modelIntake;
    }

    /** Where keys to servers come from. */
    public Keychain keychain() {
        return ground.keychain;
    }

    public OllamaIntake ollamaIntake() {
        return models.ollamaIntake;
    }

    public TransformerIntake transformerIntake() {
        return models.transformerIntake;
    }

    /** The door for files and folders with models of every kind. */
    public ModelDoor modelDoor() {
        return models.modelDoor;
    }

    /** Jobs that fetch models. */
    public FetchService fetches() {
        return models.fetches;
    }

    public ProfileInstall profiles() {
        return models.profiles;
    }

    public EventStore events() {
        return monitoring.events;
    }

    public EventIntake intake() {
        return monitoring.intake;
    }

    public InferenceService inference() {
        return models.inference;
    }

    public FeedbackService feedback() {
        return monitoring.feedback;
    }

    public Datasets datasets() {
        return monitoring.datasets;
    }

    public LiveWindows liveWindows() {
        return monitoring.liveWindows;
    }

    public MetricsService metrics() {
        return monitoring.metrics;
    }

    public SeriesService series() {
        return monitoring.series;
    }

    public BaselineService baselines() {
        return monitoring.baselines;
    }

    /** Models asked by hand. */
    public Playground playground() {
        return models.playground;
    }

    /** Inputs that are kept to be asked again. */
    public Examples examples() {
        return models.examples;
    }

    /** What calls of models of texts used. */
    public TokenLedger tokens() {
        return models.tokens;
    }

    public BenchmarkService benchmarks() {
        return models.benchmarks;
    }

    public DriftService drift() {
        return monitoring.drift;
    }

    public QualityService quality() {
        return monitoring.quality;
    }

    public Constraints constraints() {
        return monitoring.constraints;
    }

    public Annotations annotations() {
        return monitoring.annotations;
    }

    public AlertRules alertRules() {
        return monitoring.alertRules;
    }

    public AlertService alerts() {
        return monitoring.alerts;
    }

    public Silences silences() {
        return monitoring.silences;
    }

    public RuleHistory ruleHistory() {
        return monitoring.ruleHistory;
    }

    public TrainingService training() {
        return lifecycle.training;
    }

    public WorkerService workers() {
        return lifecycle.externalWorkers;
    }

    public WorkerSettings workerSettings() {
        return lifecycle.workerSettings;
    }

    public RecipeBook recipes() {
        return lifecycle.recipes;
    }

    public SearchService searches() {
        return lifecycle.searches;
    }

    public ShadowReplay shadow() {
        return lifecycle.shadow;
    }

    public RetrainingService retraining() {
        return lifecycle.retraining;
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
