package io.modeldeck.app;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * What of an engine stands already, from the bottom up. It is taken down from the top, all of it: what cannot be closed keeps nothing below it open, and is told of by the
 * first failure, which carries those after it.
 */
final class Standing implements AutoCloseable {

    /** What is ended without a checked exception. */
    @FunctionalInterface
    interface Part {
        void close();
    }

    private final Deque<Part> parts = new ConcurrentLinkedDeque<>();

    /** It stands on everything that was named before. */
    void on(Part part) {
        parts.push(part);
    }

    /** Takes down what stands, because the rest of it failed to come about. */
    void abandon(Throwable failure) {
        try {
            close();
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }

    /** Takes everything down; once is enough, whoever else does. */
    @Override
    public void close() {
        Throwable failed = null;
        for (Part part = parts.poll(); part != null; part = parts.poll()) {
            try {
                part.close();
            } catch (RuntimeException | Error e) {
                if (failed == null) {
                    failed = e;
                } else {
                    failed.addSuppressed(e);
                }
            }
        }
        switch (failed) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failed);
        }
    }
}
