package io.modeldeck.app;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done at each beat of the wall clock: the workspace's own jobs, then the due ones of each live model, and what silences hide from now on. What
 * fails for one model is logged and stops no other. A beat before which nothing was written and nothing has come due reads nothing. For one thread.
 */
final class Beat {

    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

    /** What goes by the clock alone, without a due time, is looked after as often as this. */
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private static final long NEVER = -1;

    private final Engine engine;
    private final SampleTraffic traffic;
    private final JobRunner runner;
    private Instant last = Instant.MAX;
    /** {@link Engine#commits} when it was last looked after everything; before any where that failed. */
    private long seen = NEVER;

    /** Before that a beat finds nothing, unless somebody writes. */
    private Instant next = Instant.MIN;

    Beat(Engine engine) {
        this.engine = engine;
        this.traffic = new SampleTraffic(engine);
        this.runner = new JobRunner(engine.jobs(), engine.clock());
    }

    /** @param goesOn asked before each model; false ends the beat early */
    void at(Instant now, BooleanSupplier goesOn) {
        // At the first beat too: nobody saw what the clock did before.
        boolean setBack = now.isBefore(last);
        last = now;
        // Before the work: whatever is written meanwhile is looked at once more.
        long commits = engine.commits();
        if (setBack || commits != seen || !now.isBefore(next)) {
            seen = commits;
            work(now, setBack, goesOn);
        }
    }

    private void work(Instant now, boolean setBack, BooleanSupplier goesOn) {
        supervised("the workspace", goesOn, () -> workWorkspace(now, setBack));
        Set<Long> live = new HashSet<>();
        for (ModelInfo model : engine.registry().models()) {
            if (goesOn.getAsBoolean() && Supervisor.isLive(model, now)) {
                live.add(model.id());
                supervised(model.name(), goesOn, () -> work(model.id(), now, setBack));
            }
        }
        // One that ended early has not seen which models are live.
        if (goesOn.getAsBoolean()) {
            supervised(
                    "alerts without data", goesOn, () -> engine.alerts().settle(model -> !live.contains(model), now));
            // Models that live in the past are not evaluated, but a silence over them ends by the clock.
            supervised("silences", goesOn, () -> engine.silences().refresh(now));
            supervised("what is due next", goesOn, () -> next = next(live, now));
        }
    }

    /** When a beat finds something again at the earliest. A job of a model that is worked no longer waits for nobody. */
    private Instant next(Set<Long> live, Instant now) {
        Stream<Instant> jobs = engine.jobs().all().stream()
                .filter(job -> !job.paused() && (job.modelId() == 0 || live.contains(job.modelId())))
                .map(Job::nextTry);
        Stream<Instant> silences = engine.silences().current(now).stream()
                .flatMap(silence ->
                        Stream.of(silence.range().from(), silence.range().to()))
                .filter(now::isBefore);
        return Stream.concat(jobs, silences).reduce(now.plus(LONGEST_REST), Beat::earlier);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void work(long modelId, Instant now, boolean setBack) {
        if (setBack) {
            engine.jobs().followClock(modelId, now);
        }
        engine.hops().runTurns(modelId, now);
    }

    private void workWorkspace(Instant now, boolean setBack) {
        if (setBack) {
            engine.jobs().followClock(0, now);
        }
        if (engine.settings().isSample()) {
            runDue(SampleTraffic.JOB, SampleTraffic.INTERVAL, now, () -> traffic.work(now));
        }
        runDue(Retention.JOB, Retention.INTERVAL, now, () -> engine.retention().enforceAll(now));
    }

    private void runDue(String name, Duration interval, Instant now, Supplier<String> work) {
        Job job = engine.jobs().ensure(name, 0, interval, now);
        if (job.isDue(now)) {
            runner.run(job, now, work);
        }
    }

    private void supervised(String what, BooleanSupplier goesOn, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // The thread must live on: what failed now is tried again at the next beat.
            seen = NEVER;
            // What the workspace's closing cuts off is no news.
            if (goesOn.getAsBoolean()) {
                LOG.warn("The scheduled work for {} failed", what, e);
            }
        }
    }
}
