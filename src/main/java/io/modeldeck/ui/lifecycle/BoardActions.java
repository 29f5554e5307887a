package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.Aliases;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageMove;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;

/** Moves versions between stages, each time by a dialog that says what follows. */
final class BoardActions {

    private final ScreenContext context;
    private final Runnable changed;
    private final RecentValidation validation;

    /** @param changed told after something was done */
    BoardActions(ScreenContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
        this.validation = new RecentValidation(context, changed);
    }

    /** Asks to move the card to that stage; says why where that is not allowed. */
    void move(Board.Row row, Card card, Stage target) {
        if (card.targets().get(target) instanceof Decision.Refused(String reason)) {
            context.toasts().show(Messages.text("board.refused", card.version().shortLabel(), reason));
            return;
        }
        switch (card.move(target)) {
            case NONE -> {}
            case ROLLBACK -> row.production().ifPresent(production -> rollBack(row, production));
            case ARCHIVING -> archive(card.version());
            case PROMOTION -> new PromotionDialog(context, row, card, target).show(this::moved);
        }
    }

    /** Asks to bring the predecessor back. */
    void rollBack(Board.Row row, Card production) {
        row.wayBack()
                .ifPresent(way -> new RollbackDialog(context, validation, row, production, way, this::moved).show());
    }

    /** Asks to judge the version on the newest labels. */
    void validate(ModelVersion version) {
        validation.ask(version);
    }

    /** Asks for a name for the version. */
    void name(ModelVersion version) {
        TypedField name = new TypedField(
                Messages.text("board.alias.name"), Messages.text("board.alias.prompt"), Aliases.CHALLENGER);
        new DecisionDialog(
                        context,
                        Messages.text("board.alias.title", version.shortLabel()),
                        Messages.text("board.alias.consequence"),
                        Messages.text("board.alias.verb"))
                .details(name)
                .comment(Messages.text("board.comment"), false)
                .show(
                        comment -> {
                            context.engine()
                                    .aliases()
                                    .put(
                                            context.actor(),
                                            context.now(),
                                            version.modelId(),
                                            name.typed(),
                                            version.id(),
                                            comment);
                            return name.typed();
                        },
                        said -> {
                            context.toasts().show(Messages.text("board.alias.done", version.shortLabel(), said));
                            changed.run();
                        });
    }

    /** Asks whether to take a name from the version. */
    void unname(ModelVersion version, String name) {
        new DecisionDialog(
                        context,
                        Messages.text("board.unalias.title", name),
                        Messages.text("board.unalias.consequence", version.shortLabel()),
                        Messages.text("board.unalias.verb"))
                .comment(Messages.text("board.comment"), false)
                .show(
                        comment -> {
                            context.engine()
                                    .aliases()
                                    .remove(context.actor(), context.now(), version.modelId(), name, comment);
                            return name;
                        },
                        said -> changed.run());
    }

    /** Asks whether to delete the version for good. */
    void delete(ModelVersion version) {
        new DecisionDialog(
                        context,
                        Messages.text("board.delete.title", version.shortLabel()),
                        Messages.text("board.delete.consequence"),
                        Messages.text("board.delete.verb"))
                .comment(Messages.text("board.reason"), true)
                .dangerous()
                .show(
                        comment -> {
                            context.engine()
                                    .registry()
                                    .deleteVersion(context.actor(), context.now(), version.id(), comment);
                            return version.shortLabel();
                        },
                        said -> {
                            context.toasts().show(Messages.text("board.delete.done", said));
                            changed.run();
                        });
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
                        Said.of(move.sentence()),
                        new Action(
                                Messages.text("board.metrics"),
                                () -> context.go(
                                        new Place.Metrics(move.version().modelId()))));
        changed.run();
    }
}
