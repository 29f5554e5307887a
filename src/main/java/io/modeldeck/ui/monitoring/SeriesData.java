package io.modeldeck.ui.monitoring;

import io.modeldeck.metrics.SeriesInfo;
import io.modeldeck.metrics.SeriesPeriod;
import java.util.List;

/** A numeric series from outside, period by period. */
record SeriesData(SeriesInfo info, List<SeriesPeriod> periods) {}
