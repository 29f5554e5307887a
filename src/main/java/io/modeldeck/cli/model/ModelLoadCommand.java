package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.config.MonitoringConfig.Serving;
import io.modeldeck.inference.LoadedFigures;
import io.modeldeck.registry.ModelVersion;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "load",
        description = "Loads a version and warms it up, in the console where that is open; says what it took.",
        footer = {"", "Example:", "  modeldeck model load --model churn --version champion"})
final class ModelLoadCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    ModelLoadCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.WRITE;
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelVersion chosen = version.serving(engine, model.of(engine));
        engine.runtimes().warmUp(chosen);
        List<LoadedFigures> its = engine.runtimes().figures().stream()
                .filter(figures -> figures.version().id() == chosen.id())
                .toList();
        Serving limits = engine.runtimes().limits();
        return Answer.of(LoadedForm.document(its, limits), LoadedForm.report(its, limits));
    }
}
