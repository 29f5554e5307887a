package io.modeldeck.search;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One search.
 *
 * @param basedOn the run whose rows and recipe it takes
 * @param trainer that is tried
 * @param objective the metric by which trials are ranked, smaller first
 * @param candidate whether the best trial becomes one
 * @param runId the run that trained it, once queued
 * @param message why it failed, or what came of it
 */
public record Search(
        long id,
        long modelId,
        String modelName,
        long basedOn,
        String trainer,
        SearchPlan plan,
        String objective,
        boolean candidate,
        SearchStatus status,
        OptionalLong runId,
        String message,
        String by,
        Instant at,
        Optional<Instant> completedAt) {

    /** What is to be searched. */
    public record Wish(
            long basedOn, Optional<String> trainer, Map<String, Object> fixed, SearchPlan plan, boolean candidate) {}
}
