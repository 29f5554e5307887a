package io.modeldeck.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * The alerts that are over, counted.
 *
 * @param last when the newest of them began, in event time; empty where there was none
 */
public record ClosedAlerts(long count, Optional<Instant> last) {}
