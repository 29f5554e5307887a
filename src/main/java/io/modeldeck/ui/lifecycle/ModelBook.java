package io.modeldeck.ui.lifecycle;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.config.ConfigEntry;
import io.modeldeck.config.FreezeWindow;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.quality.Constraint;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelNote;
import io.modeldeck.report.NextDue;
import io.modeldeck.report.OverviewReader;
import io.modeldeck.report.OverviewRow;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All about one model, read in one go off the FX thread.
 *
 * @param alerts open ones that asked for attention, the worst first
 * @param requests open ones
 * @param runs that are not at their end
 * @param due what of more than bookkeeping is due, the soonest first, as on the overview: figures are rolled up all the time
 * @param standing its figures in the range that is looked at, as on the overview
 * @param activity what happened of late, whatever the range is
 * @param freezes when nothing of it is promoted to production
 * @param frozen the freeze that holds now
 */
record ModelBook(
        Board.Row row,
        List<Alert> alerts,
        List<RetrainingRequest> requests,
        List<TrainingRun> runs,
        List<NextDue> due,
        OverviewRow standing,
        TimeRange range,
        ModelActivity.Book activity,
        Optional<ModelNote> note,
        RecipeStanding recipe,
        List<ConfigEntry> config,
        List<AlertRule> rules,
        List<Constraint> constraints,
        List<FreezeWindow> freezes,
        Optional<FreezeWindow.Frozen> frozen) {

    private static final int NEWEST_RUNS = 50;

    static ModelBook read(Engine engine, Actor actor, Instant now, ModelInfo model, TimeRange range) {
        OptionalLong id = OptionalLong.of(model.id());
        List<FreezeWindow> freezes =
                engine.config().effective(model.id()).policy().freezes();
        return new ModelBook(
                new BoardBook(engine, actor, now).row(model),
                engine.alerts().open(id).stream()
                        .filter(alert -> alert.firings() > 0)
                        .sorted(Comparator.comparing(Alert::severity).reversed().thenComparing(Alert::at))
                        .toList(),
                engine.retraining().requests(id, Optional.empty(), NEWEST_RUNS).stream()
                        .filter(request -> request.status().isOpen())
                        .toList(),
                engine.training().runs(id, NEWEST_RUNS).stream()
                        .filter(run -> !run.status().isEnd())
                        .toList(),
                NextDue.all(engine, model, engine.jobs().ofModel(model.id())),
                new OverviewReader(engine).row(model, range),
                range,
                ModelActivity.Book.read(engine, model, now),
                engine.registry().notes().of(model.id()),
                RecipeStanding.read(engine, model),
                engine.config().explain(id, OptionalLong.empty()),
                engine.alertRules().effective(model.id()),
                engine.constraints().ofModel(model.id()),
                freezes,
                FreezeWindow.at(freezes, now));
    }

    ModelInfo model() {
        return row.model();
    }

    /** The worst of the open alerts. */
    Optional<Severity> worst() {
        return alerts.stream().map(Alert::severity).max(Comparator.naturalOrder());
    }

    /** How many keys are set for the model itself rather than inherited. */
    long overridden() {
        return config.stream().filter(ConfigEntry::overridden).count();
    }
}
