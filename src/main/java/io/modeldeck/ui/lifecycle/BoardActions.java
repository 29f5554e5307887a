package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageMove;
import io.modeldeck.registry.Validation;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.DecisionDialog;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import java.util.Optional;

/** Moves versions between stages, each time by a dialog that says what follows. */
final class BoardActions {

    private final ScreenContext context;
    private final Runnable changed;

    /** @param changed told after something was done */
    BoardActions(ScreenContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
    }

    /** Asks to move the card to that stage; says why where that is not allowed. */
    void move(Board.Row row, Card card, Stage target) {
        if (card.targets().get(target) instanceof Decision.Refused(String reason)) {
            context.toasts().show(Messages.text("board.refused", card.version().shortLabel(), reason));
            return;
        }
        switch (card.move(target)) {
            case NONE -> {}
            case ROLLBACK -> row.production().ifPresent(production -> rollBack(row, production, card.version()));
            case ARCHIVING -> archive(card.version());
            case PROMOTION -> promote(row, card.version(), target);
        }
    }

    /** Asks to bring the predecessor back. */
    void rollBack(Board.Row row, Card production) {
        production.parent().ifPresent(parent -> rollBack(row, production, parent));
    }

    private void rollBack(Board.Row row, Card production, ModelVersion parent) {
        String now = "v" + production.version().deploymentVersion();
        String back = "v" + parent.deploymentVersion();
        new DecisionDialog(
                        context,
                        Messages.text("board.rollback.title", row.model().name(), back),
                        Messages.text("board.rollback.consequence", back, now),
                        Messages.text("board.rollback.verb", back))
                .comment(Messages.text("board.reason"), true)
                .dangerous()
                .show(
                        comment -> context.engine()
                                .promotion()
                                .rollback(
                                        context.actor(),
                                        context.now(),
                                        row.model().id(),
                                        comment),
                        this::moved);
    }

    private void promote(Board.Row row, ModelVersion version, Stage target) {
        boolean production = target == Stage.PRODUCTION;
        boolean unvalidated = version.validation() == Validation.NONE;
        String text = production ? production(row, version) : Messages.text("board.staging.consequence");
        DecisionDialog dialog = new DecisionDialog(
                        context,
                        Messages.text(
                                production ? "board.production.title" : "board.staging.title", version.shortLabel()),
                        unvalidated ? text + " " + Messages.text("board.unvalidated") : text,
                        Messages.text(production ? "board.production.verb" : "board.staging.verb"))
                .comment(
                        Messages.text(unvalidated ? "board.unvalidated.reason" : "board.comment"),
                        production || unvalidated);
        String verdict = RunReport.of(version.validationDetail()).verdict();
        if (!verdict.isBlank()) {
            dialog.details(new Paragraph(verdict, "muted"));
        }
        dialog.show(
                comment -> context.engine()
                        .promotion()
                        .promote(context.actor(), context.now(), version.id(), target, comment, unvalidated),
                this::moved);
    }

    private static String production(Board.Row row, ModelVersion version) {
        String next = "v" + version.deploymentVersion();
        Optional<Card> present = row.production();
        return present.map(card -> Messages.text(
                        "board.production.replaces", "v" + card.version().deploymentVersion(), next))
                .orElseGet(() -> Messages.text("board.production.first", next));
    }

    void archive(ModelVersion version) {
        new DecisionDialog(
                        context,
                        Messages.text("board.archive.title", version.shortLabel()),
                        Messages.text("board.archive.consequence"),
                        Messages.text("board.archive.verb"))
                .comment(Messages.text("board.reason"), true)
                .show(
                        comment -> context.engine()
                                .promotion()
                                .promote(context.actor(), context.now(), version.id(), Stage.ARCHIVED, comment),
                        this::moved);
    }

    private void moved(StageMove move) {
        context.toasts()
                .show(
                        move.sentence(),
                        new Action(
                                Messages.text("board.metrics"),
                                () -> context.go(
                                        new Place.Metrics(move.version().modelId()))));
        changed.run();
    }
}
