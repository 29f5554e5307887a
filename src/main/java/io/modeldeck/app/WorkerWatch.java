package io.modeldeck.app;

import io.modeldeck.alert.AlertRules;
import io.modeldeck.alert.ProcessFailures;
import io.modeldeck.domain.Actor;
import io.modeldeck.inference.Isolation;
import io.modeldeck.inference.worker.WorkerListener;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.registry.ModelVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Keeps what the processes of models take and how they fail: as figures of the version, and as series of the model that can be charted and watched.
 * The first failure brings the rule that raises an alert for it.
 */
final class WorkerWatch implements WorkerListener {

    static final String START = "process start";
    static final String MEMORY = "process memory";

    private final Isolation isolation;
    private final SeriesService series;
    private final AlertRules rules;
    private final Clock clock;
    private final BooleanSupplier mayWrite;

    /** @param mayWrite false while the workspace is open for reading only: then nothing is kept */
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
        if (mayWrite.getAsBoolean()) {
            Instant now = clock.instant();
            isolation.failed(version, now, sentence);
            record(version, ProcessFailures.SERIES, "", 1);
            if (rules.all().stream().noneMatch(rule -> rule.name().equals(ProcessFailures.RULE))) {
                rules.add(Actor.system(), now, ProcessFailures.rule(), "");
            }
        }
    }

    private void record(ModelVersion version, String name, String unit, double value) {
        series.record(
                OptionalLong.of(version.modelId()), name, unit, new long[] {clock.millis()}, new double[] {value});
    }
}
