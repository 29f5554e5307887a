package io.modeldeck.metrics;

import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Measures what one event costs in the gathering of a period, without the database, and in the sliding window. Not a test. */
final class RollupSpeed {

    private static final int EVENTS = 1_000_000;
    private static final int ROUNDS = 8;
    private static final Instant START = Instant.parse("2026-06-01T08:00:00Z");

    private RollupSpeed() {}

    /** Takes the latency of an event. */
    private interface Gathering {
        void add(int event, long latencyMicros);
    }

    public static void main(String[] args) {
        long[] latency = new Random(1).longs(EVENTS, 200, 200_000).toArray();
        for (int round = 0; round < ROUNDS; round++) {
            PeriodEvents open = hour();
            PeriodEvents labelled = hour();
            SlidingWindow window = new SlidingWindow();
            System.out.printf(
                    "ns an event: %.0f without a label, %.0f with one, %.0f in the sliding window%n",
                    nanos(
                            latency,
                            (i, us) -> open.event(START.toEpochMilli() + i, false, us, "yes", null, 0.5, 0, null)),
                    nanos(
                            latency,
                            (i, us) -> labelled.event(
                                    START.toEpochMilli() + i,
                                    false,
                                    us,
                                    "yes",
                                    "no",
                                    0.5,
                                    START.toEpochMilli() + 2L * i,
                                    null)),
                    nanos(latency, (i, us) -> window.add(START.toEpochMilli() + i, us, false)));
        }
    }

    private static PeriodEvents hour() {
        return new PeriodEvents(
                TimeRange.endingAt(START.plus(Duration.ofHours(1)), Duration.ofHours(1)),
                TaskType.CLASSIFICATION,
                Optional.of("yes"));
    }

    private static double nanos(long[] latency, Gathering gathering) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < latency.length; i++) {
            gathering.add(i, latency[i]);
        }
        return (double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / latency.length;
    }
}
