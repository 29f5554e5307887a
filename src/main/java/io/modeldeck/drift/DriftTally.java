package io.modeldeck.drift;

import java.time.Instant;
import java.util.Optional;

/**
 * How the checks of a version went over a time. A check counts where anything could be evaluated.
 *
 * @param checks how many there were
 * @param drifted how many of them found drift of inputs, predictions or the concept
 * @param last when drift was found last; empty where it was not
 */
public record DriftTally(long checks, long drifted, Optional<Instant> last) {}
