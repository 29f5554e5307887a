package io.modeldeck.training;

import java.util.function.IntSupplier;

/** How many runs go on at once, whoever starts them. The limit may change while they do. */
final class RunSlots {

    private final IntSupplier limit;
    private int taken;

    RunSlots(IntSupplier limit) {
        this.limit = limit;
    }

    synchronized boolean tryTake() {
        if (taken >= limit.getAsInt()) {
            return false;
        }
        taken++;
        return true;
    }

    /** Waits for room. */
    synchronized void take() {
        while (!tryTake()) {
            try {
                // Woken when a run ends; the limit itself may have been raised meanwhile.
                wait(1_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RunCancelled();
            }
        }
    }

    /** Takes one beyond the limit, where waiting would hold up those who must end. */
    synchronized void takeAnyway() {
        taken++;
    }

    synchronized void free() {
        taken--;
        notifyAll();
    }
}
