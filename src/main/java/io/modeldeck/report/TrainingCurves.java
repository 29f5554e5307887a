package io.modeldeck.report;

import io.modeldeck.chart.CurveChart;
import io.modeldeck.training.EpochMetrics;
import io.modeldeck.training.run.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** What a training measured after each of its epochs, as a chart. Pure. */
public final class TrainingCurves {

    /**
     * The words of the chart.
     *
     * @param label of a measure by its stored name
     * @param footer told the number of epochs
     */
    public record Words(String title, String epoch, UnaryOperator<String> label, IntFunction<String> footer) {}

    private TrainingCurves() {}

    /** Empty where fewer than two epochs were measured. */
    public static Optional<CurveChart> of(TrainingRun run, Words words) {
        List<EpochMetrics> epochs = run.epochs();
        if (epochs.size() < 2) {
            return Optional.empty();
        }
        TreeSet<String> names = new TreeSet<>();
        epochs.forEach(epoch -> names.addAll(epoch.metrics().keySet()));
        double[] x = epochs.stream().mapToDouble(EpochMetrics::epoch).toArray();
        List<CurveChart.Curve> curves = names.stream()
                .map(name -> new CurveChart.Curve(
                        words.label().apply(name),
                        x,
                        epochs.stream()
                                .mapToDouble(epoch -> epoch.metrics().getOrDefault(name, Double.NaN))
                                .toArray()))
                .toList();
        return Optional.of(new CurveChart(
                words.title(), words.epoch(), "", curves, words.footer().apply(epochs.size())));
    }
}
