package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.Series;
import io.modeldeck.chart.Style;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.LatencyFigures;
import io.modeldeck.metrics.MetricPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How long the periods of a chart are, and what becomes of the one that is not over. */
class MetricsPeriodsTest extends MonitoredModel {

    private static final Instant START = NOW.minus(Duration.ofHours(4));

    @Test
    @DisplayName(
            "A call each five minutes is drawn by the hour, as long as there are hours enough and nobody wants the finest")
    void sparse() {
        MetricsReader reader = new MetricsReader(engine, context.formats());
        assertThat(granularity(reader, Duration.ofDays(1), false)).isEqualTo(Granularity.HOURLY);
        assertThat(granularity(reader, Duration.ofDays(1), true)).isEqualTo(Granularity.FIVE_MINUTES);
        assertThat(granularity(reader, Duration.ofHours(11), false))
                .as("eleven hours are no course")
                .isEqualTo(Granularity.FIVE_MINUTES);
        store(3, NOW.minus(Duration.ofDays(2)), 3, 10);
        assertThat(reader.data(question(
                                TimeRange.endingAt(NOW.minus(Duration.ofHours(47)), Duration.ofHours(1)), false))
                        .periods())
                .isNotEmpty();
    }

    private Granularity granularity(MetricsReader reader, Duration length, boolean finest) {
        return reader.data(question(TimeRange.endingAt(NOW, length), finest)).granularity();
    }

    private MetricsQuestion question(TimeRange range, boolean finest) {
        return new MetricsQuestion(model, range, 600, false, new Comparison.None(), "", finest);
    }

    @Test
    @DisplayName(
            "The period that is not over is joined to the others by dashes, and the foot says so; a lone one is not joined")
    void notOver() {
        TimeSeriesChart goesOn = throughput(4, NOW.minus(Duration.ofMinutes(40)));
        assertThat(goesOn.series()).extracting(Series::style).containsExactly(Style.LINE, Style.DASHED);
        assertThat(goesOn.series().getFirst().values()).containsExactly(60, 60, 60);
        assertThat(goesOn.series().getLast().values())
                .as("as many calls in a third of the time")
                .containsExactly(60, 180);
        assertThat(goesOn.footer()).endsWith("dashed: not over yet");
        TimeSeriesChart over = throughput(4, NOW);
        assertThat(over.series())
                .singleElement()
                .satisfies(line -> assertThat(line.values()).hasSize(4));
        assertThat(over.footer()).endsWith("240 requests");
        assertThat(throughput(1, START.plusSeconds(60)).series()).hasSize(1);
    }

    private TimeSeriesChart throughput(int hours, Instant at) {
        List<MetricPeriod> periods = IntStream.range(0, hours)
                .mapToObj(hour -> new MetricPeriod(
                        1,
                        new TimeRange(START.plus(Duration.ofHours(hour)), START.plus(Duration.ofHours(hour + 1))),
                        60,
                        0,
                        LatencyFigures.none(),
                        0,
                        0,
                        0,
                        Map.of()))
                .toList();
        MetricsData data = new MetricsData(
                model,
                new TimeRange(START, NOW),
                Granularity.HOURLY,
                periods,
                periods,
                Granularity.HOURLY,
                at,
                Optional.empty(),
                List.of(),
                Optional.empty());
        return new MetricCharts(data, ZoneOffset.UTC, "").throughput().plain();
    }
}
