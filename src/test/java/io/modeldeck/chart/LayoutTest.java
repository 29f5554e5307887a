package io.modeldeck.chart;

import static io.modeldeck.chart.Laid.chart;
import static io.modeldeck.chart.Laid.columns;
import static io.modeldeck.chart.Laid.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every chart has a frame at every size: its texts have room, its data stay in the plot, and it says what it shows. */
class LayoutTest {

    @ParameterizedTest
    @EnumSource
    void noTextOverlapsAnotherOrTheBorderAtAnySize(FixedMeasure measure) {
        noTextOverlaps(measure, LayoutOptions.PLAIN);
        noTextOverlaps(measure, LayoutOptions.PLAIN.withLogarithmic(true));
    }

    private static void noTextOverlaps(FixedMeasure measure, LayoutOptions scale) {
        for (Map.Entry<String, Chart> entry : ChartGallery.all().entrySet()) {
            for (int[] size : new int[][] {{160, 90}, {240, 120}, {420, 200}, {640, 240}, {840, 300}, {1600, 500}}) {
                Frame frame = Frames.layout(entry.getValue(), size[0], size[1], measure, scale);
                List<Rectangle2D> taken = new ArrayList<>();
                for (Mark.Text text : texts(frame)) {
                    Rectangle2D box = box(text, measure);
                    String what = entry.getKey() + " at " + Arrays.toString(size) + ": " + text.text();
                    assertThat(box.getMinX()).as(what).isGreaterThanOrEqualTo(0);
                    assertThat(box.getMaxX()).as(what).isLessThanOrEqualTo(size[0]);
                    assertThat(box.getMaxY()).as(what).isLessThanOrEqualTo(size[1]);
                    assertThat(taken).as(what).noneMatch(box::intersects);
                    taken.add(box);
                }
            }
        }
    }

    @Test
    void aHintFollowsTheFooterWhereAllOfItHasRoom() {
        Chart chart = ChartGallery.throughput();
        LayoutOptions hinting = LayoutOptions.PLAIN.withHint(Optional.of("zoom in below 2 d for 5-minute figures"));
        assertThat(texts(Frames.layout(chart, 900, 240, FixedMeasure.PLAIN, hinting)))
                .anyMatch(text -> text.text().endsWith(" · zoom in below 2 d for 5-minute figures"));
        assertThat(texts(Frames.layout(chart, 240, 240, FixedMeasure.PLAIN, hinting)))
                .noneMatch(text -> text.text().contains("zoom"));
    }

    @Test
    void dataStaysInsideThePlot() {
        for (Chart chart : ChartGallery.all().values()) {
            Frame frame = Frames.layout(chart, 640, 260, FixedMeasure.PLAIN);
            frame.plot().ifPresent(plot -> {
                for (Mark mark : frame.marks()) {
                    if (mark instanceof Mark.Columns columns) {
                        for (int i = 0; i < columns.count(); i++) {
                            assertThat(columns.x()[i] + 0.5).isBetween(plot.left(), plot.right());
                            assertThat(columns.top()[i]).isBetween(plot.top() - 2, plot.bottom() + 2);
                            assertThat(columns.bottom()[i]).isBetween(columns.top()[i], plot.bottom() + 2);
                        }
                    } else if (mark instanceof Mark.Polyline line) {
                        for (int i = 0; i < line.x().length; i++) {
                            assertThat(line.x()[i]).isBetween(plot.left() - 0.01, plot.right() + 0.01);
                        }
                    }
                }
            });
        }
    }

    @Test
    void aLegendIsThereForMoreThanOneSeries() {
        assertThat(Frames.layout(ChartGallery.errors(), 600, 240, FixedMeasure.PLAIN)
                        .legend())
                .isEmpty();
        Frame three = Frames.layout(ChartGallery.all().get("latency"), 840, 300, FixedMeasure.PLAIN);
        assertThat(three.legend()).extracting(Frame.LegendEntry::name).containsExactly("min – max", "p50", "p95");
    }

    @Test
    void distributionsOfVersionsAreNamedAsThem() {
        HistogramChart chart = new HistogramChart(
                "age",
                "",
                new double[] {0, 1, 2},
                new double[] {.5, .5},
                new double[] {.2, .8},
                "",
                new Sides("v1", ""));
        assertThat(Frames.layout(chart, 600, 240, FixedMeasure.PLAIN).legend())
                .extracting(Frame.LegendEntry::name)
                .containsExactly("v1", "Current");
    }

    @Test
    void aHiddenSeriesIsNotDrawnAndTheOthersKeepTheirColours() {
        LayoutOptions options = LayoutOptions.PLAIN.withHidden(Set.of(1));
        Frame frame = Frames.layout(ChartGallery.all().get("latency"), 840, 300, FixedMeasure.PLAIN, options);
        assertThat(frame.marks().stream()
                        .filter(mark -> mark instanceof Mark.Polyline)
                        .map(Mark::ink))
                .containsExactly(Ink.SERIES_2);
        assertThat(frame.legend()).hasSize(3);
    }

    @Test
    void theCornerOfTheHeaderStaysFree() {
        Chart chart = ChartGallery.all().get("latency");
        double free = legendEnd(Frames.layout(chart, 840, 300, FixedMeasure.PLAIN));
        double kept = legendEnd(Frames.layout(chart, 840, 300, FixedMeasure.PLAIN, LayoutOptions.PLAIN.withCorner(64)));
        assertThat(kept).isEqualTo(free - 64);
    }

    private static double legendEnd(Frame frame) {
        Frame.LegendEntry last = frame.legend().getLast();
        return last.x() + last.width();
    }

    @Test
    void emptyChartsSaySo() {
        Frame frame = Frames.layout(ChartGallery.empty(), 600, 240, FixedMeasure.PLAIN);
        assertThat(texts(frame)).anyMatch(text -> text.text().equals("Nothing was measured in this range."));
        assertThat(frame.plot()).isEmpty();
        LayoutOptions own = LayoutOptions.PLAIN.withEmptyText("No events yet.");
        assertThat(texts(Frames.layout(ChartGallery.empty(), 600, 240, FixedMeasure.PLAIN, own)))
                .anyMatch(text -> text.text().equals("No events yet."));
    }

    @Test
    void everyChartSaysWhatItShows() {
        for (Chart chart : ChartGallery.all().values()) {
            Frame frame = Frames.layout(chart, 840, 300, FixedMeasure.PLAIN);
            assertThat(texts(frame)).anyMatch(text -> text.text().equals(chart.footer()));
        }
        TimeSeriesChart silent = chart(new long[] {0, 5}, new double[] {1, 2}, 0, List.of());
        assertThat(texts(Frames.layout(silent, 600, 240, FixedMeasure.PLAIN)))
                .anyMatch(text -> text.text().equals("2 points"));
    }

    @Test
    void tinyAndOddChartsHaveAFrameToo() {
        for (Chart chart : ChartGallery.all().values()) {
            for (int[] size : new int[][] {{0, 0}, {1, 1}, {40, 24}, {100, 30}, {30, 500}, {3000, 40}}) {
                assertThat(Frames.layout(chart, size[0], size[1], FixedMeasure.PLAIN)
                                .marks())
                        .isNotEmpty();
            }
        }
        Frames.layout(chart(new long[] {5}, new double[] {1e300}, 0, List.of()), 300, 200, FixedMeasure.PLAIN);
        Frames.layout(
                chart(new long[] {5, 6}, new double[] {-1e300, 1e300}, 0, List.of()), 300, 200, FixedMeasure.PLAIN);
    }

    /** Where letters are: from the top of a capital to the base line. */
    private static Rectangle2D box(Mark.Text text, TextMeasure measure) {
        double width = measure.width(text.text(), text.role());
        double x = switch (text.align()) {
            case START -> text.x();
            case MIDDLE -> text.x() - width / 2;
            case END -> text.x() - width;
        };
        double height = measure.ascent(text.role()) * 0.79;
        return new Rectangle2D.Double(x, text.y() - height, width, height);
    }
}
