package io.modeldeck.retraining;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A proposal to retrain a model.
 *
 * @param versionId the version that it is about
 * @param details what raised it: drift types and scores, rates, thresholds
 * @param checks the safety checks as they stood when it was made
 * @param evidence drift results, metrics and label counts, frozen when it was made
 * @param reopenWhen what reopens it while it is sent back; empty: a person does
 * @param supersededBy what overtook it
 * @param simulated true where a script decided in the reviewer's name
 */
public record RetrainingRequest(
        long id,
        long modelId,
        String modelName,
        long versionId,
        OptionalLong alertId,
        Instant requestedAt,
        String requestedBy,
        TriggerReason reason,
        Map<String, Object> details,
        RequestStatus status,
        List<Check> checks,
        Map<String, Object> evidence,
        Optional<String> reviewedBy,
        Optional<Instant> reviewedAt,
        String comment,
        boolean simulated,
        OptionalLong runId,
        Optional<ReopenCondition> reopenWhen,
        Optional<String> supersededBy) {

    /** In the details: what failed of the checks that an approval overrode, as a list of sentences. */
    static final String OVERRIDDEN = "overridden";

    public RetrainingRequest {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        checks = List.copyOf(checks);
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    }

    /** What failed of the checks when it was approved, in words; empty where all passed, or nobody approved it. */
    public List<String> overridden() {
        return details.get(OVERRIDDEN) instanceof List<?> failed
                ? failed.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The details without what an approval overrode: what stays where the approval does not. */
    public Map<String, Object> raisedBy() {
        Map<String, Object> raised = new LinkedHashMap<>(details);
        raised.remove(OVERRIDDEN);
        return raised;
    }

    /** Whether somebody may still decide about it: it waits, or was sent back. */
    public boolean isDecidable() {
        return status == RequestStatus.PENDING_APPROVAL || status == RequestStatus.SENT_BACK;
    }
}
