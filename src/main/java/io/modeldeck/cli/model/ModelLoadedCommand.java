package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.config.MonitoringConfig.Serving;
import io.modeldeck.inference.LoadedFigures;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "loaded",
        description = "The models that the open console holds in memory, with what each of them takes.",
        footer = {"", "Example:", "  modeldeck model loaded"})
final class ModelLoadedCommand extends EngineCommand {

    ModelLoadedCommand(Session session) {
        super(session);
    }

    /** Only who holds the workspace knows what it has in memory. */
    @Override
    protected Access access() {
        return Access.WRITE;
    }

    @Override
    protected Answer answer(Engine engine) {
        List<LoadedFigures> loaded = engine.runtimes().figures();
        Serving limits = engine.runtimes().limits();
        return Answer.of(LoadedForm.document(loaded, limits), LoadedForm.report(loaded, limits));
    }
}
