package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Problem;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.BaselineSource;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.BaselineOutlook;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sets what windows are compared with: the training rows, a fixed window, one that moves along, or rows of before. */
final class BaselineDeed {

    private final ScreenContext context;

    BaselineDeed(ScreenContext context) {
        this.context = context;
    }

    /** Reads first what there is to choose from. */
    void ask(DriftData data, Runnable after) {
        context.tasks()
                .run(
                        Messages.text("drift.set-baseline"),
                        () -> BaselineOption.read(
                                context.engine(), data, version(data).id(), present(data.model())),
                        options -> ask(data, options, after));
    }

    private static ModelVersion version(DriftData data) {
        return data.version().orElseThrow(() -> new Problem(Messages.text("drift.no-version")));
    }

    private Instant present(ModelInfo model) {
        return model.present(context.now());
    }

    private void ask(DriftData data, List<BaselineOption> options, Runnable after) {
        ModelInfo model = data.model();
        ModelVersion version = version(data);
        BaselineChooser chooser = new BaselineChooser(
                context,
                options,
                source -> BaselineOutlook.of(context.engine(), model.id(), version.id(), source, present(model)));
        new DecisionDialog(
                        context,
                        Messages.text("drift.set-baseline.title", model.name() + " v" + version.deploymentVersion()),
                        data.baseline()
                                .map(set -> Messages.text(
                                        "drift.set-baseline.text", BaselineText.of(context.formats(), set)))
                                .orElse(Messages.text("drift.set-baseline.first")),
                        Messages.text("drift.set-baseline.verb"))
                .details(chooser)
                .comment(Messages.text("drift.comment"), true)
                .show(comment -> set(model, version.id(), chooser.chosen(), comment), set -> {
                    String sentence = Messages.text(
                            "drift.baseline-set", Formats.count(set.now().rows()));
                    set.before()
                            .ifPresentOrElse(
                                    before -> context.undoable(
                                            sentence,
                                            () -> back(model, version.id(), before),
                                            () -> back(model, version.id(), set.now()),
                                            after),
                                    () -> context.toasts().show(sentence));
                    after.run();
                });
    }

    private Set set(ModelInfo model, long version, BaselineSource source, String comment) {
        Engine engine = context.engine();
        Optional<Baseline> before = engine.baselines().active(model.id(), version);
        Baseline set = engine.baselines().set(context.actor(), present(model), model.id(), version, source, comment);
        engine.drift().check(model.id(), present(model));
        return new Set(set, before);
    }

    /** The rows of the other baseline are frozen, so they are set again; that it was another one meanwhile stays on record. */
    private Baseline back(ModelInfo model, long version, Baseline other) {
        return set(model, version, new BaselineSource.Kept(other), Messages.text("drift.baseline-back", other.id()))
                .now();
    }

    /**
     * A baseline that was set.
     *
     * @param before what the version was compared with until then
     */
    private record Set(Baseline now, Optional<Baseline> before) {}
}
