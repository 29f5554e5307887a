package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.schedule.RuntimePeriod;
import java.time.Duration;
import java.util.List;

/**
 * How the engine's process was over a range.
 *
 * @param length of the periods
 * @param periods those in which something was measured, oldest first
 * @param off when no engine ran
 */
record RuntimeData(TimeRange range, Duration length, List<RuntimePeriod> periods, List<TimeRange> off) {}
