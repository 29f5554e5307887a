package io.modeldeck.app;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Job;
import java.time.Instant;
import java.util.List;

/**
 * Looks from outside whether the jobs of live models are late, and lets the rules about that speak. The hops look too, but not while they are
 * stuck. May be entered by any thread but that of the hops.
 */
final class JobWatch {

    private final Engine engine;

    JobWatch(Engine engine) {
        this.engine = engine;
    }

    void at(Instant now) {
        List<Long> late = engine.jobs().all().stream()
                .filter(job -> job.isOverdue(now))
                .map(Job::modelId)
                .distinct()
                .toList();
        for (ModelInfo model :
                late.isEmpty() ? List.<ModelInfo>of() : engine.registry().models()) {
            if (late.contains(model.id()) && Supervisor.isLive(model, now)) {
                engine.alerts().evaluateJobs(model.id(), now);
            }
        }
    }
}
