package io.modeldeck.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long tests wait for what must come. What comes soon costs nothing, so the limit is made for a machine that is many times slower and does other
 * things beside; whoever comes to it fails.
 */
public final class Patience {

    public static final Duration LIMIT = Duration.ofMinutes(2);

    private interface Wait {
        boolean isOver() throws InterruptedException;
    }

    private Patience() {}

    /** For a condition that has to become true. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT);
    }

    /** For a latch that something else counts down. */
    public static void await(CountDownLatch latch) {
        require("nothing counted the latch down", () -> latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
    }

    /** For a process that ends by itself or was told to. */
    public static void awaitEnd(Process process) {
        require(
                "process " + process.pid() + " did not end",
                () -> process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
    }

    /** For a thread that comes to its end. */
    public static void awaitEnd(Thread thread) {
        require("thread " + thread.getName() + " did not end", () -> thread.join(LIMIT));
    }

    private static void require(String otherwise, Wait wait) {
        try {
            if (!wait.isOver()) {
                throw new AssertionError(otherwise + " within " + LIMIT.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
