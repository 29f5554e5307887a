package io.modeldeck.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How fast bytes come in, and how long the rest takes. */
class PaceTest {

    private static final long SECOND = 1_000_000_000L;

    private final Pace pace = new Pace();

    @Test
    void itIsThatOfTheLastSecondsAndFadesWhenNothingComes() {
        assertThat(pace.perSecond(0, 0)).isEmpty();
        for (int tenth = 0; tenth <= 100; tenth++) {
            // slow for five seconds, then ten times as fast
            pace.at(tenth * SECOND / 10, tenth <= 50 ? tenth * 100L : 5_000 + (tenth - 50) * 1_000L);
        }
        assertThat(pace.perSecond(10 * SECOND, 55_000).orElseThrow()).isBetween(9_000.0, 10_001.0);
        assertThat(pace.perSecond(40 * SECOND, 55_000).orElseThrow()).isLessThan(1_600);
    }

    @Test
    void anotherFileFromItsBeginningIsNoStepBack() {
        pace.at(0, 9_000);
        pace.at(SECOND, 9_500);
        pace.at(2 * SECOND, 100);
        pace.at(3 * SECOND, 300);
        assertThat(pace.perSecond(3 * SECOND, 300)).hasValue(200);
    }

    @Test
    void theRestTakesAsLongAsItDoesAtThatPace() {
        assertThat(new FetchProgress(250, 1_000, OptionalDouble.of(50)).remaining())
                .contains(Duration.ofSeconds(15));
        assertThat(new FetchProgress(250, 1_000, OptionalDouble.of(50)).share()).hasValue(.25);
        assertThat(new FetchProgress(250, 0, OptionalDouble.of(50)).remaining()).isEmpty();
        assertThat(new FetchProgress(250, 0, OptionalDouble.of(50)).share()).isEmpty();
        assertThat(new FetchProgress(250, 1_000, OptionalDouble.of(0)).remaining())
                .as("a server that stalls")
                .isEmpty();
        assertThat(new FetchProgress(1_000, 1_000, OptionalDouble.empty()).remaining())
                .isEmpty();
    }
}
