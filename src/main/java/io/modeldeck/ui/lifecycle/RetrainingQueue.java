package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.retraining.Check;
import io.modeldeck.retraining.PolicyDecision;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.training.run.RunEstimate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the queue shows, read in one go off the FX thread.
 *
 * @param requests the newest first
 * @param decisions what the policy said lately, the newest first
 * @param models names by id
 * @param estimates how long the runs of those that wait may take, by request, where that is known
 */
record RetrainingQueue(
        List<RetrainingRequest> requests,
        List<PolicyDecision> decisions,
        Map<Long, String> models,
        Map<Long, RunEstimate> estimates,
        Map<Long, List<Check>> checks) {

    private static final int MOST = 2_500;

    static RetrainingQueue read(Engine engine, Instant now) {
        Map<Long, String> models = new LinkedHashMap<>();
        for (ModelInfo model : engine.registry().models()) {
            models.put(model.id(), model.name());
        }
        List<RetrainingRequest> requests = engine.retraining().requests(OptionalLong.empty(), Optional.empty(), MOST);
        Map<Long, RunEstimate> estimates = new LinkedHashMap<>();
        Map<Long, List<Check>> checks = new LinkedHashMap<>();
        // a model has one such request at most
        requests.stream().filter(RetrainingRequest::isDecidable).forEach(request -> {
            engine.retraining().estimate(request, now).ifPresent(time -> estimates.put(request.id(), time));
            checks.put(request.id(), engine.retraining().checksNow(request, now));
        });
        return new RetrainingQueue(
                requests, engine.retraining().decisions(OptionalLong.empty(), MOST), models, estimates, checks);
    }

    /** Those that count: as they stand now while somebody may decide, else as they stood. */
    List<Check> checks(RetrainingRequest request) {
        return checks.getOrDefault(request.id(), request.checks());
    }

    /** How long its run may take. */
    Optional<RunEstimate> estimate(RetrainingRequest request) {
        return Optional.ofNullable(estimates.get(request.id()));
    }

    List<RetrainingRequest> in(QueuePart part) {
        return requests.stream().filter(request -> part.holds(request.status())).toList();
    }

    Optional<RetrainingRequest> find(long id) {
        return requests.stream().filter(request -> request.id() == id).findFirst();
    }
}
