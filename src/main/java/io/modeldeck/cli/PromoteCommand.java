package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageMove;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "promote",
        description = "Moves a version on: from candidate to staging, from staging to production; or archives it.",
        footer = {
            "",
            "Example:",
            "  modeldeck promote --model churn --version 3 --to production --comment \"two days in staging\""
        })
final class PromoteCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Option(names = "--version", paramLabel = "N", required = true, order = 2, description = "Number of the version.")
    private int version;

    @Option(
            names = "--to",
            paramLabel = "STAGE",
            order = 3,
            description = "staging, production or archived (default: the next one).")
    private Optional<Stage> target;

    @Option(
            names = "--unvalidated",
            order = 4,
            description = "Goes on without a validation; the comment is the reason, and is recorded.")
    private boolean unvalidated;

    @Mixin
    private ActorOptions actor;

    PromoteCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        ModelVersion chosen = engine.registry()
                .version(info.id(), version)
                .orElseThrow(() -> new Problem(info.name() + " has no version " + version
                        + "; modeldeck versions --model " + info.name() + " lists them."));
        Stage to = target.orElseGet(() -> chosen.stage() == Stage.CANDIDATE ? Stage.STAGING : Stage.PRODUCTION);
        StageMove move = engine.promotion()
                .promote(actor.actor(engine), actor.at(engine, times()), chosen.id(), to, actor.comment(), unvalidated);
        return answer(move);
    }

    static Answer answer(StageMove move) {
        return Answer.of(
                Answer.document(
                        "model",
                        move.version().modelName(),
                        "version",
                        move.version().deploymentVersion(),
                        "stage",
                        move.version().stage().word(),
                        "replaced",
                        move.replaced().map(ModelVersion::deploymentVersion),
                        "changed",
                        move.changed(),
                        "sentence",
                        move.sentence()),
                move.sentence());
    }
}
