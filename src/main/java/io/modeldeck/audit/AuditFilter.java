package io.modeldeck.audit;

import io.modeldeck.domain.TimeRange;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which entries to show, the newest first.
 *
 * @param modelId only those of this model
 * @param limit at most so many
 * @param range only those with {@code at} in it
 */
public record AuditFilter(OptionalLong modelId, int limit, Optional<TimeRange> range) {

    public AuditFilter {
        if (limit < 1) {
            throw new IllegalArgumentException("A filter shows at least one entry, not " + limit);
        }
    }

    public static AuditFilter newest(int limit) {
        return new AuditFilter(OptionalLong.empty(), limit, Optional.empty());
    }

    public static AuditFilter ofModel(long modelId, int limit) {
        return new AuditFilter(OptionalLong.of(modelId), limit, Optional.empty());
    }
}
