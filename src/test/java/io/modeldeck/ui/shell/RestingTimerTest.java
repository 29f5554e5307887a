package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Timer;
import io.modeldeck.testing.FxTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RestingTimerTest {

    @BeforeAll
    static void toolkit() {
        FxTest.start();
    }

    /** Says what it is told, and does not rest by itself. */
    private static final class Restless extends Timer {

        private final List<String> told = new ArrayList<>();

        Restless() {
            super(() -> {});
        }

        @Override
        protected long _start(Runnable beat) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected long _start(Runnable beat, int every) {
            told.add("start " + every);
            return 7;
        }

        @Override
        protected void _stop(long begun) {
            told.add("stop");
        }

        @Override
        protected void _pause(long begun) {
            told.add("pause");
        }

        @Override
        protected void _resume(long begun) {
            told.add("resume");
        }
    }

    private final Restless restless = new Restless();
    private final RestingTimer timer = new RestingTimer(restless);

    @Test
    void itRestsUntilTheNextPainting() {
        timer.start(16);
        timer.resume();
        assertThat(restless.told).containsExactly("start 16");
        timer.pause();
        timer.pause();
        assertThat(restless.isRunning()).isFalse();
        timer.resume();
        timer.resume();
        assertThat(restless.told).containsExactly("start 16", "stop", "start 16");
        timer.stop();
        assertThat(restless.told).endsWith("stop");
    }

    @Test
    void whatWasStoppedIsNotWoken() {
        timer.start(16);
        timer.stop();
        timer.resume();
        timer.pause();
        assertThat(restless.told).containsExactly("start 16", "stop");
        assertThat(restless.isRunning()).isFalse();
    }
}
