package io.modeldeck.telemetry;

import java.time.Instant;
import java.util.Optional;

/**
 * What turned out to be true for an event.
 *
 * @param at when that became known, in event time; empty: at the event's own time
 */
public record Feedback(String eventId, String outcome, Optional<Instant> at) {}
