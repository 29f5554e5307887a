package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.SeriesInfo;
import io.modeldeck.metrics.SeriesPeriod;
import java.util.List;

/** A numeric series from outside over a range, period by period. */
record SeriesData(SeriesInfo info, TimeRange range, Granularity granularity, List<SeriesPeriod> periods) {}
