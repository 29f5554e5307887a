package io.modeldeck.registry;

import io.modeldeck.domain.TaskType;
import java.time.Instant;
import java.util.Optional;

/**
 * A model: the name under which versions replace each other.
 *
 * @param positiveClass the class that a prediction's score speaks of
 * @param oldestEventAt time of its first event, {@code newestEventAt} of its last
 */
public record ModelInfo(
        long id,
        String name,
        TaskType task,
        Optional<String> positiveClass,
        Optional<Instant> oldestEventAt,
        Optional<Instant> newestEventAt,
        Instant createdAt) {}
