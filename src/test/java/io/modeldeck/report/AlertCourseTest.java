package io.modeldeck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which time the chart of an alert shows. */
class AlertCourseTest {

    private static final Instant AT = Instant.parse("2026-03-14T08:00:00Z");
    private static final Instant NOW = AT.plus(Duration.ofHours(10));

    @Test
    @DisplayName("The chart shows the time around an alert, but not the future")
    void around() {
        Instant end = AT.plus(Duration.ofMinutes(15));
        assertThat(AlertCourse.around(AT, end, NOW, true).from()).isEqualTo(AT.minus(Duration.ofHours(3)));
        assertThat(AlertCourse.around(AT, end, NOW, true).to()).isEqualTo(end.plus(Duration.ofHours(3)));
        assertThat(AlertCourse.around(AT, NOW, NOW, true).from()).isEqualTo(AT.minus(Duration.ofHours(5)));
        assertThat(AlertCourse.around(AT, NOW, NOW, true).to()).isEqualTo(NOW);
        assertThat(AlertCourse.around(AT, end, NOW, false).from()).isEqualTo(AT.minus(Duration.ofDays(4)));
        TimeRange lasting = AlertCourse.around(NOW.minus(Duration.ofDays(290)), NOW, NOW, true);
        assertThat(lasting.to()).isEqualTo(NOW);
        assertThat(lasting.length()).as("no longer than can be looked at").isEqualTo(Duration.ofDays(400));
    }
}
