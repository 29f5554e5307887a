package io.modeldeck.cli.quality;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.quality.Constraint;
import io.modeldeck.registry.ModelInfo;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "add",
        description = {
            "Keeps a constraint with a model, or those of a file, all or none. The data-quality check then looks whether it"
                    + " holds. One that demands what a kept one demands changes that one's severity and note."
        },
        footer = {
            "",
            "Examples:",
            "  modeldeck constraints add --model churn --feature price --range 0:200 --severity critical",
            "  modeldeck constraints add --model churn --file constraints.csv"
        })
final class ConstraintsAddCommand extends WritingCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private ConstraintOptions demand;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            order = 11,
            description = "Constraints as CSV or .json, as export constraints writes them.")
    private Optional<String> file;

    ConstraintsAddCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        if (file.isPresent() && demand.isGiven()) {
            throw new WrongUsage("--file brings whole constraints; leave the options of a single one out.");
        }
        List<Constraint> wanted = file.isPresent()
                ? ConstraintFile.read(session.path(file.get()), info.id())
                : List.of(ConstraintForm.of(demand, info.id()));
        List<Constraint> kept =
                engine.constraints().add(actor.actor(engine), actor.at(engine, times()), wanted, actor.comment());
        return Answer.of(ConstraintForm.document(kept), ConstraintForm.report(kept));
    }
}
