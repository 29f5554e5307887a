package io.modeldeck.ui.kit.work;

import io.modeldeck.app.ChangeHub;
import io.modeldeck.domain.Change;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * "It changed": collects announced changes and delivers them to the FX thread as a set, at most every {@value #MILLIS} ms. A change that comes
 * before a delivery is in it, so nothing is lost, and a flood costs one delivery.
 */
public final class FxFeed implements AutoCloseable {

    static final int MILLIS = 200;

    private final Consumer<Set<Change>> onFx;
    private final Runnable unsubscribe;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fx-feed").factory());
    private final Object lock = new Object();
    private Set<Change> waiting = new HashSet<>();
    private boolean scheduled;
    private boolean closed;
    private long lastNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(MILLIS);

    /** @param onFx called on the FX thread with what changed since the last call */
    public FxFeed(ChangeHub changes, Consumer<Set<Change>> onFx) {
        this.onFx = onFx;
        this.unsubscribe = changes.subscribe(this::announced);
    }

    private void announced(Change change) {
        synchronized (lock) {
            if (closed || (!waiting.add(change) && scheduled) || scheduled) {
                return;
            }
            scheduled = true;
            long since = System.nanoTime() - lastNanos;
            long wait = TimeUnit.MILLISECONDS.toNanos(MILLIS) - since;
            timer.schedule(() -> Platform.runLater(this::deliver), Math.max(0, wait), TimeUnit.NANOSECONDS);
        }
    }

    private void deliver() {
        Set<Change> changes;
        synchronized (lock) {
            changes = waiting;
            waiting = new HashSet<>();
            scheduled = false;
            lastNanos = System.nanoTime();
            if (closed) {
                return;
            }
        }
        onFx.accept(Set.copyOf(changes));
    }

    @Override
    public void close() {
        unsubscribe.run();
        synchronized (lock) {
            closed = true;
        }
        timer.shutdownNow();
    }
}
