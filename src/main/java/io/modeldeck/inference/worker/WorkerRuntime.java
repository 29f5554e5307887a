package io.modeldeck.inference.worker;

import io.modeldeck.inference.LoadedModel;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.registry.ModelVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Models of one framework, each in a process of its own. */
public final class WorkerRuntime implements ModelRuntime {

    private final String framework;
    private final WorkerModel.Setting setting;

    /** @param classPath what the workers need besides our own classes; refuses where it is not installed */
    public WorkerRuntime(
            String framework, Supplier<List<Path>> classPath, WorkerBudget.Source budget, WorkerListener listener) {
        this(framework, new WorkerModel.Setting(WorkerMain.class.getName(), classPath, budget, listener));
    }

    WorkerRuntime(String framework, WorkerModel.Setting setting) {
        this.framework = framework;
        this.setting = setting;
    }

    @Override
    public String framework() {
        return framework;
    }

    @Override
    public LoadedModel load(byte[] artifact, ModelVersion version) {
        return new WorkerModel(setting, artifact, version).started();
    }
}
