package io.modeldeck.training.execution;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Room for trainings: runs and the trials of searches share one limit, whoever starts them, and a model that is searched trains no run meanwhile. The limit may change
 * while they go on. A run that waits comes before the next trial, so that a long search holds nobody up.
 */
public final class TrainingRoom {

    private static final long NEWS_MILLIS = 250;
    /** Longer than the queue takes to look again; a wish of nobody ends by itself. */
    private static final long WISH_NANOS = 3_000_000_000L;

    private final IntSupplier limit;
    private final Map<Long, Integer> searched = new HashMap<>();
    private int taken;
    private int waiting;
    private boolean wished;
    private long wishedAt;

    TrainingRoom(IntSupplier limit) {
        this.limit = limit;
    }

    /** How many trainings may go on at once. */
    public int limit() {
        return limit.getAsInt();
    }

    synchronized boolean tryTake() {
        if (taken >= limit.getAsInt()) {
            return false;
        }
        taken++;
        wished = false;
        return true;
    }

    /** Waits for room for a run. */
    synchronized void take() {
        waiting++;
        try {
            while (!tryTake()) {
                pause();
            }
        } finally {
            waiting--;
        }
    }

    /** A run could begin, if there were room: no trial takes what is freed next. */
    synchronized void wish() {
        wished = true;
        wishedAt = System.nanoTime();
    }

    /** Waits for room for a trial; false where the search ended meanwhile. */
    public synchronized boolean takeForTrial(BooleanSupplier stopped) {
        while (!stopped.getAsBoolean()) {
            if (waiting == 0 && !(wished && System.nanoTime() - wishedAt < WISH_NANOS) && tryTake()) {
                return true;
            }
            pause();
        }
        return false;
    }

    /** Takes one beyond the limit, where waiting would hold up those who must end. */
    public synchronized void takeAnyway() {
        taken++;
    }

    /** Gives back what was taken. */
    public synchronized void free() {
        taken--;
        notifyAll();
    }

    /** A search of the model begins. Whether it may is decided in the transaction in which this is called. */
    public synchronized void hold(long modelId) {
        searched.merge(modelId, 1, Integer::sum);
    }

    /** A search of the model is over. */
    public synchronized void release(long modelId) {
        searched.computeIfPresent(modelId, (model, searches) -> searches > 1 ? searches - 1 : null);
        notifyAll();
    }

    /** The models that are searched now. */
    public synchronized Set<Long> searched() {
        return Set.copyOf(searched.keySet());
    }

    /** Waits until something was given back, or a moment. */
    public synchronized void pause() {
        try {
            // Not only until there is news: the limit itself may have been raised.
            wait(NEWS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunCancelled();
        }
    }
}
