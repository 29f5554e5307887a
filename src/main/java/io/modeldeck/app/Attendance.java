package io.modeldeck.app;

import io.modeldeck.schedule.EngineSessions;
import java.time.Instant;

/** Keeps the session of an engine that is worked by the clock: one sign of life a minute. For one thread at a time. */
final class Attendance {

    private final EngineSessions sessions;
    private final long session;
    private Instant next;

    Attendance(EngineSessions sessions, Instant now) {
        this.sessions = sessions;
        this.session = sessions.begin(now);
        this.next = now.plus(EngineSessions.SIGN_OF_LIFE);
    }

    void seen(Instant now) {
        if (!now.isBefore(next)) {
            sessions.seen(session, now);
            next = now.plus(EngineSessions.SIGN_OF_LIFE);
        }
    }

    void end(Instant now) {
        sessions.end(session, now);
    }
}
