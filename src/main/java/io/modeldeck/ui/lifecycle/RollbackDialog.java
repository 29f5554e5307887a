package io.modeldeck.ui.lifecycle;

import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import io.modeldeck.registry.StageMove;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Who;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Asks whether to roll back, with what changed since. Where the target left production long ago its validation is offered first. */
final class RollbackDialog {

    /** The newest; the history of the model has all of them. */
    private static final int MOST_SINCE = 3;

    private final ScreenContext context;
    private final RecentValidation validation;
    private final Consumer<StageMove> moved;
    private final Board.Row row;
    private final ModelVersion present;
    private final WayBack way;

    /** @param moved told after it was done */
    RollbackDialog(
            ScreenContext context,
            RecentValidation validation,
            Board.Row row,
            Card production,
            WayBack way,
            Consumer<StageMove> moved) {
        this.context = context;
        this.validation = validation;
        this.row = row;
        this.present = production.version();
        this.way = way;
        this.moved = moved;
    }

    void show() {
        if (way.refusal().isPresent()) {
            context.toasts()
                    .show(Messages.text(
                            "board.refused",
                            way.target().shortLabel(),
                            way.refusal().get()));
        } else if (way.isLate() && RecentValidation.isPossible(way.target())) {
            offerValidation();
        } else {
            ask(way.isLate());
        }
    }

    private void offerValidation() {
        String back = name(way.target());
        DialogFrame frame = new DialogFrame(context, Messages.text("board.validate-first.title", back), 520);
        frame.body()
                .getChildren()
                .addAll(
                        new Paragraph(Messages.text("board.validate-first.why", back, left(), name(present))),
                        new Paragraph(RecentValidation.words(way.target()), "muted"));
        frame.beside(new Button(Messages.text("board.validate-first.without")), () -> {
            frame.close();
            ask(true);
        });
        frame.main(
                new Button(Messages.text("board.validate-first.verb", back)),
                () -> frame.work(() -> validation.validate(way.target()), judged -> {
                    frame.close();
                    validation.say(judged);
                    if (RecentValidation.passed(judged)) {
                        ask(false);
                    } else {
                        stays(judged);
                    }
                }));
        frame.show();
    }

    /** It did not pass: what was found, and that it does not come back. */
    private void stays(ModelVersion judged) {
        DialogFrame frame = new DialogFrame(context, Messages.text("board.validate-first.failed", name(judged)), 520);
        frame.body()
                .getChildren()
                .addAll(
                        new Paragraph(RunReport.of(judged.validationDetail()).verdict()),
                        new Paragraph(Messages.text("board.validate-first.stays"), "muted"));
        frame.leaving(Messages.text("board.close"), frame::close);
        frame.show();
    }

    /** @param unvalidated whether the reason is one to go on without a validation, too */
    private void ask(boolean unvalidated) {
        String now = name(present);
        String back = name(way.target());
        VBox since = new VBox(12);
        served().ifPresent(since.getChildren()::add);
        since.getChildren().add(new VersionDifferences(context, row.model(), present, way.target()));
        OptionalLong seen = OptionalLong.of(present.id());
        new DecisionDialog(
                        context,
                        Messages.text("board.rollback.title", row.model().name(), back),
                        Messages.text("board.rollback.consequence", back, now)
                                + (unvalidated ? " " + Messages.text("board.rollback.late", back) : ""),
                        Messages.text("board.rollback.verb", back))
                .details(since)
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
                                        unvalidated,
                                        Optional.of(seen)),
                        moved);
    }

    /** Until when it served, and what came in its place. */
    private Optional<VBox> served() {
        return way.left().map(at -> {
            VBox lines = new VBox(
                    4,
                    new Paragraph(Messages.text(
                            "board.rollback.since",
                            name(way.target()),
                            context.formats().timeWithZone(at),
                            context.formats().relative(at))));
            int hidden = Math.max(0, way.since().size() - MOST_SINCE);
            if (hidden > 0) {
                lines.getChildren().add(new Paragraph(Messages.text("board.rollback.more", hidden), "caption"));
            }
            way.since().stream()
                    .skip(hidden)
                    .forEach(change -> lines.getChildren().add(new Paragraph(line(change), "caption")));
            return lines;
        });
    }

    private String line(StageChange change) {
        return Messages.text(
                change.comment().isBlank() ? "board.rollback.came" : "board.rollback.came.why",
                "v" + change.deploymentVersion(),
                context.formats().time(change.at()),
                Who.did(change.by()),
                Who.wrote(change.by(), change.comment()));
    }

    private String left() {
        return way.left().map(context.formats()::relative).orElse("");
    }

    private static String name(ModelVersion version) {
        return "v" + version.deploymentVersion();
    }
}
