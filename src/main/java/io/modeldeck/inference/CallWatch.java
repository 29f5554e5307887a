package io.modeldeck.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops calls that take too long, since a graph may loop without end, and those whose thread was interrupted. One daemon thread that looks a few times a second. */
final class CallWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final Supplier<Duration> usual;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("modeldeck-call-watch").factory());

    /** A running call. */
    final class Call implements AutoCloseable {

        private final OrtSession.RunOptions options;
        private final Thread caller = Thread.currentThread();
        private final Duration limit;
        private final long start = System.nanoTime();
        private boolean ended;
        private boolean stopped;
        private boolean cancelled;

        private Call(Duration limit) throws OrtException {
            this.limit = limit;
            this.options = new OrtSession.RunOptions();
        }

        OrtSession.RunOptions options() {
            return options;
        }

        Duration limit() {
            return limit;
        }

        synchronized boolean wasStopped() {
            return stopped;
        }

        /** Whether it was stopped because its thread was interrupted. */
        synchronized boolean wasCancelled() {
            return cancelled;
        }

        private synchronized void stopIfNeeded(long now) {
            boolean given = caller.isInterrupted();
            if (ended || !given && now - start < limit.toNanos()) {
                return;
            }
            try {
                options.setTerminate(true);
                stopped = true;
                cancelled = given;
            } catch (OrtException e) {
                throw new RuntimeFailure("A call that takes too long cannot be stopped: " + e.getMessage(), e);
            }
        }

        @Override
        public synchronized void close() {
            // Under the lock, so that the watch never touches options that are freed.
            ended = true;
            calls.remove(this);
            options.close();
        }
    }

    /** @param usual how long a call may take where its thread was not told otherwise */
    CallWatch(Supplier<Duration> usual) {
        this.usual = usual;
        beat.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    Call begin() throws OrtException {
        Call call = new Call(CallTime.limit(usual.get()));
        calls.add(call);
        return call;
    }

    private void look() {
        long now = System.nanoTime();
        for (Call call : calls) {
            try {
                call.stopIfNeeded(now);
            } catch (RuntimeFailure e) {
                // One call that cannot be stopped must not end the watch over the others.
                LOG.error("A call goes on beyond its limit", e);
            }
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
