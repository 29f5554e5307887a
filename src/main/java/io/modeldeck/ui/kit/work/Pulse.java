package io.modeldeck.ui.kit.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Does something on the FX thread again and again until it is stopped. No timer of the toolkit: as long as one of those runs it has the window painted
 * sixty times a second. Lives on the FX thread.
 */
public final class Pulse {

    private final Executor afterwards;
    private final Runnable beat;
    private boolean begun;
    private long round;

    public Pulse(FxTasks tasks, Duration every, Runnable beat) {
        this(CompletableFuture.delayedExecutor(every.toMillis(), TimeUnit.MILLISECONDS, tasks::later), beat);
    }

    /** @param afterwards runs on the FX thread what it is given, an interval later */
    Pulse(Executor afterwards, Runnable beat) {
        this.afterwards = afterwards;
        this.beat = beat;
    }

    /** The first beat comes after one interval; where it beats already nothing changes. */
    public void begin() {
        if (!begun) {
            begun = true;
            next(++round);
        }
    }

    private void next(long mine) {
        afterwards.execute(() -> {
            if (begun && mine == round) {
                next(mine);
                beat.run();
            }
        });
    }

    public void stop() {
        begun = false;
    }
}
