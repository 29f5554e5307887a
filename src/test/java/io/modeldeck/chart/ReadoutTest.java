package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadoutTest {

    private static final TimeSeriesChart TWO = new TimeSeriesChart(
            "Latency",
            "ms",
            TimeRange.ofMillis(0, 100_000),
            ZoneId.of("Europe/Berlin"),
            List.of(
                    Series.line("p50", new long[] {0, 20_000, 40_000, 100_000}, new double[] {5, 6, 7, 8}, 0),
                    Series.line("p95", new long[] {20_000, 50_000}, new double[] {60, 70}, 0)),
            List.of(),
            List.of(new Marker(20_100, "v4 to production", Marker.Kind.DEPLOYMENT)),
            false,
            "");

    @Test
    void listsAllSeriesAtTheNearestSampleLargestFirst() {
        Readout readout = Readout.nearest(TWO, 21_000, LayoutOptions.PLAIN);
        assertThat(readout.at()).isEqualTo(20_000);
        assertThat(readout.title()).isEqualTo("Thu 1 Jan 1970, 01:00:20");
        assertThat(readout.lines())
                .extracting(line -> line.name() + " " + line.text().replace('\u00a0', ' '))
                .containsExactly("p95 60 ms", "p50 6 ms", "deployment v4 to production");
    }

    @Test
    void hiddenSeriesSayNothing() {
        LayoutOptions options = LayoutOptions.PLAIN.withHidden(Set.of(1));
        assertThat(Readout.nearest(TWO, 20_000, options).lines()).hasSize(2);
        assertThat(Readout.last(TWO, options)).isEqualTo(40_000);
    }

    @Test
    void walksSampleBySampleThroughAllSeriesInTheRange() {
        List<Double> stops = new ArrayList<>();
        for (double at = Readout.first(TWO, LayoutOptions.PLAIN);
                !Double.isNaN(at);
                at = Readout.neighbour(TWO, at, 1, LayoutOptions.PLAIN)) {
            stops.add(at);
        }
        assertThat(stops).containsExactly(0.0, 20_000.0, 40_000.0, 50_000.0);
        assertThat(Readout.last(TWO, LayoutOptions.PLAIN)).isEqualTo(50_000);
        assertThat(Readout.neighbour(TWO, 50_000, -1, LayoutOptions.PLAIN)).isEqualTo(40_000);
        assertThat(Readout.neighbour(TWO, 0, -1, LayoutOptions.PLAIN)).isNaN();
    }

    @Test
    void whatPeopleNotedIsAStopAndIsSaidAtLengthForAsLongAsItLasted() {
        Marker strike = Marker.note(7, TimeRange.ofMillis(-5_000, 21_000), "Strike", "Strike\nin two towns");
        Marker sale = Marker.note(8, TimeRange.ofMillis(30_000, 30_000), "Sale", "Sale");
        TimeSeriesChart noted = new TimeSeriesChart(
                "",
                "ms",
                TWO.range(),
                TWO.zone(),
                TWO.series(),
                List.of(),
                List.of(strike, sale, Marker.note(9, TimeRange.ofMillis(-9, -1), "before", "before")),
                false,
                "");
        assertThat(Readout.neighbour(noted, 20_000, 1, LayoutOptions.PLAIN)).isEqualTo(30_000);
        assertThat(Readout.neighbour(noted, 40_000, -1, LayoutOptions.PLAIN)).isEqualTo(30_000);
        assertThat(Readout.nearest(noted, 31_000, LayoutOptions.PLAIN).remarks())
                .containsExactly("Sale");
        assertThat(Readout.nearest(noted, 20_000, LayoutOptions.PLAIN).remarks())
                .containsExactly("Strike\nin two towns");
        assertThat(Readout.nearest(noted, 40_000, LayoutOptions.PLAIN).remarks())
                .isEmpty();

        Frame frame = Frames.layout(noted, 600, 240, FixedMeasure.PLAIN);
        Plot plot = frame.plot().orElseThrow();
        double until = plot.pixel(21_000);
        assertThat(frame.marks())
                .as("shaded from where the plot begins to where the stretch ends")
                .anySatisfy(mark -> assertThat(mark)
                        .isInstanceOfSatisfying(
                                Mark.Rects.class,
                                rects -> assertThat(rects.xywh())
                                        .containsExactly(plot.left(), plot.top(), until - plot.left(), plot.height())));
        assertThat(MarkerSpot.at(noted, plot, FixedMeasure.PLAIN, until - 3, plot.top() - 4))
                .contains(strike);
        assertThat(MarkerSpot.at(noted, plot, FixedMeasure.PLAIN, plot.pixel(30_000) + 4, plot.top() - 4))
                .contains(sale);
        assertThat(MarkerSpot.at(noted, plot, FixedMeasure.PLAIN, plot.pixel(30_000), plot.top() + 4))
                .isEmpty();
        assertThat(MarkerSpot.at(TWO, plot, FixedMeasure.PLAIN, plot.pixel(20_100), plot.top() - 4))
                .as("nothing to open")
                .isEmpty();

        Plot tall = Frames.layout(noted, 600, 360, FixedMeasure.LARGE).plot().orElseThrow();
        double upper = tall.top() - Math.ceil(FixedMeasure.LARGE.lineHeight(TextRole.AXIS));
        assertThat(upper).as("beyond a lane of usual texts").isLessThan(tall.top() - 20);
        assertThat(MarkerSpot.at(noted, tall, FixedMeasure.LARGE, tall.pixel(30_000) + 9.5, upper))
                .as("the lane and its shapes are as large as the texts")
                .contains(sale);
    }

    @Test
    void binsCategoriesAndEpochsAreStops() {
        assertThat(Readout.nearest(ChartGallery.bars(), 1.9, LayoutOptions.PLAIN)
                        .title())
                .isEqualTo("United Kingdom");
        assertThat(Readout.nearest(ChartGallery.psi(), 0.2, LayoutOptions.PLAIN)
                        .title()
                        .replace('\u00a0', ' '))
                .isEqualTo("up to 1 B");
        assertThat(Readout.nearest(ChartGallery.histogram(), 22, LayoutOptions.PLAIN)
                        .title())
                .isEqualTo("21 – 24");
        Readout epoch = Readout.nearest(ChartGallery.curves(), 7.4, LayoutOptions.PLAIN);
        assertThat(epoch.title()).isEqualTo("epoch 7");
        assertThat(epoch.lines()).hasSize(2);
        assertThat(Readout.first(ChartGallery.bars(), LayoutOptions.PLAIN)).isEqualTo(0.5);
        assertThat(Readout.last(ChartGallery.bars(), LayoutOptions.PLAIN)).isEqualTo(5.5);
    }

    @Test
    void aCumulativeShareIsReadAnywhere() {
        CdfChart chart = new CdfChart("", "", new double[] {1, 2, 3, 4}, new double[] {3, 4, 5, 6}, 2, "");
        assertThat(Readout.nearest(chart, 3.5, LayoutOptions.PLAIN).lines())
                .extracting(line -> line.text().replace('\u00a0', ' '))
                .containsExactly("75 %", "25 %", "0.5");
    }

    @Test
    void emptyChartsHaveNoStops() {
        assertThat(Readout.first(ChartGallery.empty(), LayoutOptions.PLAIN)).isNaN();
        assertThat(Readout.nearest(ChartGallery.empty(), 5, LayoutOptions.PLAIN).lines())
                .isEmpty();
    }

    @Test
    void aSentenceSumsUpEachChart() {
        assertThat(plain(TWO)).isEqualTo("Latency, 100 seconds, p50 5 ms to 7 ms, p95 60 ms to 70 ms, 1 deployment");
        assertThat(plain(ChartGallery.empty())).isEqualTo("Latency, Nothing was measured in this range.");
        assertThat(plain(ChartGallery.bars()))
                .isEqualTo("Categories of country, 6 categories, largest change at Portugal: 41 % to 29.3 %");
        for (Chart chart : ChartGallery.all().values()) {
            assertThat(ChartSummary.of(chart, Locale.ENGLISH)).startsWith(chart.title());
        }
    }

    private static String plain(Chart chart) {
        return ChartSummary.of(chart, Locale.ENGLISH).replace('\u00a0', ' ');
    }
}
