package io.modeldeck.chart;

import static io.modeldeck.chart.Laid.UTC;
import static io.modeldeck.chart.Laid.chart;
import static io.modeldeck.chart.Laid.columns;
import static io.modeldeck.chart.Laid.highest;
import static io.modeldeck.chart.Laid.only;
import static io.modeldeck.chart.Laid.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.TimeRange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Lines, bands and gaps lie where their values are, however many there are. */
class SeriesLayoutTest {

    @Test
    void aSpikeInAMillionPointsReachesItsHeightAtEveryZoom() {
        TimeSeriesChart all = ChartGallery.dense(1_000_000);
        Series series = all.series().getFirst();
        long spike = series.atMillis()[600_000];
        for (long span = all.range().length().toMillis(); span > 2_000; span /= 4) {
            long from = Math.max(all.range().fromMillis(), spike - span / 3);
            TimeSeriesChart zoomed = new TimeSeriesChart(
                    "", "ms", TimeRange.ofMillis(from, from + span), UTC, all.series(), List.of(), List.of(), true, "");
            Frame frame = Frames.layout(zoomed, 900, 300, FixedMeasure.PLAIN);
            double expected = frame.plot().orElseThrow().valuePixel(612);
            assertThat(highest(frame)).as("span of %d ms", span).isBetween(expected - 2, expected + 0.01);
        }
    }

    @Test
    void theColumnsOfADenseLineAreThoseOfAllItsSegments() {
        TimeSeriesChart chart = ChartGallery.dense(20_000);
        Frame frame = Frames.layout(chart, 500, 240, FixedMeasure.PLAIN);
        Plot plot = frame.plot().orElseThrow();
        Series series = chart.series().getFirst();
        double[] x = new double[series.length()];
        double[] y = new double[series.length()];
        for (int i = 0; i < x.length; i++) {
            x[i] = plot.pixel(series.atMillis()[i]);
            y[i] = plot.valuePixel(series.values()[i]);
        }
        Raster all = new Raster(plot);
        all.line(x, y);
        Mark.Columns expected = all.thick(Ink.SERIES_1, 1, Strokes.THICKNESS);
        Mark.Columns actual = columns(frame).getFirst();
        assertThat(actual.x()).isEqualTo(expected.x());
        for (int i = 0; i < actual.count(); i++) {
            assertThat(actual.top()[i]).isCloseTo(expected.top()[i], within(1e-6));
            assertThat(actual.bottom()[i]).isCloseTo(expected.bottom()[i], within(1e-6));
        }
    }

    @Test
    void gapsStayGaps() {
        long[] at = {0, 1000, 2000, 7000, 8000, 9000};
        double[] values = {1, 2, 1, 2, Double.NaN, 2};
        Frame frame = Frames.layout(chart(at, values, 1500, List.of()), 600, 240, FixedMeasure.PLAIN);
        Mark.Polyline line = only(frame, Mark.Polyline.class);
        assertThat(Arrays.stream(line.y()).filter(Double::isNaN).count()).isEqualTo(2);
        // the two lone samples are visible as dots
        Mark.Shapes dots = only(frame, Mark.Shapes.class);
        assertThat(dots.x()).hasSize(2);
    }

    @Test
    void timesInWhichNothingCouldBeMeasuredAreHatchedWithinThePlotAndNamedInTheLegend() {
        TimeSeriesChart plain = chart(new long[] {0, 1000, 9000}, new double[] {1, 2, 2}, 1500, List.of());
        TimeSeriesChart chart = new TimeSeriesChart(
                "",
                "ms",
                plain.range(),
                UTC,
                plain.series(),
                List.of(),
                List.of(),
                true,
                "",
                List.of(
                        new Gap(TimeRange.ofMillis(-900, 300), "engine off"),
                        new Gap(TimeRange.ofMillis(3_000, 6_000), "engine off"),
                        new Gap(TimeRange.ofMillis(90_000, 99_000), "engine off")));
        Frame frame = Frames.layout(chart, 600, 240, FixedMeasure.PLAIN);
        Plot plot = frame.plot().orElseThrow();
        List<Mark.Polyline> hatches = frame.marks().stream()
                .filter(Mark.Polyline.class::isInstance)
                .map(Mark.Polyline.class::cast)
                .filter(line -> line.ink() == Ink.MUTED_TEXT)
                .toList();
        assertThat(hatches).as("the legend's, and those of two gaps").hasSize(3);
        double[][] ends = {
            {plot.left(), plot.pixel(300)}, {plot.pixel(3_000), plot.pixel(6_000)},
        };
        for (int gap = 0; gap < 2; gap++) {
            Mark.Polyline hatch = hatches.get(gap + 1);
            double[] x = Arrays.stream(hatch.x()).filter(v -> !Double.isNaN(v)).toArray();
            double[] y = Arrays.stream(hatch.y()).filter(v -> !Double.isNaN(v)).toArray();
            assertThat(Arrays.stream(x).min().orElseThrow()).isCloseTo(ends[gap][0], within(0.01));
            assertThat(Arrays.stream(x).max().orElseThrow()).isCloseTo(ends[gap][1], within(7.0));
            assertThat(Arrays.stream(x)).allMatch(v -> v <= ends[1][1] + 0.01);
            assertThat(Arrays.stream(y)).allMatch(v -> v >= plot.top() - 0.01 && v <= plot.bottom() + 0.01);
        }
        assertThat(texts(frame)).extracting(Mark.Text::text).containsOnlyOnce("engine off");
        assertThat(frame.legend()).as("nothing to switch off").isEmpty();
        assertThat(ChartSummary.of(chart, Locale.ENGLISH)).contains("engine off in 2 gaps");
        assertThat(ChartSummary.of(plain, Locale.ENGLISH)).doesNotContain("gap");
    }

    @Test
    void aBandThatFillsThePlotIsWeakerThanOneAroundItsLine() {
        assertThat(bandAlpha(0.9, 1.1)).isGreaterThan(2 * bandAlpha(0.1, 9));
    }

    private static double bandAlpha(double low, double high) {
        TimeSeriesChart plain = chart(new long[] {0, 9000}, new double[] {1, 1}, 0, List.of());
        Series banded = new Series(
                "errors",
                new long[] {0, 9000},
                new double[] {1, 1},
                new double[] {low, low},
                new double[] {high, high},
                Style.LINE,
                0);
        TimeSeriesChart chart = new TimeSeriesChart(
                "", "", plain.range(), UTC, List.of(banded), List.of(), List.of(), true, "", List.of());
        return only(Frames.layout(chart, 600, 240, FixedMeasure.PLAIN), Mark.Columns.class)
                .alpha();
    }

    @Test
    void aWideBandDoesNotDwarfItsLineAndEndsAtThePlot() {
        long[] at = {0, 5_000, 10_000};
        Series rate = new Series(
                "errors",
                at,
                new double[] {0, .1, 0},
                new double[] {0, .01, 0},
                new double[] {.3, .6, .3},
                Style.LINE,
                0);
        TimeSeriesChart chart = new TimeSeriesChart(
                "", "share", TimeRange.ofMillis(0, 10_000), UTC, List.of(rate), List.of(), List.of(), true, "");
        Frame frame = Frames.layout(chart, 600, 240, FixedMeasure.PLAIN);
        Plot plot = frame.plot().orElseThrow();
        assertThat(plot.valuePixel(.1)).isLessThan((plot.top() + plot.bottom()) / 2);
        Mark.Columns band = frame.marks().stream()
                .filter(Mark.Columns.class::isInstance)
                .map(Mark.Columns.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.stream(band.top()).min().orElseThrow()).isEqualTo(plot.top());
    }
}
