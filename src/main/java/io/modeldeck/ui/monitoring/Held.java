package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Comparison;
import io.modeldeck.metrics.MetricPeriod;
import java.util.List;

/**
 * Figures that those of the range are held against.
 *
 * @param range of these figures; as long as the one that is looked at
 * @param qualityPeriods the same in the periods that quality is shown in
 */
record Held(Comparison with, TimeRange range, List<MetricPeriod> periods, List<MetricPeriod> qualityPeriods) {}
