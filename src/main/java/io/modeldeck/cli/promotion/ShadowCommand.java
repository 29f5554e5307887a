package io.modeldeck.cli.promotion;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.validation.Shadow;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "shadow",
        description = {
            "Asks a version what was asked of the model lately, and lists where it answers differently, the surest"
                    + " disagreement first. Leaves no event."
        },
        footer = {"", "Example:", "  modeldeck shadow --model churn --version 4 --last 1000"})
final class ShadowCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Option(
            names = "--last",
            paramLabel = "N",
            order = 3,
            description = "How many of the newest events (default: 1000).")
    private int last = 1_000;

    @Option(names = "--keep", order = 4, description = "Keeps what was found in the version's history of validations.")
    private boolean keep;

    @Mixin
    private ActorOptions actor;

    ShadowCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return keep ? Access.WRITE : Access.READ;
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelVersion chosen = version.serving(engine, model.of(engine));
        Shadow shadow = engine.shadow().replay(chosen, last);
        Optional<Long> kept = keep
                ? Optional.of(engine.shadow().keep(actor.actor(engine), actor.at(engine, times()), chosen, shadow))
                : Optional.empty();
        Map<String, Object> detail = shadow.document();
        Report report = Report.of("Replay for " + chosen.label() + ".");
        ValidationForm.describe(report, detail);
        return Answer.of(
                Answer.document(
                        "model",
                        chosen.modelName(),
                        "version",
                        chosen.deploymentVersion(),
                        "kept",
                        kept,
                        "replay",
                        detail),
                report);
    }
}
