package io.modeldeck.app;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.registry.ModelInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives an engine the beat of the wall clock: the scheduled hops of live models, the run queue, the sample's traffic. One daemon thread for the
 * hops, one that looks into the queue and one for each run, so that a long training delays no alert, and one that notices when the hops are stuck.
 */
public final class Supervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    /** What has waited until now waits until the window is there, which needs the processor for itself. */
    private static final long FIRST_SECONDS = 4;

    private static final long BEAT_SECONDS = 5;
    private static final long WATCH_SECONDS = 30;
    /** For both threads together, since the process has five seconds to end in order. */
    private static final long PATIENCE_MILLIS = 2_500;

    private final Engine engine;
    private final Beat hops;
    private final JobWatch late;
    private final Attendance attendance;
    private final RuntimeWatch runtime;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("scheduled-hops").factory());
    private final ScheduledExecutorService trainings = lookoutThread("training-queue");
    private final AtomicInteger started = new AtomicInteger();
    private final ExecutorService runs = Executors.newCachedThreadPool(work -> Thread.ofPlatform()
            .daemon()
            .name("training-run-" + started.incrementAndGet())
            .unstarted(work));
    private final ScheduledExecutorService workers = lookoutThread("worker-jobs");
    private final ScheduledExecutorService fetches = lookoutThread("model-fetches");
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("job-watch").factory());
    private final List<Lookout> lookouts;
    private final Runnable unheard;
    private volatile Instant lastBeat = Instant.EPOCH;
    private volatile boolean closing;

    /** Of a thread that looks when it is told to; what it has not begun when it is shut down is left, and what comes later is nothing. */
    private static ScheduledExecutorService lookoutThread(String name) {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name(name).factory(), new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return thread;
    }

    private Lookout lookout(ScheduledExecutorService thread, BooleanSupplier work) {
        return new Lookout(
                work,
                (look, in) -> thread.schedule(() -> guarded(look), in.toMillis(), TimeUnit.MILLISECONDS),
                System::nanoTime);
    }

    private Supervisor(Engine engine) {
        this.engine = engine;
        this.hops = new Beat(engine);
        this.late = new JobWatch(engine, engine.clock().instant());
        this.lookouts = List.of(
                lookout(trainings, this::train), lookout(workers, this::attendWorkers), lookout(fetches, this::fetch));
        this.unheard = engine.afterCommits(() -> lookouts.forEach(Lookout::written));
        this.attendance = new Attendance(engine.sessions(), engine.clock().instant());
        this.runtime = new RuntimeWatch(
                engine.runtime(),
                () -> RuntimeWatch.Reading.of(engine),
                engine.clock().instant());
    }

    /** Starts to work the engine, which must hold its workspace. */
    public static Supervisor start(Engine engine) {
        Supervisor supervisor = new Supervisor(engine);
        supervisor.lookouts.forEach(lookout -> lookout.begin(Duration.ofSeconds(FIRST_SECONDS)));
        supervisor.beat.scheduleWithFixedDelay(supervisor::beatSafely, FIRST_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        supervisor.watch.scheduleWithFixedDelay(
                supervisor::watchSafely, WATCH_SECONDS, WATCH_SECONDS, TimeUnit.SECONDS);
        // With a delay: what was held up is not made up for in a burst of looks without time between them.
        supervisor.watch.scheduleWithFixedDelay(
                supervisor::measureSafely, RuntimeWatch.SECONDS, RuntimeWatch.SECONDS, TimeUnit.SECONDS);
        return supervisor;
    }

    /** A model is worked by the clock while it has events that are not long ago. */
    public static boolean isLive(ModelInfo model, Instant now) {
        return model.newestEventAt().isPresent() && !model.isHistorical(now);
    }

    /** When the hops were last looked after; a screen that shows health says so when that is long ago. */
    public Instant lastBeat() {
        return lastBeat;
    }

    /** True once nothing looks after the hops any more, for good. */
    public boolean isStopped() {
        return beat.isShutdown();
    }

    private void beatSafely() {
        try {
            Instant now = engine.clock().instant();
            attendance.seen(now);
            hops.at(now, () -> !closing);
            lastBeat = now;
        } catch (RuntimeException | Error e) {
            // The thread must live on: what failed now is tried again at the next beat.
            warn("A beat of the scheduled hops failed", e);
        }
    }

    private void watchSafely() {
        try {
            late.at(engine.clock().instant());
        } catch (RuntimeException | Error e) {
            warn("The watch over the jobs failed", e);
        }
    }

    private void measureSafely() {
        try {
            runtime.at(engine.clock().instant());
        } catch (RuntimeException | Error e) {
            warn("What the process takes could not be kept", e);
        }
    }

    private boolean train() {
        boolean more = true;
        while (more && !closing) {
            Executor threads = run -> runs.execute(() -> guarded(run));
            more = engine.training().startNext(threads) || engine.searches().startNext(threads);
        }
        return engine.training().isQueued() || engine.searches().isQueued();
    }

    /** Models that somebody asked for are fetched here, one after the other. */
    private boolean fetch() {
        return engine.fetches().beat(new Progress() {
            @Override
            public void at(long done, long total, String what) {
                // The job itself keeps how far it is.
            }

            @Override
            public boolean cancelled() {
                return closing;
            }
        });
    }

    /** What workers do elsewhere is sent, heard of and taken in here. */
    private boolean attendWorkers() {
        return !closing && engine.workers().beat();
    }

    /** A training ends in its own record; what gets here is a workspace that cannot be written. */
    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Problem problem) {
            if (!closing) {
                LOG.warn("The run queue: {}", problem.getMessage());
            }
        } catch (RuntimeException | Error e) {
            // The thread must live on, whatever it met.
            warn("The run queue failed", e);
        }
    }

    /** What the workspace's closing cuts off is repeated when it is opened again, and no news. */
    private void warn(String what, Throwable failure) {
        if (!closing) {
            LOG.warn(what, failure);
        }
    }

    @Override
    public void close() {
        closing = true;
        unheard.run();
        engine.searches().close();
        beat.shutdown();
        trainings.shutdown();
        runs.shutdown();
        workers.shutdown();
        fetches.shutdown();
        watch.shutdown();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            if (!beat.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                    || !trainings.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                    || !runs.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                    || !workers.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                    || !fetches.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                    || !watch.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                // A training that goes on is failed as interrupted at the next start; nothing it did is kept half.
                beat.shutdownNow();
                trainings.shutdownNow();
                runs.shutdownNow();
                workers.shutdownNow();
                fetches.shutdownNow();
                watch.shutdownNow();
            }
            attendance.end(engine.clock().instant());
            runtime.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
