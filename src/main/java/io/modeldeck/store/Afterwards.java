package io.modeldeck.store;

import io.modeldeck.domain.Unexpected;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done once a transaction is over. The change stands by then, or does not: what fails of this is never the answer to whoever made it. It is logged and counted,
 * and keeps nothing of the rest from being done.
 */
final class Afterwards {

    private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);

    private final AtomicLong failed = new AtomicLong();

    /** Does all of it, in its order. An error of the machine itself is thrown, after the rest. */
    void each(List<Runnable> then) {
        Error broken = null;
        for (Runnable work : then) {
            try {
                work.run();
            } catch (RuntimeException e) {
                noted(e);
            } catch (Error e) {
                noted(e);
                broken = broken == null ? e : broken;
            }
        }
        if (broken != null) {
            throw broken;
        }
    }

    private void noted(Throwable failure) {
        failed.incrementAndGet();
        LOG.error(
                "What follows a change failed [{}]; the change itself is as it was answered",
                Unexpected.code(failure),
                failure);
    }

    /** How often something failed. */
    long failed() {
        return failed.get();
    }
}
