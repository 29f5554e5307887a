package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.LatencyFigures;
import io.modeldeck.metrics.MetricPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What counts as enough labels for a course. */
class MetricsReaderTest {

    private static final TimeRange HOUR =
            TimeRange.endingAt(Instant.parse("2026-03-14T01:00:00Z"), Duration.ofHours(1));

    /** Periods of ninety calls each, with so many labels. */
    private static List<MetricPeriod> labelled(long... counts) {
        return Arrays.stream(counts)
                .mapToObj(count -> new MetricPeriod(1, HOUR, 90, 0, LatencyFigures.none(), count, 0, 0, Map.of()))
                .toList();
    }

    @Test
    @DisplayName("Quality is drawn in periods whose usual one has thirty labels; those without any do not count")
    void enoughLabels() {
        assertThat(MetricsReader.holdEnough(labelled(0, 30, 31))).isTrue();
        assertThat(MetricsReader.holdEnough(labelled(10, 12, 300))).isFalse();
        assertThat(MetricsReader.holdEnough(labelled(0))).isTrue();
    }
}
