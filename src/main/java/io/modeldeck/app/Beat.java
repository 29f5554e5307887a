package io.modeldeck.app;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done at each beat of the wall clock: the workspace's own jobs, then the due ones of each live model. What fails for one model is logged and
 * stops no other. For one thread.
 */
final class Beat {

    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

    private final Engine engine;
    private final SampleTraffic traffic;
    private final JobRunner runner;
    private Instant last = Instant.MAX;

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
        }
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

    private static void supervised(String what, BooleanSupplier goesOn, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // The thread must live on: what failed now is tried again at the next beat.
            // What the workspace's closing cuts off is no news.
            if (goesOn.getAsBoolean()) {
                LOG.warn("The scheduled work for {} failed", what, e);
            }
        }
    }
}
