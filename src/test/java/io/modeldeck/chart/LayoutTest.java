package io.modeldeck.chart;

import static io.modeldeck.chart.Marker.Kind.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.awt.geom.Rectangle2D;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayoutTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

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
    void limitsFarAwayDoNotSqueezeTheData() {
        long[] at = {0, 5000, 9000};
        double[] values = {10, 12, 11};
        Frame near = Frames.layout(
                chart(at, values, 0, List.of(new Threshold("limit", 20, Severity.WARNING))),
                600,
                240,
                FixedMeasure.PLAIN);
        assertThat(near.plot().orElseThrow().high()).isGreaterThanOrEqualTo(20);
        Frame far = Frames.layout(
                chart(at, values, 0, List.of(new Threshold("limit", 5000, Severity.WARNING))),
                600,
                240,
                FixedMeasure.PLAIN);
        assertThat(far.plot().orElseThrow().high()).isLessThan(50);
        assertThat(texts(far))
                .anyMatch(
                        text -> text.text().startsWith("limit 5") && text.text().endsWith("↑"));
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
    void severitiesDifferInShapeAndDashes() {
        List<Shape> shapes = new ArrayList<>();
        List<Double> dashes = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            Frame frame = Frames.layout(
                    chart(new long[] {0, 9000}, new double[] {1, 2}, 0, List.of(new Threshold("", 1.5, severity))),
                    600,
                    240,
                    FixedMeasure.PLAIN);
            frame.marks().forEach(mark -> {
                if (mark instanceof Mark.Shapes shape) {
                    shapes.add(shape.shape());
                }
                if (mark instanceof Mark.Rects rects && rects.ink() == ThresholdLines.ink(severity)) {
                    dashes.add(rects.xywh()[2]);
                }
            });
        }
        assertThat(shapes).hasSize(3).doesNotHaveDuplicates();
        assertThat(dashes).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void kindsOfMarkersDifferInShape() {
        Stream<Marker> kinds = Arrays.stream(Marker.Kind.values())
                .filter(kind -> kind != Marker.Kind.ALERT)
                .map(kind -> new Marker(0, "", kind));
        Stream<Marker> alerts = Arrays.stream(Severity.values()).map(severity -> Marker.alert(0, "", severity));
        assertThat(Stream.concat(kinds, alerts).map(MarkerLane::shape)).doesNotHaveDuplicates();
    }

    @Test
    void marksThatStandTogetherAreAllNamedWhereThereIsRoom() {
        Marker drift = Marker.alert(5_000, "input drift", Severity.WARNING);
        Marker nulls = Marker.alert(5_001, "null rate", Severity.CRITICAL);
        assertThat(names(drift, nulls)).extracting(Mark.Text::text).contains("null rate, input drift");
        Marker campaign = new Marker(5_002, "the campaign of the spring began in all shops of the north", NOTE);
        assertThat(names(drift, nulls, campaign)).extracting(Mark.Text::text).contains("null rate +2");
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
    void aMarkerAtTheRightEdgeHasItsNameOnTheLeft() {
        Marker marker = new Marker(9_990, "prediction drift", Marker.Kind.ALERT);
        TimeSeriesChart plain = chart(new long[] {0, 10_000}, new double[] {1, 2}, 0, List.of());
        TimeSeriesChart marked = new TimeSeriesChart(
                "", "ms", plain.range(), UTC, plain.series(), List.of(), List.of(marker), false, "");
        Mark.Text name = texts(Frames.layout(marked, 600, 240, FixedMeasure.PLAIN)).stream()
                .filter(text -> text.text().equals("prediction drift"))
                .findFirst()
                .orElseThrow();
        assertThat(name.align()).isEqualTo(Mark.Align.END);
    }

    @Test
    void namesOfMarkersMakeRoomForEachOther() {
        List<Mark.Text> names =
                names(new Marker(7_000, "prediction", Marker.Kind.ALERT), new Marker(9_800, "new customers", NOTE));
        assertThat(names).extracting(Mark.Text::text).contains("prediction", "new customers");
        assertThat(names).extracting(Mark.Text::align).containsOnly(Mark.Align.END);
    }

    @Test
    void aNameThatHasRoomNowhereIsCutWhereMoreOfItIsShown() {
        String words = "the campaign of the spring began in all shops of the south and of the north and of the islands";
        Mark.Text name = names(new Marker(8_000, words, NOTE)).getFirst();
        assertThat(name.align()).isEqualTo(Mark.Align.END);
        assertThat(name.text()).startsWith("the campaign of the spring").endsWith("…");
    }

    private static List<Mark.Text> names(Marker... markers) {
        TimeSeriesChart plain = chart(new long[] {0, 10_000}, new double[] {1, 2}, 0, List.of());
        TimeSeriesChart marked = new TimeSeriesChart(
                "", "ms", plain.range(), UTC, plain.series(), List.of(), List.of(markers), false, "");
        return texts(Frames.layout(marked, 600, 240, FixedMeasure.PLAIN)).stream()
                .filter(text -> Arrays.stream(markers)
                        .anyMatch(marker -> text.text().startsWith(marker.label())
                                || marker.label().startsWith(text.text().replace("…", ""))))
                .toList();
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

    private static TimeSeriesChart chart(long[] at, double[] values, long gap, List<Threshold> thresholds) {
        return new TimeSeriesChart(
                "",
                "ms",
                TimeRange.ofMillis(0, 10_000),
                UTC,
                List.of(Series.line("a", at, values, gap)),
                thresholds,
                List.of(),
                false,
                "");
    }

    private static double highest(Frame frame) {
        double top = Double.POSITIVE_INFINITY;
        for (Mark mark : frame.marks()) {
            double[] ys = switch (mark) {
                case Mark.Columns columns -> columns.top();
                case Mark.Polyline line -> line.y();
                default -> new double[0];
            };
            for (double y : ys) {
                top = y < top ? y : top;
            }
        }
        return top;
    }

    private static List<Mark.Columns> columns(Frame frame) {
        return frame.marks().stream()
                .filter(Mark.Columns.class::isInstance)
                .map(Mark.Columns.class::cast)
                .toList();
    }

    private static <T extends Mark> T only(Frame frame, Class<T> type) {
        List<T> found =
                frame.marks().stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<Mark.Text> texts(Frame frame) {
        return frame.marks().stream()
                .filter(Mark.Text.class::isInstance)
                .map(Mark.Text.class::cast)
                .toList();
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
