package io.modeldeck.chart;

import io.modeldeck.domain.TimeRange;

/**
 * A time in which nothing could be measured: a gap, and no zero.
 *
 * @param word why, for the legend
 */
public record Gap(TimeRange range, String word) {}
