package io.modeldeck.training;

import java.time.Instant;

/**
 * Something that a run said while it went on.
 *
 * @param at wall time
 */
public record RunLogLine(Instant at, String line) {}
