package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LookoutTest {

    private final AtomicLong commits = new AtomicLong(5);
    private final Lookout lookout = new Lookout(commits::get);
    private int looks;

    private int looks(boolean waits) {
        looks = 0;
        lookout.look(() -> {
            looks++;
            return waits;
        });
        return looks;
    }

    @Test
    void whereNothingWasWrittenAndNothingWaitsNobodyLooks() {
        assertThat(looks(false)).as("what was there before").isOne();
        assertThat(looks(false)).isZero();
        commits.incrementAndGet();
        assertThat(looks(true)).as("something was written").isOne();
        assertThat(looks(true)).as("it waits").isOne();
        assertThat(looks(false)).as("until it is done").isOne();
        assertThat(looks(false)).isZero();
    }

    @Test
    void whatIsWrittenDuringALookIsLookedAt() {
        lookout.look(() -> {
            commits.incrementAndGet();
            return false;
        });
        assertThat(looks(false)).isOne();
        assertThat(looks(false)).isZero();
    }

    @Test
    void aLookThatFailedIsRepeated() {
        assertThatThrownBy(() -> lookout.look(() -> {
                    throw new IllegalStateException("no disk");
                }))
                .hasMessage("no disk");
        assertThat(looks(false)).isOne();
    }
}
