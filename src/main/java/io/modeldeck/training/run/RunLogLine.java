package io.modeldeck.training.run;

import java.time.Instant;

/**
 * Something that a run said while it went on.
 *
 * @param at wall time
 * @param step where the run stood then; one of the ends for what was said of it afterwards
 */
public record RunLogLine(Instant at, RunStatus step, RunLogLevel level, String line) {}
