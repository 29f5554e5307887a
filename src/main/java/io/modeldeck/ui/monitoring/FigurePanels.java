package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Gap;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;

/** The panels of a model's figures: all of them in a grid, or one alone. */
final class FigurePanels {

    final ChartPanel latency;
    final ChartPanel throughput;
    final ChartPanel errors;
    final ChartPanel quality;
    private final ChartPanel losses;
    private final ChartPanel labels;
    private final ChartGrid grid = new ChartGrid();
    /** The chart that has the page for itself. */
    private Optional<ChartPanel> alone = Optional.empty();

    FigurePanels(Supplier<ChartPanel> maker) {
        latency = maker.get();
        throughput = maker.get();
        errors = maker.get();
        quality = maker.get();
        losses = maker.get();
        labels = maker.get();
        losses.setVisible(false);
        labels.setVisible(false);
    }

    Node node() {
        return grid;
    }

    void show(Figures figures, MetricsMarks marks) {
        List<Gap> gaps = marks.gaps(figures.data().periods());
        latency.show(figures.latency().under(marks, gaps));
        throughput.show(figures.throughput().under(marks, gaps));
        errors.show(figures.errors().under(marks, gaps));
        quality.show(figures.quality().under(marks, gaps));
        show(losses, figures.losses(), marks, gaps);
        show(labels, figures.labels(), marks, gaps);
    }

    /** Says from where on a zoom shows more; not of quality, whose periods depend on how many labels there are. */
    void hint(MetricsData data, int pixels) {
        Granularity shown = data.granularity();
        Optional<String> hint = MetricsQuestion.finerBelow(shown, pixels)
                .map(length -> MetricsReader.finerBelow(data, length))
                .map(length -> Messages.text(
                        "metrics.finer",
                        Formats.duration(length),
                        Messages.text("metrics.finer." + shown.finer().word())));
        Stream.of(latency, throughput, errors).forEach(panel -> panel.pane().setHint(hint));
    }

    /** One that has nothing to show is left out of the grid. */
    private static void show(ChartPanel panel, Optional<FigureChart> chart, MetricsMarks marks, List<Gap> gaps) {
        panel.setVisible(chart.isPresent());
        chart.ifPresent(one -> panel.show(one.under(marks, gaps)));
    }

    void arrange(int columns) {
        List<ChartPanel> panels = new ArrayList<>(List.of(latency, throughput, errors, quality));
        Stream.of(losses, labels).filter(Node::isVisible).forEach(panels::add);
        grid.show(alone.map(List::of).orElse(panels), columns);
    }

    boolean isOneAlone() {
        return alone.isPresent();
    }

    Optional<ChartPanel> alone() {
        return alone;
    }

    /**
     * Gives one chart the page, or all of them again.
     *
     * @param usual height of a chart among others
     * @param tall height of one alone
     */
    void flip(ChartPanel panel, double usual, double tall) {
        alone.ifPresent(before -> before.tall(usual));
        alone = alone.filter(panel::equals).isPresent() ? Optional.empty() : Optional.of(panel);
        alone.ifPresent(one -> one.tall(tall));
    }
}
