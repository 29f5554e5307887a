package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BoxChartTest {

    private static final BoxChart CHART = new BoxChart(
            "Time of a call",
            "ms",
            List.of(
                    new BoxChart.Group("slow v1", 8, 9, 10, 12, 40, 11, 10.5, 11.6, false),
                    new BoxChart.Group("fast v2", 0.1, 0.12, 0.13, 0.15, 0.9, 0.14, 0.13, 0.15, true)),
            "200 calls of each");

    @Test
    void everythingLiesInsideAndAWiderSpanIsWider() {
        Frame frame = Frames.layout(CHART, 600, 200, FixedMeasure.PLAIN);
        Plot plot = frame.plot().orElseThrow();

        for (Mark mark : frame.marks()) {
            if (mark instanceof Mark.Rects rects && (mark.ink() == Ink.ACCENT || mark.ink() == Ink.MUTED_TEXT)) {
                double[] xywh = rects.xywh();
                for (int i = 0; i < xywh.length; i += 4) {
                    assertThat(xywh[i]).isBetween(plot.left(), plot.right());
                    assertThat(xywh[i] + xywh[i + 2]).isLessThanOrEqualTo(plot.right() + 1);
                }
            }
        }
        // the diamonds stand where the logarithms of the means are
        List<Mark.Shapes> means = frame.marks().stream()
                .filter(Mark.Shapes.class::isInstance)
                .map(Mark.Shapes.class::cast)
                .toList();
        assertThat(means).hasSize(2);
        double decade = (means.get(0).x()[0] - means.get(1).x()[0]) / Math.log10(11 / 0.14);
        assertThat(decade)
                .isCloseTo(plot.width() / (plot.high() - plot.low()), org.assertj.core.data.Offset.offset(1.0));
    }

    @Test
    void theKeyboardStopsAtEachGroupAndTheNumbersAreThere() {
        assertThat(Readout.first(CHART, LayoutOptions.PLAIN)).isEqualTo(0.5);
        assertThat(Readout.neighbour(CHART, 0.5, 1, LayoutOptions.PLAIN)).isEqualTo(1.5);
        assertThat(Readout.neighbour(CHART, 1.5, 1, LayoutOptions.PLAIN)).isNaN();
        assertThat(Readout.nearest(CHART, 1.2, LayoutOptions.PLAIN).title()).isEqualTo("fast v2");
        assertThat(ChartSummary.of(CHART, Locale.ENGLISH).replace((char) 0xa0, (char) 0x20))
                .contains("slow v1 11 ms on average, 10.5 ms to 11.6 ms");
        assertThat(ChartText.head(CHART, Locale.ENGLISH)).contains("group", "p99 (ms)", "mean low (ms)");
    }

    @Test
    void figuresOutOfOrderAreRefused() {
        assertThatThrownBy(() -> new BoxChart.Group("odd", 1, 2, 3, 2.5, 5, 2, 1, 3, false))
                .hasMessageContaining("odd");
        assertThatThrownBy(() -> new BoxChart.Group("zero", 0, 2, 3, 4, 5, 2, 1, 3, false))
                .hasMessageContaining("not above zero");
    }
}
