package io.modeldeck.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a fetch job is.
 *
 * @param bytes that are here
 * @param total announced bytes; 0 where nobody says
 * @param bytesPerSecond as of the last seconds; empty where nothing comes in now, or not in this process
 */
public record FetchProgress(long bytes, long total, OptionalDouble bytesPerSecond) {

    /** A share from 0 to 1; empty where nobody says how much there is. */
    public OptionalDouble share() {
        return total <= 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, bytes / (double) total));
    }

    /** How long the rest takes at this pace. */
    public Optional<Duration> remaining() {
        boolean tells = total > bytes && bytesPerSecond.isPresent() && bytesPerSecond.getAsDouble() > 0;
        return tells
                ? Optional.of(Duration.ofMillis(Math.round((total - bytes) * 1_000 / bytesPerSecond.getAsDouble())))
                : Optional.empty();
    }
}
