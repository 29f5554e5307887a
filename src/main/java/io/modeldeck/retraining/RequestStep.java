package io.modeldeck.retraining;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Something that happened to a request.
 *
 * @param simulated true where a script decided in that name
 */
public record RequestStep(
        RequestEvent event,
        RequestStatus from,
        RequestStatus to,
        Instant at,
        String by,
        String comment,
        boolean simulated) {

    /** Who has approved a request that waits for a second approval; what was before it last came to wait does not count. */
    public static Set<String> endorsers(List<RequestStep> oldestFirst) {
        Set<String> names = new LinkedHashSet<>();
        for (RequestStep step : oldestFirst) {
            if (step.event() == RequestEvent.ENDORSE) {
                names.add(step.by());
            } else {
                names.clear();
            }
        }
        return names;
    }
}
