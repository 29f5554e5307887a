package io.modeldeck.chart;

import static io.modeldeck.chart.Laid.UTC;
import static io.modeldeck.chart.Laid.chart;
import static io.modeldeck.chart.Laid.texts;
import static io.modeldeck.chart.Marker.Kind.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Markers differ by their shape, and their names make room for each other. */
class MarkerLaneTest {

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
}
