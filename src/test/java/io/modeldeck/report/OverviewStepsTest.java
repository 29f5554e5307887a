package io.modeldeck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.LatencyFigures;
import io.modeldeck.metrics.MetricPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The short lines of the overview. */
class OverviewStepsTest {

    private static final Instant HOUR = Instant.parse("2026-03-14T00:00:00Z");

    private static MetricPeriod hour(int at, long requests) {
        Instant from = HOUR.plus(Duration.ofHours(at));
        return new MetricPeriod(
                1,
                new TimeRange(from, from.plus(Duration.ofHours(1))),
                requests,
                0,
                LatencyFigures.none(),
                0,
                0,
                0,
                Map.of());
    }

    @Test
    @DisplayName("Hours in part stay out, absent hours are zero")
    void wholeHours() {
        TimeRange range = new TimeRange(HOUR.minusSeconds(600), HOUR.plus(Duration.ofMinutes(270)));
        List<MetricPeriod> periods = List.of(hour(0, 5), hour(2, 7), hour(4, 9));
        assertThat(OverviewReader.steps(periods, Granularity.HOURLY, range))
                .extracting(OverviewReader.Step::requests)
                .containsExactly(5L, 0L, 7L, 0L);
    }

    @Test
    @DisplayName("Many hours are drawn together, none twice, the newest whole")
    void together() {
        List<MetricPeriod> periods = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            periods.add(hour(i, 1));
        }
        TimeRange range = new TimeRange(HOUR, HOUR.plus(Duration.ofHours(100)));
        List<OverviewReader.Step> steps = OverviewReader.steps(periods, Granularity.HOURLY, range);
        assertThat(steps).hasSize(33);
        assertThat(steps).allMatch(step -> step.requests() == 3);
    }

    @Test
    @DisplayName("A range shorter than a period has no steps")
    void tooShort() {
        TimeRange range = new TimeRange(HOUR, HOUR.plusSeconds(600));
        assertThat(OverviewReader.steps(List.of(hour(0, 3)), Granularity.HOURLY, range))
                .isEmpty();
    }
}
