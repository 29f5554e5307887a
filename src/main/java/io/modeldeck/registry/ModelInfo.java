package io.modeldeck.registry;

import io.modeldeck.domain.TaskType;
import java.time.Duration;
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
        Instant createdAt) {

    /** A model whose newest event is older than this lives in the past. */
    public static final Duration LIVE = Duration.ofHours(24);

    /** Whether the model lives in the past: it is looked at and acted upon from its newest event, not from now. */
    public boolean isHistorical(Instant now) {
        return newestEventAt.filter(newest -> newest.isBefore(now.minus(LIVE))).isPresent();
    }

    /** The model's present: now for a live one, just behind its newest event for a historical one. */
    public Instant present(Instant now) {
        return isHistorical(now) ? newestEventAt.orElseThrow().plusMillis(1) : now;
    }
}
