package io.modeldeck.app;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Looks for work where there may be some: soon after something was written, and once more while the last look left something that waits for its time or for
 * room. In between nothing wakes. Looks go on one thread.
 */
final class Lookout {

    /** From one look to the next at least, however often something is written. */
    static final Duration REST = Duration.ofSeconds(1);

    /** What is written right behind it is seen by the same look. */
    static final Duration SOON = Duration.ofMillis(200);

    private final BooleanSupplier work;
    private final BiConsumer<Runnable, Duration> later;
    private final LongSupplier nanos;
    private final AtomicBoolean planned = new AtomicBoolean(true);
    private volatile long rested;

    /**
     * @param work does what can be done now; answers whether something waits. Where it fails, it is looked once more.
     * @param later runs something after a while, on the thread of the looks
     * @param nanos time that passes
     */
    Lookout(BooleanSupplier work, BiConsumer<Runnable, Duration> later, LongSupplier nanos) {
        this.work = work;
        this.later = later;
        this.nanos = nanos;
        this.rested = nanos.getAsLong();
    }

    /** Has the first look, once, before which there is none; it sees what was written until then. */
    void begin(Duration in) {
        later.accept(this::look, in);
    }

    /** Something was written. For any thread; returns at once. */
    void written() {
        if (planned.compareAndSet(false, true)) {
            Duration rest = Duration.ofNanos(rested - nanos.getAsLong());
            later.accept(this::look, rest.compareTo(SOON) > 0 ? rest : SOON);
        }
    }

    private void look() {
        // Before the work: what is written meanwhile, also by itself, is looked at once more.
        planned.set(false);
        rested = nanos.getAsLong() + REST.toNanos();
        boolean waits = true;
        try {
            waits = work.getAsBoolean();
        } finally {
            rested = nanos.getAsLong() + REST.toNanos();
            if (waits) {
                written();
            }
        }
    }
}
