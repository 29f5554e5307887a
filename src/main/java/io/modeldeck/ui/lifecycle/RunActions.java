package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.dialog.EndWork;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.OptionalLong;
import javafx.scene.layout.VBox;

/** What a person does about runs. */
final class RunActions {

    private final ScreenContext context;
    private final Runnable changed;

    /** @param changed told after something was done */
    RunActions(ScreenContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
    }

    void cancel(TrainingRun run) {
        EndWork.training(context, run.id(), changed);
    }

    void retry(TrainingRun run) {
        new DecisionDialog(
                        context,
                        Messages.text("runs.retry.title", run.id()),
                        Messages.text("runs.retry.consequence"),
                        Messages.text("runs.retry.verb"))
                .show(
                        comment -> context.engine().training().retry(context.actor(), context.now(), run.id()),
                        this::queued);
    }

    /** Asks what is to differ, and queues a run on the same rows. */
    void copy(TrainingRun run) {
        TypedField changes =
                new TypedField(Messages.text("runs.clone.set"), Messages.text("runs.clone.prompt"), RunEdit.text(run));
        TypedField trainer = new TypedField(
                Messages.text("runs.recipe.trainer"),
                "",
                String.valueOf(run.config().getOrDefault("trainer", "")));
        TypedField holdOut = new TypedField(
                Messages.text("runs.clone.holdOut"), Messages.text("runs.clone.holdOut.prompt"), RunEdit.holdOut(run));
        new DecisionDialog(
                        context,
                        Messages.text("runs.clone.title", run.id()),
                        Messages.text("runs.clone.consequence"),
                        Messages.text("runs.retry.verb"))
                .details(new VBox(8, trainer, changes, holdOut))
                .show(
                        comment -> context.engine()
                                .training()
                                .copy(
                                        context.actor(),
                                        context.now(),
                                        run.id(),
                                        RunEdit.of(run, trainer.typed(), changes.typed(), holdOut.typed()),
                                        RunPriority.NORMAL),
                        this::queued);
    }

    private void queued(TrainingRun queued) {
        context.toasts()
                .show(
                        Messages.text("runs.retried", queued.id()),
                        new Action(
                                Messages.text("runs.open"),
                                () -> context.go(new Place.Runs(OptionalLong.of(queued.id())))));
        changed.run();
    }

    /** Trains once more, without a version, and says whether the same file comes out. */
    void rerun(TrainingRun run) {
        new DecisionDialog(
                        context,
                        Messages.text("runs.rerun.title", run.id()),
                        Messages.text("runs.rerun.consequence"),
                        Messages.text("runs.rerun.verb"))
                .show(comment -> context.engine().training().rerun(context.actor(), context.now(), run.id()), found -> {
                    context.toasts().show(found.sentence());
                    changed.run();
                });
    }

    void prioritise(TrainingRun run, RunPriority priority) {
        context.tasks()
                .run(
                        Messages.text("runs.priority"),
                        () -> context.engine()
                                .training()
                                .prioritise(context.actor(), context.now(), run.id(), priority, ""),
                        done -> changed.run(),
                        failure -> {
                            context.toasts().show(failure.sentence());
                            changed.run();
                        });
    }

    void promote(ModelVersion version) {
        new DecisionDialog(
                        context,
                        Messages.text("board.staging.title", version.shortLabel()),
                        Messages.text("board.staging.consequence"),
                        Messages.text("board.staging.verb"))
                .comment(Messages.text("board.comment"), false)
                .show(
                        comment -> context.engine()
                                .promotion()
                                .promote(context.actor(), context.now(), version.id(), Stage.STAGING, comment),
                        move -> {
                            context.toasts()
                                    .show(
                                            Said.of(move.sentence()),
                                            new Action(
                                                    Messages.text("runs.board"),
                                                    () -> context.go(new Place.ModelPage(version.modelId()))));
                            changed.run();
                        });
    }
}
