package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.chart.ParallelChart.Axis;
import io.modeldeck.chart.ParallelChart.Line;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParallelChartTest {

    private static final ParallelChart CHART = new ParallelChart(
            "Runs",
            List.of(
                    new Axis("learningRate", List.of()),
                    new Axis("trainer", List.of("logistic", "boosting")),
                    new Axis("rows", List.of()),
                    new Axis("accuracy", List.of())),
            List.of(
                    new Line("run 1", new double[] {0.1, 0, 4_000, 0.9}),
                    new Line("run 2", new double[] {0.3, 1, 4_000, 0.8}),
                    new Line("run 3", new double[] {Double.NaN, 1, 4_000, 0.85})),
            "3 runs");

    private static List<Mark.Shapes> dots(LayoutOptions options) {
        return Frames.layout(CHART, 800, 300, FixedMeasure.PLAIN, options).marks().stream()
                .filter(Mark.Shapes.class::isInstance)
                .map(Mark.Shapes.class::cast)
                .toList();
    }

    @Test
    void eachAxisGoesFromItsLeastToItsLargestValue() {
        List<Mark.Shapes> dots = dots(LayoutOptions.PLAIN);
        Plot plot = Frames.layout(CHART, 800, 300, FixedMeasure.PLAIN).plot().orElseThrow();
        assertThat(dots).hasSize(3);
        for (Mark.Shapes line : dots) {
            assertThat(line.x()).containsExactly(plot.pixel(0), plot.pixel(1), plot.pixel(2), plot.pixel(3));
        }
        double top = plot.valuePixel(1);
        double bottom = plot.valuePixel(0);
        assertThat(dots.get(0).y()).containsExactly(bottom, bottom, plot.valuePixel(.5), top);
        assertThat(dots.get(1).y()).containsExactly(top, top, plot.valuePixel(.5), bottom);
        assertThat(dots.get(2).y()[0]).as("what it does not have is a gap").isNaN();
        assertThat(dots(LayoutOptions.PLAIN.withHidden(Set.of(1)))).hasSize(2);
    }

    @Test
    void namesAndTheEndsOfTheAxesAreWritten() {
        assertThat(Frames.layout(CHART, 800, 300, FixedMeasure.PLAIN).marks().stream()
                        .filter(Mark.Text.class::isInstance)
                        .map(mark -> ((Mark.Text) mark).text()))
                .contains("learningRate", "trainer", "0.1", "0.3", "logistic", "boosting", "run 3", "0.9")
                .containsOnlyOnce("4000");
    }

    @Test
    void theKeyboardStopsAtEachAxisAndTheNumbersAreThere() {
        assertThat(Readout.first(CHART, LayoutOptions.PLAIN)).isEqualTo(0);
        assertThat(Readout.neighbour(CHART, 0, 1, LayoutOptions.PLAIN)).isEqualTo(1);
        assertThat(Readout.neighbour(CHART, 0, -1, LayoutOptions.PLAIN)).isNaN();
        assertThat(Readout.neighbour(CHART, 3, 1, LayoutOptions.PLAIN)).isNaN();
        Readout trainer = Readout.nearest(CHART, 1.2, LayoutOptions.PLAIN);
        assertThat(trainer.title()).isEqualTo("trainer");
        assertThat(trainer.lines()).extracting(Readout.Line::name).containsExactly("run 2", "run 3", "run 1");
        assertThat(trainer.lines().getFirst().text()).isEqualTo("boosting");
        assertThat(Readout.nearest(CHART, 0, LayoutOptions.PLAIN).lines()).hasSize(2);
        assertThat(ChartSummary.of(CHART, Locale.ENGLISH)).contains("3 lines across learningRate, trainer");
        assertThat(ChartText.head(CHART, Locale.ENGLISH))
                .containsExactly("group", "learningRate", "trainer", "rows", "accuracy");
    }

    @Test
    void aLineThatDoesNotFitTheAxesIsRefused() {
        List<Axis> axes = List.of(new Axis("trainer", List.of("a", "b")));
        for (double[] values : List.of(new double[] {1, 2}, new double[] {2}, new double[] {.5}, new double[] {-1})) {
            assertThatThrownBy(() -> new ParallelChart("", axes, List.of(new Line("odd", values)), ""))
                    .hasMessageContaining("odd");
        }
    }
}
