package io.modeldeck.ui.kit.work;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Does something once what changes again and again has been still for a while. Lives on the FX thread. */
public final class Rest {

    private final Executor afterwards;
    private final Runnable work;
    private long changes;

    public Rest(FxTasks tasks, Duration still, Runnable work) {
        this(CompletableFuture.delayedExecutor(still.toMillis(), TimeUnit.MILLISECONDS, tasks::later), work);
    }

    /** @param afterwards runs on the FX thread what it is given, that while later */
    Rest(Executor afterwards, Runnable work) {
        this.afterwards = afterwards;
        this.work = work;
    }

    /** It changed just now. */
    public void disturbed() {
        long mine = ++changes;
        afterwards.execute(() -> {
            if (mine == changes) {
                work.run();
            }
        });
    }
}
