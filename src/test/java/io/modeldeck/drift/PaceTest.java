package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private static Pace every(Duration step, int rows) {
        long now = NOW.toEpochMilli();
        long[] at = LongStream.range(0, rows)
                .map(i -> now - (rows - i) * step.toMillis())
                .toArray();
        return Pace.of(at, rows, now);
    }

    private static Verdict missing(long present, long needed) {
        return Verdict.missing(DriftMethod.ACCURACY_DROP, Map.of(), "", present, needed, "labelled rows");
    }

    @Test
    void theRateIsThatOfTheLastSevenDaysOrOfAYoungerBeginning() {
        assertThat(every(Duration.ofHours(1), 1000).perDay()).isCloseTo(24, within(0.2));
        assertThat(every(Duration.ofHours(1), 48).perDay()).isCloseTo(24, within(1e-9));
        assertThat(every(Duration.ofDays(8), 3).perDay()).isZero();
        assertThat(Pace.of(new long[0], 0, NOW.toEpochMilli()).perDay()).isZero();
        assertThat(Pace.of(new long[] {NOW.toEpochMilli() - 1, 0}, 1, NOW.toEpochMilli())
                        .perDay())
                .as("a burst is taken for an hour's")
                .isEqualTo(24);
    }

    @Test
    void aVerdictThatWaitsSaysUntilWhen() {
        Verdict waiting = new Pace(31.5).note(missing(37, 100), NOW);
        assertThat(waiting.reason())
                .isEqualTo("37 of the 100 labelled rows that it takes; at the present rate in about 2 days.");
        assertThat(waiting.parameters()).containsEntry("expectedAt", NOW.plusMillis(48 * HOUR));
        assertThat(new Pace(24).note(missing(99, 100), NOW).reason()).endsWith("in about 1 hour.");
        assertThat(new Pace(24).note(missing(80, 100), NOW).reason()).endsWith("in about 20 hours.");
        assertThat(new Pace(1000).note(missing(99, 100), NOW).reason()).endsWith("in about 1 hour.");
        assertThat(new Pace(0).note(missing(37, 100), NOW).reason()).endsWith("takes; none came in the last 7 days.");
        assertThat(new Pace(3).note(missing(37, 100), NOW).reason())
                .endsWith("at the present rate a window never holds so many, since it reaches back 30 days at most.");
    }

    @Test
    void otherVerdictsStayAsTheyAre() {
        Verdict evaluated = Verdict.notEvaluated(DriftMethod.PSI, Map.of(), "No baseline.");
        assertThat(new Pace(5).note(evaluated, NOW)).isSameAs(evaluated);
    }
}
