package io.modeldeck.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An alert that a rule would have raised.
 *
 * @param metAt when its condition was first met
 * @param firedAt when it would have fired
 * @param recoveredAt when it would have recovered; empty when it had not at the end
 * @param cause what it would have fired for
 * @param worst the worst value while it went on
 * @param message what was found at its worst
 */
public record Episode(
        Instant metAt,
        Instant firedAt,
        Optional<Instant> recoveredAt,
        Cause cause,
        OptionalDouble worst,
        String message) {

    /** From its firing to its recovery, or to the end of the stretch. */
    public Duration lasted(Instant end) {
        return Duration.between(firedAt, recoveredAt.orElse(end));
    }
}
