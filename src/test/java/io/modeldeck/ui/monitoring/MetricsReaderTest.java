package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.LatencyFigures;
import io.modeldeck.metrics.MetricPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What counts as enough labels for a course. */
class MetricsReaderTest {

    private static final Instant HOUR = Instant.parse("2026-03-14T00:00:00Z");

    private static MetricPeriod hour(int at, long requests, long labelled) {
        Instant from = HOUR.plus(Duration.ofHours(at));
        return new MetricPeriod(
                1,
                new TimeRange(from, from.plus(Duration.ofHours(1))),
                requests,
                0,
                LatencyFigures.none(),
                labelled,
                0,
                0,
                Map.of());
    }

    @Test
    @DisplayName("Quality is drawn in periods whose usual one has thirty labels; those without any do not count")
    void enoughLabels() {
        assertThat(MetricsReader.holdEnough(List.of(hour(0, 90, 0), hour(1, 90, 30), hour(2, 90, 31))))
                .isTrue();
        assertThat(MetricsReader.holdEnough(List.of(hour(0, 90, 10), hour(1, 90, 12), hour(2, 90, 300))))
                .isFalse();
        assertThat(MetricsReader.holdEnough(List.of(hour(0, 90, 0)))).isTrue();
    }
}
