package io.modeldeck.app;

import io.modeldeck.alert.AlertRules;
import io.modeldeck.alert.ProcessFailures;
import io.modeldeck.inference.Isolation;
import io.modeldeck.inference.worker.WorkerListener;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.registry.ModelVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;

/**
 * Keeps what the processes of models take and how they fail: as figures of the version, and as series of the model that can be charted and watched.
 * The first failure brings the rule that raises an alert for it. Where the workspace is open for reading only, nothing can be kept: failures wait here
 * for somebody who tells them to whoever may write.
 */
public final class WorkerWatch implements WorkerListener {

    /** That the process of a version failed. */
    public record Failure(ModelVersion version, String sentence) {}

    private static final int MOST_UNTOLD = 16;

    static final String START = "process start";
    static final String MEMORY = "process memory";

    private final Isolation isolation;
    private final SeriesService series;
    private final AlertRules rules;
    private final Clock clock;
    private final BooleanSupplier mayWrite;
    private final BlockingQueue<Failure> untold = new ArrayBlockingQueue<>(MOST_UNTOLD);

    /** @param mayWrite false while the workspace is open for reading only: then failures wait to be told, and nothing else is kept */
    WorkerWatch(Isolation isolation, SeriesService series, AlertRules rules, Clock clock, BooleanSupplier mayWrite) {
        this.isolation = isolation;
        this.series = series;
        this.rules = rules;
        this.clock = clock;
        this.mayWrite = mayWrite;
    }

    @Override
    public void started(ModelVersion version, Duration took, OptionalLong residentBytes) {
        if (mayWrite.getAsBoolean()) {
            isolation.started(version, clock.instant(), took, residentBytes);
            record(version, START, "ms", took.toNanos() / 1e6);
            residentBytes.ifPresent(bytes -> record(version, MEMORY, "MB", bytes / 1e6));
        }
    }

    @Override
    public void failed(ModelVersion version, String sentence) {
        if (!mayWrite.getAsBoolean()) {
            // Of a reader that meets more than it can hold, the first ones are told.
            untold.offer(new Failure(version, sentence));
            return;
        }
        Instant now = clock.instant();
        isolation.failed(version, now, sentence);
        record(version, ProcessFailures.SERIES, "", 1);
        rules.introduce(now, ProcessFailures.rule());
    }

    /** What failed while nothing could be kept, each once. */
    public List<Failure> untold() {
        List<Failure> failures = new ArrayList<>();
        untold.drainTo(failures);
        return failures;
    }

    private void record(ModelVersion version, String name, String unit, double value) {
        series.record(
                OptionalLong.of(version.modelId()), name, unit, new long[] {clock.millis()}, new double[] {value});
    }
}
