package io.modeldeck.app;

import io.modeldeck.alert.AlertRules;
import io.modeldeck.alert.AlertService;
import io.modeldeck.alert.RuleHistory;
import io.modeldeck.alert.Silences;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.benchmark.BenchmarkService;
import io.modeldeck.config.ConfigService;
import io.modeldeck.config.Keychain;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.config.Settings;
import io.modeldeck.drift.BaselineService;
import io.modeldeck.drift.DriftService;
import io.modeldeck.inference.InferenceService;
import io.modeldeck.inference.Isolation;
import io.modeldeck.inference.ModelIntake;
import io.modeldeck.inference.OnnxModelRuntime;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.inference.Runtimes;
import io.modeldeck.inference.ollama.OllamaIntake;
import io.modeldeck.inference.ollama.OllamaRuntime;
import io.modeldeck.inference.tensorflow.TensorFlowIntake;
import io.modeldeck.inference.tfjs.WebModelIntake;
import io.modeldeck.inference.transformer.SlicedRuntime;
import io.modeldeck.inference.transformer.TransformerIntake;
import io.modeldeck.inference.worker.WorkerBudget;
import io.modeldeck.inference.worker.WorkerListener;
import io.modeldeck.inference.worker.WorkerRuntime;
import io.modeldeck.intake.FetchService;
import io.modeldeck.intake.ModelDoor;
import io.modeldeck.intake.Token;
import io.modeldeck.metrics.LiveWindows;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.metrics.RollupService;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.playground.Playground;
import io.modeldeck.playground.TokenLedger;
import io.modeldeck.quality.Constraints;
import io.modeldeck.quality.QualityService;
import io.modeldeck.recipe.CodeTraining;
import io.modeldeck.recipe.RecipeBook;
import io.modeldeck.registry.Aliases;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Promotion;
import io.modeldeck.registry.Registry;
import io.modeldeck.retraining.EvidenceBook;
import io.modeldeck.retraining.RequesterPolicy;
import io.modeldeck.retraining.RetrainingService;
import io.modeldeck.retraining.Triggers;
import io.modeldeck.schedule.EngineSessions;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.search.SearchService;
import io.modeldeck.store.Artifacts;
import io.modeldeck.store.Database;
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
import io.modeldeck.telemetry.ServingVersions;
import io.modeldeck.training.RunRows;
import io.modeldeck.training.RunWork;
import io.modeldeck.training.ShadowReplay;
import io.modeldeck.training.Sites;
import io.modeldeck.training.TrainingService;
import io.modeldeck.training.TrialWork;
import io.modeldeck.worker.WorkerService;
import io.modeldeck.worker.WorkerSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * The engine of one workspace, put together bottom-up by hand and closed top-down. It runs nothing on its own: {@link Supervisor} gives it the
 * beat of the wall clock, commands and imports work it through by event time.
 */
public final class Engine implements AutoCloseable {

    private final Workspace workspace;
    private final Clock clock;
    private final Keychain keychain;
    private final Optional<WorkspaceLock> lock;
    private final ChangeHub changes = new ChangeHub();
    private final Database database;
    private final AuditLog audit;
    private final Jobs jobs;
    private final ConfigService config;
    private final Settings settings;
    private final Registry registry;
    private final Promotion promotion;
    private final OnnxModelRuntime onnx;
    private final Isolation isolation;
    private final Runtimes runtimes;
    private final ModelIntake modelIntake;
    private final OllamaIntake ollamaIntake;
    private final TransformerIntake transformerIntake;
    private final ModelDoor modelDoor;
    private final FetchService fetches;
    private final EventStore events;
    private final EventIntake intake;
    private final InferenceService inference;
    private final FeedbackService feedback;
    private final Datasets datasets;
    private final LiveWindows liveWindows;
    private final RollupService rollups;
    private final MetricsService metrics;
    private final SeriesService series;
    private final BaselineService baselines;
    private final Playground playground;
    private final TokenLedger tokens;
    private final BenchmarkService benchmarks;
    private final DriftService drift;
    private final QualityService quality;
    private final Constraints constraints;
    private final AlertRules alertRules;
    private final AlertService alerts;
    private final Silences silences;
    private final RuleHistory ruleHistory;
    private final TrainingService training;
    private final RecipeBook recipes;
    private final WorkerSettings workerSettings;
    private final WorkerService externalWorkers;
    private final SearchService searches;
    private final ShadowReplay shadow;
    private final RetrainingService retraining;
    private final Imports imports;
    private final ScheduledHops hops;
    private final Retention retention;
    private final EngineSessions sessions;

    private Engine(
            Workspace workspace,
            Clock clock,
            Runnable threadGuard,
            Optional<WorkspaceLock> lock,
            Map<String, String> environment) {
        this.workspace = workspace;
        this.keychain = new Keychain(environment);
        this.clock = clock;
        this.lock = lock;
        this.database = lock.isPresent()
                ? Database.open(workspace, threadGuard)
                : Database.openReadOnly(workspace, threadGuard);
        database.announceTo(changes);
        Artifacts artifacts = workspace.artifacts();
        this.audit = new AuditLog(database, clock);
        this.jobs = new Jobs(database, audit);
        this.config = new ConfigService(database, audit, clock);
        this.settings = new Settings(database, audit);
        this.registry = new Registry(database, artifacts, audit, clock);
        this.promotion = new Promotion(database, registry, audit, clock, new RequesterPolicy(database, config, clock));
        RuntimeLimits limits = RuntimeLimits.defaults();
        this.onnx = new OnnxModelRuntime(
                limits, () -> serving().callTime(), version -> config(version).onnx());
        this.series = new SeriesService(database, audit, clock);
        this.alertRules = new AlertRules(database, audit, clock);
        this.isolation = new Isolation(database, audit);
        WorkerWatch workers = new WorkerWatch(isolation, series, alertRules, clock, lock::isPresent);
        this.runtimes = new Runtimes(
                artifacts,
                List.of(onnx, new OllamaRuntime(OllamaRuntime.CALL, keychain)),
                List.of(
                        new WorkerRuntime(ModelVersion.ONNX, List::of, this::budget, workers),
                        new WorkerRuntime(
                                ModelVersion.PYTORCH,
                                () -> Packs.ofApplication().require(Packs.Pack.PYTORCH),
                                this::budget,
                                workers),
                        tensorFlow(workers),
                        new SlicedRuntime(transformers(workers))),
                isolation::isIsolated,
                this::serving);
        this.modelIntake = new ModelIntake(database, registry, artifacts, limits);
        this.ollamaIntake = new OllamaIntake(modelIntake, keychain);
        this.transformerIntake = new TransformerIntake(
                modelIntake,
                limits,
                () -> Packs.ofApplication()
                        .libraries(Packs.Pack.TRANSFORMERS)
                        .map(there -> transformers(WorkerListener.SILENT)));
        TensorFlowIntake tensorFlowIntake = new TensorFlowIntake(
                modelIntake,
                limits,
                () -> Packs.ofApplication()
                        .libraries(Packs.Pack.TENSORFLOW)
                        .map(there -> tensorFlow(WorkerListener.SILENT)));
        this.modelDoor = new ModelDoor(
                modelIntake,
                transformerIntake,
                tensorFlowIntake,
                new WebModelIntake(modelIntake, tensorFlowIntake, limits));
        this.fetches = new FetchService(
                database,
                modelDoor,
                new WorkerRuntime(ModelVersion.ONNX, List::of, this::budget, WorkerListener.SILENT),
                audit,
                workspace.folder().resolve("incoming"),
                new Token(keychain),
                clock);
        this.events = new EventStore(database, clock);
        this.intake = new EventIntake(database, events);
        this.liveWindows = new LiveWindows(database, clock.instant());
        intake.addListener(liveWindows);
        this.inference = new InferenceService(registry, runtimes, intake, clock);
        this.feedback = new FeedbackService(database);
        this.datasets = new Datasets(database, artifacts, clock);
        this.rollups = new RollupService(database, clock);
        this.metrics = new MetricsService(database);
        this.baselines = new BaselineService(database, registry, datasets, events, audit, clock);
        this.playground = new Playground(inference, baselines, clock);
        this.tokens = new TokenLedger(database);
        this.benchmarks = new BenchmarkService(database, registry, runtimes, isolation, playground, audit, clock);
        this.drift = new DriftService(database, registry, config, events, baselines, clock);
        this.quality = new QualityService(database, registry, config, events, datasets, clock);
        this.constraints = new Constraints(database, events, audit, clock);
        this.alerts = new AlertService(database, alertRules, metrics, series, jobs, settings, audit, clock);
        this.ruleHistory = new RuleHistory(database, metrics, series);
        this.silences = new Silences(database, settings, audit, clock);
        RunRows rows = new RunRows(events, datasets, registry);
        RunWork work = new RunWork(registry, rows, modelIntake, runtimes, baselines);
        this.training = new TrainingService(
                database,
                registry,
                rows,
                work,
                audit,
                clock,
                () -> config.effective(OptionalLong.empty(), OptionalLong.empty())
                        .training()
                        .parallelRuns());
        this.recipes = new RecipeBook(database, audit, clock);
        this.searches = new SearchService(database, registry, training, new TrialWork(registry, rows), audit, clock);
        this.shadow = new ShadowReplay(database, events, registry, runtimes, audit, clock);
        this.retraining = new RetrainingService(
                database,
                registry,
                config,
                events,
                training,
                alerts,
                new Triggers(drift, metrics, alerts),
                new EvidenceBook(drift, metrics, alerts, training),
                recipes,
                audit,
                clock);
        training.listenTo(retraining);
        this.workerSettings = new WorkerSettings(settings);
        this.externalWorkers = new WorkerService(database, workspace, training, datasets, workerSettings, clock);
        training.trainAt(new Sites(recipes, new CodeTraining(recipes), externalWorkers));
        promotion.listenTo(retraining);
        this.imports = new Imports(
                this,
                new EventImport(database, registry, events, audit, clock),
                new FeedbackImport(database, registry, feedback, audit, clock),
                new SeriesImport(database, registry, series, audit, clock));
        this.hops = new ScheduledHops(
                database,
                jobs,
                config,
                new ServingVersions(registry, events),
                events,
                series,
                rollups,
                quality,
                drift,
                alerts,
                silences,
                retraining,
                clock);
        this.retention = new Retention(database, registry, config, hops, audit);
        this.sessions = new EngineSessions(database);
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
        return lock.map(held -> opened(workspace, clock, threadGuard, held, environment));
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

    private MonitoringConfig.Serving serving() {
        return config.effective(OptionalLong.empty(), OptionalLong.empty()).serving();
    }

    private WorkerBudget budget(ModelVersion version) {
        return WorkerBudget.of(version, config(version));
    }

    private MonitoringConfig config(ModelVersion version) {
        // a version that is tried before it is kept has no id yet
        return version.id() == 0
                ? config.effective(OptionalLong.empty(), OptionalLong.empty())
                : config.effective(version.modelId(), version.id());
    }

    private WorkerRuntime tensorFlow(WorkerListener listener) {
        return new WorkerRuntime(
                ModelVersion.TENSORFLOW,
                () -> Packs.ofApplication().require(Packs.Pack.TENSORFLOW),
                this::budget,
                listener);
    }

    private WorkerRuntime transformers(WorkerListener listener) {
        return new WorkerRuntime(
                ModelVersion.TRANSFORMERS,
                () -> Packs.ofApplication().require(Packs.Pack.TRANSFORMERS),
                this::budget,
                listener);
    }

    private static Engine opened(
            Workspace workspace,
            Clock clock,
            Runnable threadGuard,
            WorkspaceLock held,
            Map<String, String> environment) {
        Engine engine;
        try {
            engine = new Engine(workspace, clock, threadGuard, Optional.of(held), environment);
        } catch (RuntimeException | Error e) {
            held.close();
            throw e;
        }
        try {
            engine.alertRules.seedDefaults();
            engine.training.recoverInterrupted(clock.instant());
            engine.searches.recoverInterrupted(clock.instant());
            engine.jobs.recoverInterrupted(clock.instant());
            engine.fetches.recoverInterrupted();
            return engine;
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    /** Whether this engine holds the workspace and may write. */
    public boolean isWritable() {
        return lock.isPresent();
    }

    /** Runs the work as one transaction: all of it is kept, or nothing. */
    public <T> T together(Supplier<T> work) {
        return database.transaction(work);
    }

    public Workspace workspace() {
        return workspace;
    }

    public Clock clock() {
        return clock;
    }

    public ChangeHub changes() {
        return changes;
    }

    public AuditLog audit() {
        return audit;
    }

    public Jobs jobs() {
        return jobs;
    }

    public ConfigService config() {
        return config;
    }

    public Settings settings() {
        return settings;
    }

    public Registry registry() {
        return registry;
    }

    public Promotion promotion() {
        return promotion;
    }

    public Isolation isolation() {
        return isolation;
    }

    /** The names of versions. */
    public Aliases aliases() {
        return promotion.aliases();
    }

    public Runtimes runtimes() {
        return runtimes;
    }

    public ModelIntake modelIntake() {
        return modelIntake;
    }

    /** Where keys to servers come from. */
    public Keychain keychain() {
        return keychain;
    }

    public OllamaIntake ollamaIntake() {
        return ollamaIntake;
    }

    public TransformerIntake transformerIntake() {
        return transformerIntake;
    }

    /** The door for files and folders with models of every kind. */
    public ModelDoor modelDoor() {
        return modelDoor;
    }

    /** Jobs that fetch models. */
    public FetchService fetches() {
        return fetches;
    }

    public EventStore events() {
        return events;
    }

    public EventIntake intake() {
        return intake;
    }

    public InferenceService inference() {
        return inference;
    }

    public FeedbackService feedback() {
        return feedback;
    }

    public Datasets datasets() {
        return datasets;
    }

    public LiveWindows liveWindows() {
        return liveWindows;
    }

    public MetricsService metrics() {
        return metrics;
    }

    public SeriesService series() {
        return series;
    }

    public BaselineService baselines() {
        return baselines;
    }

    /** Models asked by hand. */
    public Playground playground() {
        return playground;
    }

    /** What calls of models of texts used. */
    public TokenLedger tokens() {
        return tokens;
    }

    public BenchmarkService benchmarks() {
        return benchmarks;
    }

    public DriftService drift() {
        return drift;
    }

    public QualityService quality() {
        return quality;
    }

    public Constraints constraints() {
        return constraints;
    }

    public AlertRules alertRules() {
        return alertRules;
    }

    public AlertService alerts() {
        return alerts;
    }

    public Silences silences() {
        return silences;
    }

    public RuleHistory ruleHistory() {
        return ruleHistory;
    }

    public TrainingService training() {
        return training;
    }

    public WorkerService workers() {
        return externalWorkers;
    }

    public WorkerSettings workerSettings() {
        return workerSettings;
    }

    public RecipeBook recipes() {
        return recipes;
    }

    public SearchService searches() {
        return searches;
    }

    public ShadowReplay shadow() {
        return shadow;
    }

    public RetrainingService retraining() {
        return retraining;
    }

    public Imports imports() {
        return imports;
    }

    public Retention retention() {
        return retention;
    }

    public EngineSessions sessions() {
        return sessions;
    }

    public ScheduledHops hops() {
        return hops;
    }

    /** In order: no more events come in, those that were taken are durable, the models and then the file are closed, the lock goes. */
    @Override
    public void close() {
        try {
            fetches.close();
            externalWorkers.close();
            intake.close();
            runtimes.close();
            onnx.close();
            database.close();
        } catch (StoreException e) {
            // What was acknowledged is durable already; the lock must go either way.
            LoggerFactory.getLogger(Engine.class).warn("The workspace did not close cleanly: {}", e.getMessage());
        } finally {
            lock.ifPresent(WorkspaceLock::close);
        }
    }
}
