package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.Aliases;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageMove;
import io.modeldeck.registry.StageWish;
import io.modeldeck.registry.Validation;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.DecisionDialog;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.layout.VBox;

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
            case PROMOTION -> promote(row, card, target);
        }
    }

    /** Asks to bring the predecessor back. */
    void rollBack(Board.Row row, Card production) {
        production.parent().ifPresent(parent -> rollBack(row, production, parent));
    }

    private void rollBack(Board.Row row, Card production, ModelVersion parent) {
        String now = "v" + production.version().deploymentVersion();
        String back = "v" + parent.deploymentVersion();
        boolean late = row.wayBack().filter(Decision.Refused.class::isInstance).isPresent();
        OptionalLong seen = OptionalLong.of(production.version().id());
        new DecisionDialog(
                        context,
                        Messages.text("board.rollback.title", row.model().name(), back),
                        Messages.text("board.rollback.consequence", back, now)
                                + (late ? " " + Messages.text("board.rollback.late", back) : ""),
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
                                        comment,
                                        late,
                                        Optional.of(seen)),
                        this::moved);
    }

    private void promote(Board.Row row, Card card, Stage target) {
        ModelVersion version = card.version();
        boolean production = target == Stage.PRODUCTION;
        boolean frozen = production && card.frozen().isPresent();
        // What the board showed is what the person decides about; whoever was quicker is not overruled unseen.
        OptionalLong seen = row.production()
                .map(present -> OptionalLong.of(present.version().id()))
                .orElse(OptionalLong.empty());
        boolean unvalidated = version.validation() == Validation.NONE;
        String text = production ? production(row, version) : Messages.text("board.staging.consequence");
        if (frozen) {
            text += " "
                    + Messages.text(
                            "board.frozen",
                            context.formats().timeWithZone(card.frozen().get().until()),
                            card.frozen().get().reason());
        }
        DecisionDialog dialog = new DecisionDialog(
                        context,
                        Messages.text(
                                production ? "board.production.title" : "board.staging.title", version.shortLabel()),
                        unvalidated ? text + " " + Messages.text("board.unvalidated") : text,
                        Messages.text(
                                frozen
                                        ? "board.frozen.verb"
                                        : production ? "board.production.verb" : "board.staging.verb"))
                .comment(
                        Messages.text(
                                frozen
                                        ? "board.frozen.reason"
                                        : unvalidated ? "board.unvalidated.reason" : "board.comment"),
                        production || unvalidated);
        String verdict = RunReport.of(version.validationDetail()).verdict();
        VBox details = new VBox(12);
        if (!verdict.isBlank()) {
            details.getChildren().add(new Paragraph(verdict, "muted"));
        }
        row.production()
                .filter(present -> production)
                .ifPresent(present -> details.getChildren()
                        .add(new PromotionDifferences(context, row.model(), present.version(), version)));
        if (!details.getChildren().isEmpty()) {
            dialog.details(details);
        }
        dialog.show(
                comment -> context.engine()
                        .promotion()
                        .promote(
                                context.actor(),
                                context.now(),
                                StageWish.of(version.id(), target, comment)
                                        .unvalidated(unvalidated)
                                        .overFreeze(frozen)
                                        .seeing(seen)),
                this::moved);
    }

    private static String production(Board.Row row, ModelVersion version) {
        String next = "v" + version.deploymentVersion();
        Optional<Card> present = row.production();
        return present.map(card -> Messages.text(
                        "board.production.replaces", "v" + card.version().deploymentVersion(), next))
                .orElseGet(() -> Messages.text("board.production.first", next));
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
                        move.sentence(),
                        new Action(
                                Messages.text("board.metrics"),
                                () -> context.go(
                                        new Place.Metrics(move.version().modelId()))));
        changed.run();
    }
}
