package io.modeldeck.telemetry;

import io.modeldeck.domain.TimeRange;
import java.util.OptionalLong;

/**
 * Which events to list, the newest first.
 *
 * @param versionId only those of this version
 * @param onlyErrors only failed calls
 * @param limit at most so many
 * @param after continue behind this event, the last one of the previous page
 */
public record EventQuery(
        long modelId, OptionalLong versionId, TimeRange range, boolean onlyErrors, int limit, OptionalLong after) {

    public EventQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("A list shows at least one event, not " + limit);
        }
    }

    /** The newest of all versions in the range. */
    public static EventQuery newest(long modelId, TimeRange range, int limit) {
        return new EventQuery(modelId, OptionalLong.empty(), range, false, limit, OptionalLong.empty());
    }
}
