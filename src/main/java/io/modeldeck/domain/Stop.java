package io.modeldeck.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the work should come to its end, because the process was asked to. Requested once, by whoever hears the wish; work looks at it at its
 * safe places, and whoever must not be cut off holds it meanwhile. Any thread may enter.
 */
public final class Stop {

    /** Work that must not be cut off; closed when it is done. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    private final List<Runnable> listeners = new ArrayList<>();
    private int held;
    private boolean requested;

    /** Asks the work to end. What listens is told on this thread. */
    public void request() {
        List<Runnable> told;
        synchronized (this) {
            requested = true;
            told = List.copyOf(listeners);
            listeners.clear();
        }
        told.forEach(Runnable::run);
    }

    public synchronized boolean requested() {
        return requested;
    }

    /** Tells the listener once, when the end is asked for; at once where it was already. */
    public void onRequest(Runnable listener) {
        synchronized (this) {
            if (!requested) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** Begins work that {@link #awaitReleased} waits for, until what this answers is closed first. */
    public synchronized Hold hold() {
        held++;
        AtomicBoolean released = new AtomicBoolean();
        return () -> {
            if (!released.getAndSet(true)) {
                release();
            }
        };
    }

    private synchronized void release() {
        held--;
        notifyAll();
    }

    /** Waits until nobody holds it, or for so long; answers whether nobody does. */
    public synchronized boolean awaitReleased(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = end - System.nanoTime(); held > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return held == 0;
    }

    /** For work that shows no progress and may be stopped. */
    public Progress progress() {
        return over(Progress.none());
    }

    /** For work that somebody else watches and may stop, too. */
    public Progress over(Progress watched) {
        return new Progress() {
            @Override
            public void at(long done, long total, String what) {
                watched.at(done, total, what);
            }

            @Override
            public boolean cancelled() {
                return requested() || watched.cancelled();
            }
        };
    }
}
