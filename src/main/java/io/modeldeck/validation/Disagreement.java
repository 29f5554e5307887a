package io.modeldeck.validation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A recorded event to which a candidate answers something else.
 *
 * @param id the event's number in the workspace
 * @param gap how sure the candidate is: the probability of its own answer less that of what was answered; of numbers how far they are apart
 * @param outcome what turned out to be true, where that is known
 */
public record Disagreement(
        long id, Instant at, String recorded, String candidate, double gap, Optional<String> outcome) {

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("event", id);
        document.put("at", at.toString());
        document.put("recorded", recorded);
        document.put("candidate", candidate);
        document.put("gap", gap);
        document.put("outcome", outcome.orElse(null));
        return document;
    }
}
