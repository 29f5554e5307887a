package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.CurveChart;
import io.modeldeck.chart.ParallelChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.RunsAcross;
import io.modeldeck.report.SideBySide;
import io.modeldeck.report.SideBySide.Item;
import io.modeldeck.training.EpochMetrics;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.text.Messages;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What lies beside one another, and what else could; read in one go off the FX thread.
 *
 * @param table of the first of them, as many as columns have room
 * @param items all that lie there
 * @param versions all of the model
 * @param runs its newest
 */
record CompareBook(SideBySide table, List<Item> items, List<ModelVersion> versions, List<TrainingRun> runs) {

    private static final int NEWEST_RUNS = 50;

    /** @param words what to lay there; the usual versions where none are named or one alone is left */
    static CompareBook read(Engine engine, ModelInfo model, List<String> words, TimeRange range, ZoneId zone) {
        List<ModelVersion> versions = engine.registry().versions(model.id());
        List<Item> items = new ArrayList<>();
        for (String word : words.stream().limit(RunsAcross.MOST).toList()) {
            SideBySide.item(engine, model.id(), word).ifPresent(items::add);
        }
        if (items.isEmpty()) {
            SideBySide.usual(versions).forEach(version -> items.add(SideBySide.item(engine, version)));
        } else if (items.size() == 1 && items.getFirst() instanceof Item.Training) {
            // a run alone is held against what is in production
            engine.registry()
                    .production(model.id())
                    .ifPresent(version -> items.addFirst(SideBySide.item(engine, version)));
        }
        return new CompareBook(
                SideBySide.read(engine, items, range, zone),
                items,
                versions,
                engine.training().runs(OptionalLong.of(model.id()), NEWEST_RUNS));
    }

    List<String> words() {
        return items.stream().map(Item::word).toList();
    }

    /** All trainings at once, where there are too many of them for columns. */
    Optional<ParallelChart> across() {
        return items.size() < RunsAcross.FROM
                ? Optional.empty()
                : Optional.of(RunsAcross.of(
                        items.stream().map(Item::run).flatMap(Optional::stream).toList(),
                        new RunsAcross.Words(
                                "",
                                run -> Messages.text("compare.across.run", run),
                                HyperWords::name,
                                RunMetrics::label,
                                Messages.text("retraining.plan.trainer"),
                                Messages.text("retraining.plan.rows"),
                                Messages.text("compare.across.seconds"),
                                left -> Messages.text("compare.across.foot", left))));
    }

    /** What was measured after epochs by any of them, in the order in which it is met. */
    List<String> measured() {
        Set<String> names = new LinkedHashSet<>();
        items.forEach(item -> item.run()
                .filter(run -> run.epochs().size() > 1)
                .ifPresent(run -> run.epochs()
                        .forEach(epoch -> names.addAll(epoch.metrics().keySet()))));
        return List.copyOf(names);
    }

    /** One measure of all that have it, over the epochs; empty where none has. */
    Optional<Chart> curves(String metric) {
        List<CurveChart.Curve> curves = new ArrayList<>();
        for (Item item : items) {
            item.run()
                    .map(TrainingRun::epochs)
                    .filter(epochs -> epochs.size() > 1
                            && epochs.stream().anyMatch(epoch -> epoch.metrics().containsKey(metric)))
                    .ifPresent(epochs -> curves.add(curve(item.label(), metric, epochs)));
        }
        return curves.isEmpty()
                ? Optional.empty()
                : Optional.of(new CurveChart(
                        "",
                        Messages.text("runs.epoch"),
                        RunMetrics.label(metric),
                        curves,
                        Messages.text("compare.curves.foot")));
    }

    private static CurveChart.Curve curve(String name, String metric, List<EpochMetrics> epochs) {
        return new CurveChart.Curve(
                name,
                epochs.stream().mapToDouble(EpochMetrics::epoch).toArray(),
                epochs.stream()
                        .mapToDouble(epoch -> epoch.metrics().getOrDefault(metric, Double.NaN))
                        .toArray());
    }
}
