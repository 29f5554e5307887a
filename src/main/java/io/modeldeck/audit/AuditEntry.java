package io.modeldeck.audit;

import io.modeldeck.domain.Face;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One change of state and its reason.
 *
 * @param at when, in the model's own time
 * @param recordedAt when, on the wall clock
 * @param by the person's name or {@code system}
 * @param simulated true where a script decided in that name
 * @param subject what was changed, in words: {@code churn v3}, {@code request 7}
 * @param action what was done to it: {@code promote}, {@code approve}
 * @param before what it was, and {@code after} what it became; only what changed
 */
public record AuditEntry(
        long id,
        Instant at,
        Instant recordedAt,
        String by,
        Face face,
        boolean simulated,
        OptionalLong modelId,
        String subject,
        String action,
        Map<String, Object> before,
        Map<String, Object> after,
        String comment) {}
