package io.modeldeck.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LabelCountTest {

    private static final Instant NOW = Instant.EPOCH.plus(Duration.ofDays(10));

    @Test
    @DisplayName("Each label is counted once for a look, in whichever order it is asked for")
    void once() {
        List<String> asked = new ArrayList<>();
        // one label a day
        LabelCount labels = new LabelCount(NOW, (after, until) -> {
            asked.add(days(after) + "-" + days(until));
            return days(until) - days(after);
        });
        assertThat(labels.since(day(7))).isEqualTo(3);
        assertThat(labels.since(day(7))).isEqualTo(3);
        assertThat(labels.all()).isEqualTo(10);
        assertThat(labels.since(day(4))).isEqualTo(6);
        assertThat(labels.since(day(9))).isOne();
        assertThat(labels.all()).isEqualTo(10);
        assertThat(asked).containsExactly("7-10", "0-7", "4-7", "9-10");
    }

    @Test
    @DisplayName(
            "What lies behind the moment counts for nothing, and bounds nothing: a training may be younger than the turn that is judged")
    void later() {
        LabelCount labels = new LabelCount(NOW, (after, until) -> Math.max(0, days(until) - days(after)));
        assertThat(labels.since(day(13))).isZero();
        assertThat(labels.since(day(10))).isZero();
        assertThat(labels.all()).isEqualTo(10);
    }

    private static Instant day(int number) {
        return Instant.EPOCH.plus(Duration.ofDays(number));
    }

    private static long days(Instant at) {
        return Duration.between(Instant.EPOCH, at).toDays();
    }
}
