package io.modeldeck.app;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.benchmark.BenchmarkService;
import io.modeldeck.config.MonitoringConfig;
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
import io.modeldeck.intake.ProfileInstall;
import io.modeldeck.intake.Token;
import io.modeldeck.playground.Examples;
import io.modeldeck.playground.Playground;
import io.modeldeck.playground.TokenLedger;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Artifacts;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.util.List;

/** What runs models: the runtimes, the ways in for a model's files, and those who ask a model. */
final class EngineModels implements AutoCloseable {

    private final EngineGround ground;
    private final OnnxModelRuntime onnx;
    final Isolation isolation;
    final WorkerWatch workers;
    final Runtimes runtimes;
    final ModelIntake modelIntake;
    final OllamaIntake ollamaIntake;
    final TransformerIntake transformerIntake;
    final ModelDoor modelDoor;
    final FetchService fetches;
    final ProfileInstall profiles;
    final InferenceService inference;
    final Playground playground;
    final Examples examples;
    final TokenLedger tokens;
    final BenchmarkService benchmarks;

    EngineModels(EngineGround ground, EngineMonitoring monitoring) {
        this.ground = ground;
        Database database = ground.database;
        AuditLog audit = ground.audit;
        Clock clock = ground.clock;
        Artifacts artifacts = ground.workspace.artifacts();
        RuntimeLimits limits = RuntimeLimits.defaults();
        this.onnx = new OnnxModelRuntime(
                limits, () -> serving().callTime(), version -> config(version).onnx());
        this.isolation = new Isolation(database, audit);
        this.workers =
                new WorkerWatch(isolation, monitoring.series, monitoring.alertRules, clock, ground.lock::isPresent);
        this.runtimes = runtimes(artifacts);
        this.modelIntake = new ModelIntake(database, ground.registry, artifacts, limits);
        this.ollamaIntake = new OllamaIntake(modelIntake, ground.keychain);
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
                onnxWorker(WorkerListener.SILENT),
                audit,
                ground.workspace.folder().resolve("incoming"),
                new Token(ground.keychain),
                clock);
        this.profiles = new ProfileInstall(fetches, ground.registry, ollamaIntake);
        this.inference = new InferenceService(ground.registry, runtimes, monitoring.intake, clock);
        this.playground = new Playground(inference, monitoring.baselines, artifacts, clock);
        this.examples = new Examples(database, playground, audit);
        this.tokens = new TokenLedger(database);
        this.benchmarks =
                new BenchmarkService(database, ground.registry, runtimes, isolation, playground, audit, clock);
    }

    private Runtimes runtimes(Artifacts artifacts) {
        return new Runtimes(
                artifacts,
                List.of(onnx, new OllamaRuntime(OllamaRuntime.CALL, ground.keychain)),
                List.of(
                        onnxWorker(workers),
                        new WorkerRuntime(
                                ModelVersion.PYTORCH,
                                () -> Packs.ofApplication().require(Packs.Pack.PYTORCH),
                                this::budget,
                                workers),
                        tensorFlow(workers),
                        new SlicedRuntime(transformers(workers))),
                isolation::isIsolated,
                this::serving);
    }

    private MonitoringConfig.Serving serving() {
        return ground.everywhere().serving();
    }

    private WorkerBudget budget(ModelVersion version) {
        return WorkerBudget.of(version, config(version));
    }

    private MonitoringConfig config(ModelVersion version) {
        // a version that is tried before it is kept has no id yet
        return version.id() == 0 ? ground.everywhere() : ground.config.effective(version.modelId(), version.id());
    }

    private WorkerRuntime onnxWorker(WorkerListener listener) {
        return new WorkerRuntime(ModelVersion.ONNX, List::of, this::budget, listener);
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

    /** Ends what was loaded. Nobody may ask a model any more. */
    @Override
    public void close() {
        // the last one first, and the other whatever comes of that
        try (onnx;
                runtimes) {
            // nothing is left to do with them
        }
    }
}
