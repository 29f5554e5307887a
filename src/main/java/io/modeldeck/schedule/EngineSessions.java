package io.modeldeck.schedule;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When an engine worked the workspace by the clock. Where none did, nothing could be recorded: a gap in a chart is then the engine's, no silence of the
 * model, and never a zero. The time of a process that was killed ends when it was last seen, to the minute. Any thread.
 */
public final class EngineSessions {

    /** How often a session says that it is still there; shorter gaps are not told. */
    public static final Duration SIGN_OF_LIFE = Duration.ofMinutes(1);

    /** One session. */
    record Session(Instant from, Instant to) {}

    private final SessionStore store;

    public EngineSessions(Database database) {
        this.store = new SessionStore(database);
    }

    /** Begins a session; its number is for {@link #seen} and {@link #end}. */
    public long begin(Instant now) {
        return store.begin(now.toEpochMilli());
    }

    public void seen(long session, Instant now) {
        store.seen(session, now.toEpochMilli());
    }

    public void end(long session, Instant now) {
        store.end(session, now.toEpochMilli());
    }

    /** The parts of the range in which no engine ran, oldest first; nothing is known of before the first session, and nothing told of after {@code now}. */
    public List<TimeRange> off(TimeRange range, Instant now) {
        List<TimeRange> off = new ArrayList<>();
        Instant seen = Instant.MAX;
        for (Session session : store.all()) {
            addGap(off, seen, session.from(), range);
            seen = seen.equals(Instant.MAX) || session.to().isAfter(seen) ? session.to() : seen;
        }
        // The last one may be running, and say so only once a minute.
        if (!seen.equals(Instant.MAX) && seen.plus(SIGN_OF_LIFE.multipliedBy(3)).isBefore(now)) {
            addGap(off, seen, now, range);
        }
        return off;
    }

    private static void addGap(List<TimeRange> off, Instant from, Instant to, TimeRange range) {
        Instant start = from.isAfter(range.from()) ? from : range.from();
        Instant end = to.isBefore(range.to()) ? to : range.to();
        if (start.isBefore(end) && Duration.between(start, end).compareTo(SIGN_OF_LIFE) > 0) {
            off.add(new TimeRange(start, end));
        }
    }
}
