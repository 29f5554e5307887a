package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.ui.kit.Action;
import io.modeldeck.ui.kit.DecisionDialog;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a person can do about drift: check now, set another baseline, leave a feature out, ask for a retraining. */
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

    /** Tries first what would come of it, so that the dialog can say it. */
    void baseline(DriftData data, Runnable after) {
        long version = data.version().map(found -> found.id()).orElse(0L);
        context.tasks()
                .run(
                        Messages.text("drift.set-baseline"),
                        () -> {
                            if (version == 0) {
                                throw new Problem(Messages.text("drift.no-version"));
                            }
                            return BaselineOutlook.of(context.engine(), data, version, context.now());
                        },
                        outlook -> ask(data, version, outlook, after));
    }

    private void ask(DriftData data, long version, BaselineOutlook outlook, Runnable after) {
        String label =
                data.version().map(found -> "v" + found.deploymentVersion()).orElse("");
        new DecisionDialog(
                        context,
                        Messages.text("drift.set-baseline"),
                        Messages.text(
                                "drift.set-baseline.text",
                                Formats.count(outlook.events()),
                                label,
                                context.formats().range(data.range())),
                        Messages.text("drift.set-baseline.verb"))
                .details(outlook.node())
                .comment(Messages.text("drift.comment"), true)
                .show(comment -> set(data.model(), version, data.range(), comment), set -> {
                    String sentence = Messages.text(
                            "drift.baseline-set", Formats.count(set.now().rows()));
                    set.before()
                            .ifPresentOrElse(
                                    before -> context.undoable(
                                            sentence, () -> back(data.model(), version, before), after),
                                    () -> context.toasts().show(sentence));
                    after.run();
                });
    }

    private Set set(ModelInfo model, long version, TimeRange range, String comment) {
        Engine engine = context.engine();
        Instant at = model.present(context.now());
        Optional<Baseline> before = engine.baselines().active(model.id(), version);
        Baseline set = engine.baselines()
                .setFromEvents(context.actor(), at, model.id(), version, range, BaselineKind.FIXED, comment);
        engine.drift().check(model.id(), at);
        return new Set(set, before);
    }

    /** The rows of the earlier baseline are frozen, so they are set again; that it was another one meanwhile stays on record. */
    private Baseline back(ModelInfo model, long version, Baseline before) {
        Engine engine = context.engine();
        Instant at = model.present(context.now());
        Baseline set = engine.baselines()
                .setFromTable(
                        context.actor(),
                        at,
                        model.id(),
                        OptionalLong.of(version),
                        before.kind(),
                        engine.datasets().load(before.datasetId()),
                        before.range(),
                        Messages.text("drift.baseline-back", before.id()));
        engine.drift().check(model.id(), at);
        return set;
    }

    /**
     * A baseline that was set.
     *
     * @param before what the version was compared with until then
     */
    private record Set(Baseline now, Optional<Baseline> before) {}

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
