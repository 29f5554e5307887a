package io.modeldeck.app;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.schedule.EngineRuntime;
import io.modeldeck.schedule.RuntimePeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Looks every ten seconds at how the process is, and keeps a row for each minute. For one thread at a time. */
final class RuntimeWatch {

    static final long SECONDS = 10;

    /**
     * How the process is.
     *
     * @param processor time that it has had so far; empty where the system does not tell
     * @param queue callers that wait for their events to be written
     */
    record Reading(Optional<Duration> processor, int processors, long heapBytes, int queue) {

        static Reading of(Engine engine) {
            Runtime runtime = Runtime.getRuntime();
            return new Reading(
                    ProcessHandle.current().info().totalCpuDuration(),
                    runtime.availableProcessors(),
                    runtime.totalMemory() - runtime.freeMemory(),
                    engine.intake().callers());
        }
    }

    /** @param cpu since the sample before, where there was one and both know it */
    private record Sample(OptionalDouble cpu, Reading reading) {}

    private final EngineRuntime kept;
    private final Supplier<Reading> process;
    private final List<Sample> minute = new ArrayList<>();
    private Instant start;
    private Instant last;
    private Reading before;

    RuntimeWatch(EngineRuntime kept, Supplier<Reading> process, Instant now) {
        this.kept = kept;
        this.process = process;
        this.start = minuteOf(now);
        this.last = now;
        this.before = process.get();
    }

    void at(Instant now) {
        if (!minuteOf(now).equals(start)) {
            end();
            start = minuteOf(now);
        }
        Reading reading = process.get();
        minute.add(new Sample(share(reading, Duration.between(last, now)), reading));
        before = reading;
        last = now;
    }

    /** Keeps what was measured of the minute that goes on. */
    void end() {
        if (!minute.isEmpty()) {
            kept.record(period());
            minute.clear();
        }
    }

    private RuntimePeriod period() {
        return new RuntimePeriod(
                new TimeRange(start, start.plus(EngineRuntime.MINUTE)),
                minute.size(),
                minute.stream().flatMapToDouble(sample -> sample.cpu().stream()).average(),
                minute.stream().flatMapToDouble(sample -> sample.cpu().stream()).max(),
                minute.stream()
                        .mapToLong(sample -> sample.reading().heapBytes())
                        .average()
                        .orElseThrow(),
                minute.stream()
                        .mapToLong(sample -> sample.reading().heapBytes())
                        .max()
                        .orElseThrow(),
                minute.stream()
                        .mapToInt(sample -> sample.reading().queue())
                        .average()
                        .orElseThrow(),
                minute.stream()
                        .mapToInt(sample -> sample.reading().queue())
                        .max()
                        .orElseThrow());
    }

    /** Of all processors; nothing where the clock was set meanwhile. */
    private OptionalDouble share(Reading now, Duration passed) {
        if (now.processor().isEmpty() || before.processor().isEmpty() || passed.isNegative() || passed.isZero()) {
            return OptionalDouble.empty();
        }
        Duration used = now.processor().get().minus(before.processor().get());
        double share = (double) used.toNanos() / passed.toNanos() / now.processors();
        // the system counts in hundredths of a second
        return OptionalDouble.of(Math.clamp(share, 0, 1));
    }

    private static Instant minuteOf(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES);
    }
}
