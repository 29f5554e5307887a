package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.retraining.PolicyDecision;
import io.modeldeck.retraining.RetrainingRequest;
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
 */
record RetrainingQueue(List<RetrainingRequest> requests, List<PolicyDecision> decisions, Map<Long, String> models) {

    private static final int MOST = 2_500;

    static RetrainingQueue read(Engine engine) {
        Map<Long, String> models = new LinkedHashMap<>();
        for (ModelInfo model : engine.registry().models()) {
            models.put(model.id(), model.name());
        }
        return new RetrainingQueue(
                engine.retraining().requests(OptionalLong.empty(), Optional.empty(), MOST),
                engine.retraining().decisions(OptionalLong.empty(), MOST),
                models);
    }

    List<RetrainingRequest> in(QueuePart part) {
        return requests.stream().filter(request -> part.holds(request.status())).toList();
    }

    Optional<RetrainingRequest> find(long id) {
        return requests.stream().filter(request -> request.id() == id).findFirst();
    }
}
