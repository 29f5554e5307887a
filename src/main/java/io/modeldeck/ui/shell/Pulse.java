package io.modeldeck.ui.shell;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again while the window is open. On a thread of its own: a timer of the toolkit has the window painted sixty times a second for
 * as long as it runs.
 */
final class Pulse {

    private final ScheduledExecutorService timer;
    private boolean begun;

    Pulse() {
        ScheduledThreadPoolExecutor made = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("ui-pulse").factory());
        made.setRemoveOnCancelPolicy(true);
        timer = made;
    }

    /** The first beat comes after one interval; a second call changes nothing. */
    void begin(Duration every, Runnable beat) {
        if (!begun) {
            begun = true;
            timer.scheduleWithFixedDelay(beat, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop() {
        timer.shutdownNow();
    }
}
