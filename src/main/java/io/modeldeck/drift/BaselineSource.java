package io.modeldeck.drift;

import io.modeldeck.domain.TimeRange;

/** Where a baseline may come from that is set by somebody. */
public sealed interface BaselineSource {

    /** The frozen rows of a baseline of before, as those that a version was trained on. */
    record Kept(Baseline baseline) implements BaselineSource {}

    /** The events of a period, which stay the same. */
    record Fixed(TimeRange range) implements BaselineSource {}

    /**
     * The period before each window; it moves along.
     *
     * @param first the one before the present window, which gives the length
     */
    record Rolling(TimeRange first) implements BaselineSource {}
}
