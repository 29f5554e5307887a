package io.modeldeck.ui.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Intervals that are over when the test says so. */
class PulseTest {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final AtomicInteger beats = new AtomicInteger();
    private final Pulse pulse = new Pulse(waiting::add, beats::incrementAndGet);

    private void interval() {
        for (int i = waiting.size(); i > 0; i--) {
            waiting.remove().run();
        }
    }

    @Test
    void beatsAfterEachIntervalUntilItIsStopped() {
        pulse.begin();
        pulse.begin();
        assertThat(beats).hasValue(0);
        interval();
        interval();
        assertThat(beats).hasValue(2);

        pulse.stop();
        interval();
        assertThat(beats).hasValue(2);
        assertThat(waiting).isEmpty();
    }

    @Test
    void begunAnewItWaitsForItsOwnInterval() {
        pulse.begin();
        Runnable old = waiting.remove();
        pulse.stop();
        pulse.begin();
        old.run();
        assertThat(beats).hasValue(0);
        interval();
        assertThat(beats).hasValue(1);
        assertThat(waiting).hasSize(1);
    }
}
