package io.modeldeck.cli.promotion;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageMove;
import io.modeldeck.registry.StageWish;
import java.util.Optional;
import java.util.OptionalLong;
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
final class PromoteCommand extends WritingCommand {

    @Mixin
    private ModelOption model;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            required = true,
            order = 2,
            description = "Number or alias of the version: 3, challenger.")
    private String version;

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

    @Option(
            names = "--override-freeze",
            order = 5,
            description = "Promotes in spite of a freeze; the comment is the reason, and is recorded.")
    private boolean overrideFreeze;

    @Option(
            names = "--replacing",
            paramLabel = "VERSION",
            order = 6,
            description = "Only where this version is in production now, or none: nobody decided meanwhile.")
    private Optional<String> replacing;

    PromoteCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        ModelVersion chosen = engine.aliases().named(info.id(), version);
        Stage to = target.orElseGet(() -> chosen.stage() == Stage.CANDIDATE ? Stage.STAGING : Stage.PRODUCTION);
        StageWish wish = StageWish.of(chosen.id(), to, actor.comment())
                .unvalidated(unvalidated)
                .overFreeze(overrideFreeze);
        StageWish seeing = seen(engine, info, replacing).map(wish::seeing).orElse(wish);
        return answer(engine.promotion().promote(actor.actor(engine), actor.at(engine, times()), seeing));
    }

    /** What a person says to have seen in production: a version, or {@code none}. */
    static Optional<OptionalLong> seen(Engine engine, ModelInfo info, Optional<String> replacing) {
        return replacing.map(text -> text.equals("none")
                ? OptionalLong.empty()
                : OptionalLong.of(engine.aliases().named(info.id(), text).id()));
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
