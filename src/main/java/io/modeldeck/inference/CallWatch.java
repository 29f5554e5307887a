package io.modeldeck.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops calls that take too long, since a graph may loop without end, and those whose thread was interrupted. One daemon thread that looks a few times a
 * second while calls go on, and sleeps when none does.
 */
final class CallWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final Supplier<Duration> usual;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    /** Whether somebody will look, {@link #PERIOD} from now at the latest. */
    private final AtomicBoolean looking = new AtomicBoolean();
    /** Once it is closed nobody looks any more. */
    private final ScheduledExecutorService beat = new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("modeldeck-call-watch").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    /** Calls one after the other, each watched from its beginning to its end; after one that was stopped there is no other. */
    final class Call implements AutoCloseable {

        private final OrtSession.RunOptions options;
        // All guarded by this monitor.
        private Thread caller;
        private Duration limit = Duration.ZERO;
        private long start;
        private boolean running;
        private boolean stopped;
        private boolean cancelled;

        private Call() throws OrtException {
            this.options = new OrtSession.RunOptions();
        }

        OrtSession.RunOptions options() {
            return options;
        }

        /** From here on this thread's call is watched. */
        void begin() {
            Duration its = CallTime.limit(usual.get());
            synchronized (this) {
                caller = Thread.currentThread();
                limit = its;
                start = System.nanoTime();
                running = true;
            }
            wake();
        }

        /** The call is over; whether another may follow. */
        synchronized boolean end() {
            running = false;
            caller = null;
            return !stopped;
        }

        synchronized Duration limit() {
            return limit;
        }

        synchronized boolean wasStopped() {
            return stopped;
        }

        /** Whether it was stopped because its thread was interrupted. */
        synchronized boolean wasCancelled() {
            return cancelled;
        }

        private synchronized boolean isRunning() {
            return running;
        }

        /** @return whether it runs and must be looked at again */
        private synchronized boolean stopIfNeeded(long now) {
            if (!running) {
                return false;
            }
            boolean given = caller.isInterrupted();
            if (!given && now - start < limit.toNanos()) {
                return true;
            }
            try {
                options.setTerminate(true);
                stopped = true;
                cancelled = given;
            } catch (OrtException e) {
                // One call that cannot be stopped must not end the watch over the others.
                LOG.error("A call goes on beyond its limit", e);
            }
            return true;
        }

        @Override
        public synchronized void close() {
            // Under the lock, so that the watch never touches options that are freed.
            running = false;
            calls.remove(this);
            options.close();
        }
    }

    /** @param usual how long a call may take where its thread was not told otherwise; asked at each call */
    CallWatch(Supplier<Duration> usual) {
        this.usual = usual;
    }

    /** For calls that never overlap. */
    Call calls() throws OrtException {
        Call call = new Call();
        calls.add(call);
        return call;
    }

    /** Calls follow each other within microseconds, and all but the first find somebody looking. */
    private void wake() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            later();
        }
    }

    private void later() {
        beat.schedule(this::look, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = System.nanoTime();
        boolean goesOn = false;
        for (Call call : calls) {
            goesOn |= call.stopIfNeeded(now);
        }
        if (goesOn) {
            later();
            return;
        }
        looking.set(false);
        // One that began meanwhile may have found somebody looking still.
        if (calls.stream().anyMatch(Call::isRunning)) {
            wake();
        }
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
