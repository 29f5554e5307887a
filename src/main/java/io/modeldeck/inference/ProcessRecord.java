package io.modeldeck.inference;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a version's own process.
 *
 * @param isolated as a person decided; empty: as its framework is served by default
 * @param origin from where it was fetched, where a stranger made it
 * @param startTook of the last start, until the model was loaded
 * @param residentBytes after the last start; empty where the system does not say
 * @param failures crashes, hangs and leaks, since the version was added
 * @param failure the last of them, as a sentence
 */
public record ProcessRecord(
        Optional<Boolean> isolated,
        Optional<String> origin,
        long starts,
        Optional<Duration> startTook,
        OptionalLong residentBytes,
        Optional<Instant> startedAt,
        long failures,
        Optional<String> failure,
        Optional<Instant> failedAt) {

    static final ProcessRecord NONE = new ProcessRecord(
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty());
}
