package io.modeldeck.app;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Looks for work only where there may be some: something was written since the last look, or that left something that waits for its time or for room.
 * For one thread.
 */
final class Lookout {

    private final LongSupplier commits;
    private long seen = -1;
    private boolean waits;

    /** @param commits grows with whatever is written, by whomever */
    Lookout(LongSupplier commits) {
        this.commits = commits;
    }

    /** @param look does what can be done now; answers whether something waits. Where it fails, the next look is not left out. */
    void look(BooleanSupplier look) {
        long now = commits.getAsLong();
        if (waits || now != seen) {
            waits = true;
            waits = look.getAsBoolean();
            // What it wrote itself is looked at once more.
            seen = now;
        }
    }
}
