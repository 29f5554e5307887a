package io.modeldeck.cli.quality;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.ConstraintDocument;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "edit",
        description = "Changes a constraint: what is given takes the place of what was, the rest stays.",
        footer = {"", "Example:", "  modeldeck constraints edit 3 --range 0:250 --note \"new price list\""})
final class ConstraintsEditCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the constraint.")
    private long id;

    @Mixin
    private ConstraintOptions demand;

    ConstraintsEditCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Constraint before = engine.constraints().require(id);
        Constraint changed = ConstraintDocument.read(before.modelId(), demand.over(ConstraintDocument.of(before)));
        Constraint kept = engine.constraints()
                .edit(
                        actor.actor(engine),
                        actor.at(engine, times()),
                        new Constraint(
                                id,
                                before.modelId(),
                                changed.feature(),
                                changed.rule(),
                                changed.severity(),
                                changed.note()),
                        actor.comment());
        return Answer.of(ConstraintForm.document(kept), ConstraintForm.report(List.of(kept)));
    }
}
