package io.modeldeck.app;

import io.modeldeck.alert.AlertService;
import io.modeldeck.alert.Silence;
import io.modeldeck.alert.Silences;
import io.modeldeck.config.ConfigService;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Counted;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftService;
import io.modeldeck.drift.DriftState;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.RollupService;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.quality.QualityService;
import io.modeldeck.retraining.RetrainingService;
import io.modeldeck.schedule.Durations;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.schedule.Schedule;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.telemetry.ServingVersions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one place that knows the order of the scheduled hops of a model: rollups, quality, drift, alerts, retraining. Time is passed in, so the same
 * code works a live model by the wall clock and an imported year in seconds.
 */
public final class ScheduledHops {

    /** Event time worked through in one transaction: long enough to save commits, short enough to let others write. */
    private static final Duration BATCH = Duration.ofDays(1);
    /** After so long without an event, rollups and alerts have settled and may skip to the next one. */
    private static final Duration SETTLED = Duration.ofHours(2);

    private static final String FIVES = "fiveMinuteAggregation";
    private static final String HOURS = "hourlyAggregation";
    static final String QUALITY = "dataQualityCheck";
    static final String DRIFT = "driftCheck";
    static final String ALERTS = "alertCheck";
    private static final Set<String> JUDGING = Set.of(QUALITY, DRIFT, ALERTS);

    private final Database database;
    private final Jobs jobs;
    private final ConfigService config;
    private final ServingVersions serving;
    private final EventStore events;
    private final SeriesService series;
    private final RollupService rollups;
    private final QualityService quality;
    private final DriftService drift;
    private final AlertService alerts;
    private final Silences silences;
    private final RetrainingService retraining;
    private final Clock clock;
    private final JobRunner runner;
    private final Map<String, Hop> order;
    private final Hindsight hindsight;

    public ScheduledHops(
            Database database,
            Jobs jobs,
            ConfigService config,
            ServingVersions serving,
            EventStore events,
            SeriesService series,
            RollupService rollups,
            QualityService quality,
            DriftService drift,
            AlertService alerts,
            Silences silences,
            RetrainingService retraining,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.config = config;
        this.serving = serving;
        this.events = events;
        this.series = series;
        this.rollups = rollups;
        this.quality = quality;
        this.drift = drift;
        this.alerts = alerts;
        this.silences = silences;
        this.retraining = retraining;
        this.clock = clock;
        this.runner = new JobRunner(jobs, clock);
        this.order = order();
        this.hindsight = new Hindsight(database, jobs, quality, drift, alerts, order);
    }

    private Map<String, Hop> order() {
        Map<String, Hop> hops = new LinkedHashMap<>();
        hops.put(FIVES, (model, now) -> count(rollups.rollUp(model, Granularity.FIVE_MINUTES, now), "hour"));
        hops.put(HOURS, (model, now) -> count(rollups.rollUp(model, Granularity.HOURLY, now), "hour"));
        hops.put("dailyAggregation", (model, now) -> count(rollups.rollUp(model, Granularity.DAILY, now), "day"));
        hops.put(QUALITY, this::checkQuality);
        hops.put(DRIFT, this::checkDrift);
        hops.put(ALERTS, (model, now) -> evaluateAlerts(model, now, isFullHour(now)));
        return hops;
    }

    /** Makes the model's jobs, first due after {@code from}; existing ones follow the intervals that are configured for the version that serves. */
    public void ensureJobs(long modelId, Instant from) {
        serving.at(modelId, from)
                .map(version -> config.effective(modelId, version.id()))
                .orElseGet(() -> config.effective(modelId))
                .aggregation()
                .intervals()
                .forEach((name, interval) -> jobs.ensure(name, modelId, interval, Schedule.next(from, interval)));
    }

    /**
     * Works a model through everything that is due up to {@code until} in its own time, each due time on its own, a day to a transaction. For
     * imports and replays.
     */
    public void workThrough(long modelId, Instant from, Instant until, Companion companion) {
        ensureJobs(modelId, from);
        Optional<Instant> next = jobs.nextDue(modelId);
        while (next.isPresent() && !next.get().isAfter(until)) {
            Instant start = next.get();
            Instant end = start.plus(BATCH).isBefore(until) ? start.plus(BATCH) : until;
            database.transaction(() -> {
                Timeline timeline = new Timeline(modelId, end, companion);
                timeline.work();
                timeline.store(end.equals(until));
                return null;
            });
            next = jobs.nextDue(modelId);
        }
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
        order.forEach((name, hop) -> {
            if (due.containsKey(name)) {
                Job job = due.get(name);
                Instant at = JUDGING.contains(name) ? judgedAt.apply(job) : now;
                Supplier<String> work = name.equals(ALERTS)
                        ? () -> evaluateAlerts(modelId, at, isFirstOfHour(job, at))
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
        if (job.modelId() == 0 || !order.containsKey(job.name())) {
            throw new Problem("The interval of the job " + job.name() + " is fixed.");
        }
        OptionalLong model = OptionalLong.of(job.modelId());
        try {
            return database.transaction(() -> {
                String key = "aggregation." + job.name();
                config.setValue(actor, at, model, OptionalLong.empty(), key, Durations.text(interval), comment);
                return jobs.setInterval(actor, now, jobId, interval, comment);
            });
        } finally {
            // What was cached inside the transaction may not have been kept, and what was read beside it is old.
            config.invalidate();
        }
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

    private String checkQuality(long modelId, Instant now) {
        return quality.check(modelId, now)
                .map(report -> report.findings().isEmpty()
                        ? "No findings."
                        : Counted.of(report.findings().size(), "finding", "findings"))
                .orElse("");
    }

    private String checkDrift(long modelId, Instant now) {
        List<DriftResult> results = drift.check(modelId, now);
        long drifted =
                results.stream().filter(r -> r.state() == DriftState.DRIFT).count();
        return results.isEmpty()
                ? ""
                : Counted.of(results.size(), "check", "checks") + ", "
                        + (drifted == 0 ? "no drift" : drifted + " drifted");
    }

    /** @param hour whether triggers are to be looked at although no alert fires: once an hour, so that those that need none are not forgotten */
    private String evaluateAlerts(long modelId, Instant now, boolean hour) {
        int fired = alerts.evaluate(modelId, now).size();
        Optional<Silence> maintenance = silences.maintenance(modelId, now);
        boolean raised = maintenance.isEmpty()
                && (fired > 0 || hour)
                && retraining.consider(modelId, now).isPresent();
        List<String> done = new ArrayList<>();
        if (fired > 0) {
            done.add(Counted.of(fired, "alert", "alerts") + " fired");
        }
        if (raised) {
            done.add("retraining requested");
        }
        maintenance.ifPresent(
                why -> done.add("in maintenance until " + why.range().to() + ", no retraining considered"));
        return String.join("; ", done);
    }

    /** Whether a full hour lies between the turn before and now, also where the job is late or was tried before. */
    private static boolean isFirstOfHour(Job job, Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).isAfter(job.nextDue().minus(job.interval()));
    }

    private static boolean isFullHour(Instant now) {
        return now.toEpochMilli() % Granularity.HOURLY.millis() == 0;
    }

    private static Instant endOfHour(Instant now) {
        return Schedule.next(now, Granularity.HOURLY.length());
    }

    private static boolean isBeyondHour(Instant now, Instant ahead) {
        return ahead.isAfter(endOfHour(now));
    }

    private static String count(int periods, String unit) {
        return periods == 0 ? "" : Counted.of(periods, unit, unit + "s") + " rolled up";
    }

    /** One batch of a model's own time. Due times are kept in memory and written once at its end. */
    private final class Timeline {

        private final long modelId;
        private final Instant end;
        private final Companion companion;
        private final Instant started = clock.instant();
        private final List<Worked> jobsInOrder = new ArrayList<>();

        private Timeline(long modelId, Instant end, Companion companion) {
            this.modelId = modelId;
            this.end = end;
            this.companion = companion;
            order.forEach((name, hop) -> jobs.find(name, modelId)
                    .filter(job -> !job.paused())
                    .ifPresent(job -> jobsInOrder.add(new Worked(job, hop))));
        }

        private void work() {
            // What is being worked through is not late, whatever the job-lag rules see meanwhile.
            jobsInOrder.forEach(worked -> jobs.moveDue(worked.job, end));
            Optional<Instant> tick = nextTick();
            while (tick.isPresent() && !tick.get().isAfter(end)) {
                companion.before(tick.get());
                work(tick.get());
                companion.after(tick.get());
                tick = nextTick();
            }
        }

        /** @param last whether what comes next is worked by the clock, tick by tick, and waits for no whole hour */
        private void store(boolean last) {
            for (Worked worked : jobsInOrder) {
                Instant byTheClock = Schedule.next(end, worked.job.interval());
                if (last && worked.due.isAfter(byTheClock)) {
                    worked.due = byTheClock;
                }
                worked.store(started);
            }
        }

        private void work(Instant now) {
            // What begins at a full hour is rolled up at its first tick after that.
            Instant ahead = isFullHour(now) ? now : companion.ahead(now);
            boolean measured = false;
            for (Worked worked : jobsInOrder) {
                boolean judges = worked.job.name().equals(ALERTS);
                boolean due = !worked.due.isAfter(now) && !(judges && !measured && waits(worked, now, ahead));
                // What was just measured is judged at once, not at the next check of alerts.
                if (due || measured && judges) {
                    measured |= worked.run(now, companion.ahead(now));
                }
            }
            if (isFullHour(now)) {
                skipSilence(now);
            }
        }

        /**
         * What lies ahead is rolled up whole at its first tick. Where its metrics can move no alert, alerts wait for its end, or at least for that
         * of the hour; what a check finds meanwhile is judged at once all the same.
         */
        private boolean waits(Worked worked, Instant now, Instant ahead) {
            if (isFullHour(now)) {
                return false;
            }
            return waitsFor(ahead, worked, now) || isBeyondHour(now, ahead) && waitsFor(endOfHour(now), worked, now);
        }

        private boolean waitsFor(Instant end, Worked worked, Instant now) {
            if (!alerts.isCalm(modelId, new TimeRange(now, end))) {
                return false;
            }
            worked.due = Schedule.next(end, worked.job.interval());
            return true;
        }

        /** Nothing can change between here and the next event or value of a series, so the frequent jobs wait for it. */
        private void skipSilence(Instant now) {
            Instant next = nextNewsAfter(now.minus(SETTLED));
            if (next.isBefore(now) || alerts.watchesSilence(modelId)) {
                return;
            }
            for (Worked worked : jobsInOrder) {
                if (worked.isFrequent() && worked.due.isBefore(next)) {
                    worked.due = Schedule.next(next.minusMillis(1), worked.job.interval());
                }
            }
        }

        private Instant nextNewsAfter(Instant from) {
            Instant event = events.firstEventAtOrAfter(modelId, from).orElse(Instant.MAX);
            Instant value = series.nextAtOrAfter(modelId, from).orElse(Instant.MAX);
            Instant news = event.isBefore(value) ? event : value;
            // Where none is known, what comes in later may begin right behind this batch.
            return news.equals(Instant.MAX) ? end : news;
        }

        private Optional<Instant> nextTick() {
            return jobsInOrder.stream().map(worked -> worked.due).min(Instant::compareTo);
        }
    }

    /** A job in the course of a batch. */
    private final class Worked {

        private final Job job;
        private final Hop hop;
        private Instant due;
        private Instant last;
        private int runs;
        private long nanos;
        private String message = "";

        private Worked(Job job, Hop hop) {
            this.job = job;
            this.hop = hop;
            this.due = job.nextDue();
        }

        private boolean isFrequent() {
            return job.name().equals(FIVES) || job.name().equals(ALERTS);
        }

        /** @param ahead up to there everything has come in */
        private boolean run(Instant now, Instant ahead) {
            long start = System.nanoTime();
            String done = hop.work(job.modelId(), job.name().equals(FIVES) && !isFullHour(now) ? ahead : now);
            nanos += System.nanoTime() - start;
            runs++;
            last = now;
            due = next(now, ahead);
            if (!done.isEmpty()) {
                message = done;
            }
            return !done.isEmpty() && !isFrequent();
        }

        /** Events come in ahead here, by the hour at least, and what has come in is rolled up whole at its first tick. */
        private Instant next(Instant now, Instant ahead) {
            Instant settled = switch (job.name()) {
                case FIVES -> isFullHour(now) ? now : ahead;
                case HOURS -> isBeyondHour(now, ahead) ? ahead.minusMillis(1) : now;
                default -> now;
            };
            return Schedule.next(settled, job.interval());
        }

        private void store(Instant started) {
            if (runs > 0) {
                String words = runs + (runs == 1 ? " run" : " runs") + " worked through"
                        + (message.isEmpty() ? "" : ", last: " + message);
                jobs.finished(job, last, started, Duration.ofNanos(nanos), true, words, due);
            } else {
                jobs.moveDue(job, due);
            }
        }
    }
}
