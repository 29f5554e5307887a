package io.modeldeck.schedule;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the process was that worked the workspace by the clock: one row a minute, for thirty days. A minute in which nothing was measured has no row. Any
 * thread.
 */
public final class EngineRuntime {

    /** The length of the shortest period. */
    public static final Duration MINUTE = Duration.ofMinutes(1);

    /** Older rows go when a new one comes. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final List<Duration> LENGTHS =
            List.of(MINUTE, Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1));

    private final RuntimeStore store;

    public EngineRuntime(Database database) {
        this.store = new RuntimeStore(database);
    }

    /** Keeps what was measured in a minute; what was kept of that minute before is replaced. */
    public void record(RuntimePeriod minute) {
        store.put(minute, minute.range().from().minus(KEPT).toEpochMilli());
    }

    /**
     * The periods of the range in which something was measured, oldest first.
     *
     * @param length of each; they begin at multiples of it, in UTC
     */
    public List<RuntimePeriod> periods(TimeRange range, Duration length) {
        return store.periods(range, length.toMillis());
    }

    /** The shortest length of which no more than so many lie in the range; days where even they are more. */
    public static Duration lengthFor(TimeRange range, int most) {
        return LENGTHS.stream()
                .filter(length -> range.length().dividedBy(length) <= most)
                .findFirst()
                .orElse(LENGTHS.getLast());
    }

    /** From the first to the last minute that is kept; empty at {@code now} where there is none. */
    public TimeRange kept(Instant now) {
        return store.kept().orElse(new TimeRange(now, now));
    }
}
