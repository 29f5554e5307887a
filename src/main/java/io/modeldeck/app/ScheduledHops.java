package io.modeldeck.app;

import io.modeldeck.config.ConfigService;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.RollupService;
import io.modeldeck.schedule.Durations;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.schedule.Schedule;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.ServingVersions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The scheduled hops of a model, in their {@link HopOrder}. Time is passed in, so the same code works a live model by the wall clock and an imported
 * year in seconds.
 */
public final class ScheduledHops {

    private final Database database;
    private final Jobs jobs;
    private final ConfigService config;
    private final ServingVersions serving;
    private final RollupService rollups;
    private final HopOrder order;
    private final HistoryWork history;
    private final JobRunner runner;
    private final Hindsight hindsight;

    ScheduledHops(
            Database database,
            Jobs jobs,
            ConfigService config,
            ServingVersions serving,
            RollupService rollups,
            HopOrder order,
            HistoryWork history,
            Hindsight hindsight,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.config = config;
        this.serving = serving;
        this.rollups = rollups;
        this.order = order;
        this.history = history;
        this.hindsight = hindsight;
        this.runner = new JobRunner(jobs, clock);
    }

    /** Makes the model's jobs, first due after {@code from}; existing ones follow the intervals that are configured for the version that serves. */
    public void ensureJobs(long modelId, Instant from) {
        Map<String, Duration> intervals = serving.at(modelId, from)
                .map(version -> config.effective(modelId, version.id()))
                .orElseGet(() -> config.effective(modelId))
                .aggregation()
                .intervals();
        jobs.ensureAll(modelId, intervals, interval -> Schedule.next(from, interval));
    }

    /**
     * Works a model through everything that is due up to {@code until} in its own time, each due time on its own, a day to a transaction. For
     * imports and replays.
     */
    public void workThrough(long modelId, Instant from, Instant until, Companion companion) {
        ensureJobs(modelId, from);
        history.workThrough(modelId, until, companion);
    }

    /**
     * Runs what is due now by the wall clock; runs missed meanwhile are caught up by one. A job that fails does not stop the others, stays due and is
     * tried again later.
     */
    public void runDue(long modelId, Instant now) {
        runDue(modelId, now, job -> now);
    }

    /**
     * {@link #runDue} for the beat of the clock, which comes a little after each turn: what judges, judges as of its turn, so that what is live is
     * measured over the same stretches, and held for as long, as a history that is worked through.
     */
    void runTurns(long modelId, Instant now) {
        runDue(modelId, now, job -> Schedule.turn(job, now));
    }

    private void runDue(long modelId, Instant now, Function<Job, Instant> judgedAt) {
        ensureJobs(modelId, now);
        Map<String, Job> due = new LinkedHashMap<>();
        jobs.due(modelId, now).forEach(job -> due.put(job.name(), job));
        order.hops().forEach((name, hop) -> {
            if (due.containsKey(name)) {
                Job job = due.get(name);
                Instant at = HopOrder.judges(name) ? judgedAt.apply(job) : now;
                Supplier<String> work = name.equals(HopOrder.ALERTS)
                        ? () -> order.evaluateAlerts(modelId, at, isFirstOfHour(job, at))
                        : () -> hop.work(modelId, at);
                runner.run(job, now, () -> apart(work));
            }
        });
    }

    /** A hop that fails within a day of a history leaves nothing half done there, as it does not when it is worked by the clock. */
    private String apart(Supplier<String> hop) {
        return database.inTransaction() ? database.attempt(hop) : hop.get();
    }

    /**
     * Changes how often a job of a model runs: in the model's monitoring config, which the job follows, and at once.
     *
     * @param at when the config is changed
     * @param now in the time of the job's due times
     */
    public Job setInterval(Actor actor, Instant at, Instant now, long jobId, Duration interval, String comment) {
        Job job = jobs.require(jobId);
        if (job.modelId() == 0 || !order.hops().containsKey(job.name())) {
            throw new Problem("The interval of the job " + job.name() + " is fixed.");
        }
        OptionalLong model = OptionalLong.of(job.modelId());
        return database.transaction(() -> {
            String key = "aggregation." + job.name();
            config.setValue(actor, at, model, OptionalLong.empty(), key, Durations.text(interval), comment);
            return jobs.setInterval(actor, now, jobId, interval, comment);
        });
    }

    /** Brings all rollups of a model up to date with events that began before {@code now}, whatever their jobs' times. */
    public void rollUpAll(long modelId, Instant now) {
        for (Granularity granularity : Granularity.STORED) {
            rollups.rollUp(modelId, granularity, now);
        }
    }

    /** What was judged of a model, and how it is judged again with what came in late. */
    Hindsight hindsight() {
        return hindsight;
    }

    /** Whether a full hour lies between the turn before and now, also where the job is late or was tried before. */
    private static boolean isFirstOfHour(Job job, Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).isAfter(job.nextDue().minus(job.interval()));
    }
}
