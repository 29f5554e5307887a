package io.modeldeck.app;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks from outside whether the jobs of live models, or those of the workspace itself, are late, and lets the rules about that speak. The hops look too,
 * but not while they are stuck. For one thread, which is not that of the hops.
 */
final class JobWatch {

    /** So long after the look before, the machine slept meanwhile, or its clock was put forward. */
    private static final Duration SLEPT = Duration.ofMinutes(2);

    private final Engine engine;
    private Instant awake;
    private Instant last;

    /** @param start when the hops began: what was due before could not be run */
    JobWatch(Engine engine, Instant start) {
        this.engine = engine;
        this.awake = start;
        this.last = start;
    }

    void at(Instant now) {
        if (now.isBefore(last) || Duration.between(last, now).compareTo(SLEPT) > 0) {
            awake = now;
        }
        last = now;
        List<Long> late = engine.jobs().all().stream()
                .filter(job -> job.isOverdue(now))
                .map(Job::modelId)
                .distinct()
                .toList();
        for (ModelInfo model :
                late.isEmpty() ? List.<ModelInfo>of() : engine.registry().models()) {
            if (late.contains(model.id()) && Supervisor.isLive(model, now)) {
                engine.alerts().evaluateJobs(model.id(), now, awake);
            }
        }
        // Also when none is late: nobody else sees that one is late no longer.
        engine.alerts().evaluateWorkspace(now, awake);
    }
}
