package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import java.util.OptionalLong;

/**
 * A numeric series from outside.
 *
 * @param modelId the model that it belongs to; empty: the workspace
 * @param unit as shown behind its values; empty where there is none
 * @param points values that are kept one by one
 * @param range from its first value ever to just behind its last
 */
public record SeriesInfo(long id, OptionalLong modelId, String name, String unit, long points, TimeRange range) {}
