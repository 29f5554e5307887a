package io.modeldeck.app;

import io.modeldeck.metrics.Granularity;
import io.modeldeck.schedule.Schedule;
import java.time.Instant;

/** The full hours of the wall and of a model's own time: what is counted by the hour ends there. */
final class FullHour {

    private FullHour() {}

    static boolean is(Instant now) {
        return now.toEpochMilli() % Granularity.HOURLY.millis() == 0;
    }

    /** The next one, which is never the moment itself. */
    static Instant after(Instant now) {
        return Schedule.next(now, Granularity.HOURLY.length());
    }

    /** Whether one lies between the two and is neither of them. */
    static boolean liesBetween(Instant now, Instant ahead) {
        return ahead.isAfter(after(now));
    }
}
