package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** What a person can do about drift: check now, leave a feature out, ask for a retraining. */
final class DriftDeeds {

    private final ScreenContext context;

    DriftDeeds(ScreenContext context) {
        this.context = context;
    }

    void check(ModelInfo model, Runnable after) {
        context.tasks()
                .run(
                        Messages.text("drift.checking"),
                        () -> {
                            Instant at = model.present(context.now());
                            context.engine().quality().check(model.id(), at);
                            return context.engine().drift().check(model.id(), at);
                        },
                        (List<DriftResult> results) -> {
                            context.toasts()
                                    .show(
                                            results.isEmpty()
                                                    ? Messages.text("drift.checked.nothing")
                                                    : Messages.text(
                                                            "drift.checked.toast", Formats.count(results.size())));
                            after.run();
                        });
    }

    /** Leaves a feature out of the checks, or lets it take part again; drift is checked anew at once. */
    void exclude(DriftData data, String feature, boolean excluded, Runnable after) {
        ModelInfo model = data.model();
        String key = excluded ? "drift.exclude" : "drift.include";
        new DecisionDialog(
                        context,
                        Messages.text(key + ".title", feature, model.name()),
                        Messages.text(key + ".text"),
                        Messages.text(key + ".verb"))
                .comment(Messages.text("drift.comment"), false)
                .show(comment -> apply(model, feature, excluded, comment), done -> {
                    context.undoable(
                            Messages.text(key + ".done", feature),
                            () -> apply(model, feature, !excluded, ""),
                            () -> apply(model, feature, excluded, ""),
                            after);
                    after.run();
                });
    }

    private List<DriftResult> apply(ModelInfo model, String feature, boolean excluded, String comment) {
        Engine engine = context.engine();
        engine.config().exclude(context.actor(), context.now(), model.id(), feature, excluded, comment);
        return engine.drift().check(model.id(), model.present(context.now()));
    }

    void retraining(ModelInfo model) {
        new DecisionDialog(
                        context,
                        Messages.text("request.title", model.name()),
                        Messages.text("drift.request.text"),
                        Messages.text("request.verb"))
                .comment(Messages.text("drift.comment"), true)
                .show(
                        comment -> context.engine()
                                .retraining()
                                .create(context.actor(), model.present(context.now()), model.id(), comment),
                        (RetrainingRequest request) -> context.toasts()
                                .show(
                                        Messages.text("drift.requested", request.id()),
                                        new Action(
                                                Messages.text("drift.view"),
                                                () -> context.go(
                                                        new Place.Retraining(OptionalLong.of(request.id()))))));
    }
}
