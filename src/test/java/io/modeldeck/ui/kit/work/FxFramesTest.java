package io.modeldeck.ui.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Times of frames, without a window. */
class FxFramesTest {

    private static final long MILLI = 1_000_000;

    @Test
    @DisplayName("A frame is measured from its begin to its end; one that began before anybody looked is left out")
    void frames() {
        FxFrames frames = new FxFrames(new Region());
        frames.end(5 * MILLI);
        assertThat(frames.times().count()).isZero();
        assertThat(frames.times().median()).isNaN();
        frames.begin(MILLI);
        frames.end(3 * MILLI);
        frames.end(90 * MILLI);
        frames.begin(100 * MILLI);
        frames.end(140 * MILLI);
        assertThat(frames.times().newest()).containsExactly(2, 40);
        assertThat(frames.times().longest()).isEqualTo(40);
        assertThat(frames.times().felt()).as("longer than 33 ms").isEqualTo(1);
    }

    @Test
    @DisplayName("Only the newest times are kept, oldest first; what was felt and the longest count for all")
    void newest() {
        FxTimes times = new FxTimes(3, 10);
        for (int millis : new int[] {50, 1, 2, 3}) {
            times.took(millis * MILLI);
        }
        assertThat(times.newest()).containsExactly(1, 2, 3);
        assertThat(times.median()).isEqualTo(2);
        assertThat(times.longest()).isEqualTo(50);
        assertThat(times.felt()).isEqualTo(1);
        assertThat(times.count()).isEqualTo(4);
    }
}
