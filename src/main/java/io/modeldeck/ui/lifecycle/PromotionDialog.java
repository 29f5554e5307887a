package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageMove;
import io.modeldeck.registry.StageWish;
import io.modeldeck.registry.Validation;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Asks whether a version goes to staging or to production, with what speaks for and against it and what follows. */
final class PromotionDialog {

    private final ScreenContext context;
    private final Board.Row row;
    private final Card card;
    private final Stage target;
    private final ModelVersion version;
    private final boolean production;
    private final boolean frozen;
    private final boolean unvalidated;

    PromotionDialog(ScreenContext context, Board.Row row, Card card, Stage target) {
        this.context = context;
        this.row = row;
        this.card = card;
        this.target = target;
        version = card.version();
        production = target == Stage.PRODUCTION;
        frozen = production && card.frozen().isPresent();
        unvalidated = version.validation() == Validation.NONE;
    }

    /** @param moved told after it was done */
    void show(Consumer<StageMove> moved) {
        // What the board showed is what the person decides about; whoever was quicker is not overruled unseen.
        OptionalLong seen = row.production()
                .map(present -> OptionalLong.of(present.version().id()))
                .orElse(OptionalLong.empty());
        new DecisionDialog(
                        context,
                        Messages.text(
                                production ? "board.production.title" : "board.staging.title", version.shortLabel()),
                        consequence(),
                        verb())
                .details(details())
                .comment(comment(), production || unvalidated)
                .show(
                        comment -> context.engine()
                                .promotion()
                                .promote(
                                        context.actor(),
                                        context.now(),
                                        StageWish.of(version.id(), target, comment)
                                                .unvalidated(unvalidated)
                                                .overFreeze(frozen)
                                                .seeing(seen)),
                        moved);
    }

    private String consequence() {
        String text = production ? replaces() : Messages.text("board.staging.consequence");
        return unvalidated ? text + " " + Messages.text("board.unvalidated") : text;
    }

    private String replaces() {
        String next = "v" + version.deploymentVersion();
        return row.production()
                .map(present -> Messages.text(
                        "board.production.replaces", "v" + present.version().deploymentVersion(), next))
                .orElseGet(() -> Messages.text("board.production.first", next));
    }

    private String verb() {
        return Messages.text(
                frozen ? "board.frozen.verb" : production ? "board.production.verb" : "board.staging.verb");
    }

    private String comment() {
        return Messages.text(
                frozen ? "board.frozen.reason" : unvalidated ? "board.unvalidated.reason" : "board.comment");
    }

    private Node details() {
        VBox details = new VBox(12, CheckLine.list(new PromotionChecks(context.formats(), row, card).to(target)));
        String verdict = RunReport.of(version.validationDetail()).verdict();
        if (!verdict.isBlank()) {
            details.getChildren().add(new Paragraph(verdict, "muted"));
        }
        row.production()
                .filter(present -> production)
                .ifPresent(present -> details.getChildren()
                        .add(new VersionDifferences(context, row.model(), present.version(), version)));
        return details;
    }
}
