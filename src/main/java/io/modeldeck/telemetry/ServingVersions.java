package io.modeldeck.telemetry;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which version of a model the scheduled checks look at. */
public final class ServingVersions {

    private static final Duration OF_LATE = Duration.ofDays(30);

    private final Registry registry;
    private final EventStore events;

    public ServingVersions(Registry registry, EventStore events) {
        this.registry = registry;
        this.events = events;
    }

    /** The version in production, else the only one, else the newest that had events in the thirty days before {@code now}. */
    public Optional<ModelVersion> at(long modelId, Instant now) {
        return registry.production(modelId).or(() -> {
            List<ModelVersion> versions = registry.versions(modelId);
            if (versions.size() < 2) {
                return versions.stream().findFirst();
            }
            List<Long> seen = events.versionsIn(modelId, TimeRange.endingAt(now, OF_LATE));
            return versions.reversed().stream()
                    .filter(v -> seen.contains(v.id()))
                    .findFirst();
        });
    }
}
