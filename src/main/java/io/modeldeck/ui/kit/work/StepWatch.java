package io.modeldeck.ui.kit.work;

import io.modeldeck.domain.Progress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Passes steps on without piling them up: one is under way at a time, the newest wins. */
final class StepWatch implements Progress {

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicReference<FxTasks.Step> newest = new AtomicReference<>();
    private final AtomicLong lastAt = new AtomicLong(Long.MIN_VALUE);
    private final Consumer<FxTasks.Step> onStep;
    private final Consumer<Runnable> later;

    /** @param later runs on the FX thread what it is given */
    StepWatch(Consumer<FxTasks.Step> onStep, Consumer<Runnable> later) {
        this.onStep = onStep;
        this.later = later;
    }

    void cancel() {
        cancelled.set(true);
    }

    @Override
    public void at(long done, long total, String what) {
        FxTasks.Step step = new FxTasks.Step(total > 0 ? Math.min(1, (double) done / total) : -1, what);
        long now = System.nanoTime() / 50_000_000;
        boolean last = total > 0 && done >= total;
        if (lastAt.getAndSet(now) == now && !last) {
            return;
        }
        if (newest.getAndSet(step) == null) {
            later.accept(() -> {
                FxTasks.Step shown = newest.getAndSet(null);
                if (!cancelled.get()) {
                    onStep.accept(shown);
                }
            });
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled.get();
    }
}
