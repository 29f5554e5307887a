package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChartTextTest {

    @Test
    void aTableHasTheSameRowsUpToItsLimit() {
        List<List<String>> rows = ChartText.rows(ChartGallery.throughput(), Locale.ENGLISH, 10);
        assertThat(rows).hasSize(11);
        assertThat(rows.getFirst()).containsExactly("time", "events (events/hour)", "marks");
        assertThat(ChartText.rows(ChartGallery.curves(), Locale.ENGLISH, 1000)).hasSize(61);
    }

    @Test
    void marksAreTheLastColumnEachInTheRowAfterWhichItStands() {
        TimeSeriesChart chart = new TimeSeriesChart(
                "",
                "",
                TimeRange.ofMillis(0, 100_000),
                ZoneOffset.UTC,
                List.of(Series.line("p95", new long[] {20_000, 60_000}, new double[] {1, 2}, 0)),
                List.of(),
                List.of(
                        new Marker(10_000, "v4", Marker.Kind.DEPLOYMENT),
                        Marker.note(1, TimeRange.ofMillis(59_999, 70_000), "Sale", "Sale\n by two"),
                        new Marker(90_000, "run 3", Marker.Kind.TRAINING)),
                false,
                "");
        assertThat(ChartText.rows(chart, Locale.ENGLISH, 10))
                .containsExactly(
                        List.of("time", "p95", "marks"),
                        List.of(
                                "1970-01-01T00:00:20Z",
                                "1",
                                "1970-01-01T00:00:10Z deployment: v4; 1970-01-01T00:00:59.999Z – 1970-01-01T00:01:10Z note:"
                                        + " Sale · by two"),
                        List.of("1970-01-01T00:01:00Z", "2", "1970-01-01T00:01:30Z training: run 3"));
    }
}
