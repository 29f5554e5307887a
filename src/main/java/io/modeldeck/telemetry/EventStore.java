package io.modeldeck.telemetry;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Events in the database. Any thread but the window's may enter. */
public final class EventStore {

    private final Database database;
    private final Clock clock;

    public EventStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps events in one transaction, or in the running one of this thread. Events whose id the model has already are passed over.
     *
     * @return how many are new
     */
    public int insert(List<Prediction> events) {
        throw new UnsupportedOperationException("being written " + database + clock);
    }

    /** Events one by one, the newest first. */
    public List<StoredEvent> events(EventQuery query) {
        throw new UnsupportedOperationException("being written");
    }

    /** One event by the id that it came with. */
    public Optional<StoredEvent> event(long modelId, String eventId) {
        throw new UnsupportedOperationException("being written");
    }

    /** The newest {@code newest} events in the range, oldest first. */
    public EventFrame window(long modelId, OptionalLong versionId, TimeRange range, int newest) {
        throw new UnsupportedOperationException("being written");
    }

    /** The events whose labels became known last, at {@code known} or before: at most {@code newest}, in the order of event time. */
    public EventFrame labelled(long modelId, Instant known, int newest) {
        throw new UnsupportedOperationException("being written");
    }

    /** How many labels became known after the one time and no later than the other. */
    public long labelledSince(long modelId, Instant after, Instant until) {
        throw new UnsupportedOperationException("being written");
    }

    /** The errors of a version's labelled predictions behind the given place of the stream, no later than {@code until}. */
    public ErrorStream errorStream(
            long modelId, long versionId, long afterFeedbackAt, long afterId, Instant until, int limit) {
        throw new UnsupportedOperationException("being written");
    }

    /** When the first event at or after the time happened. */
    public Optional<Instant> firstEventAtOrAfter(long modelId, Instant at) {
        throw new UnsupportedOperationException("being written");
    }

    /** How many events lie in the range. */
    public long count(long modelId, OptionalLong versionId, TimeRange range) {
        throw new UnsupportedOperationException("being written");
    }

    /** The versions that have events in the range, by id. */
    public List<Long> versionsIn(long modelId, TimeRange range) {
        throw new UnsupportedOperationException("being written");
    }
}
