package io.modeldeck.alert;

import io.modeldeck.alert.ReadingStore.DriftCheck;
import io.modeldeck.alert.ReadingStore.Newest;
import io.modeldeck.alert.ReadingStore.Quality;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Finds what rules look at: the rollups of each rule's window, the newest drift and quality checks, the jobs. One short query tells what changed
 * since the evaluation before; the rest is read only then.
 */
final class Readings {

    /** The job that evaluates the rules is not late while it does, unless it failed before; seen from outside it may be. */
    private static final String OWN_JOB = "alertCheck";

    private static final String NO_JOB = "";

    /** What was read for a key, and for which row or moment that holds. */
    private record Known<K, T>(K row, T value) {}

    /** One for each rule and model: a rule that is changed takes the place of what it was. */
    private record Slot(long modelId, long ruleId) {}

    /** What a rule asked, and of which row or moment. */
    private record Asked(OptionalLong versionId, Condition condition, Object row) {}

    private final ReadingStore store;
    private final MetricsService metrics;
    private final Courses courses;
    private final Jobs jobs;
    private final Map<Long, Known<ReadingStore.Row, DriftCheck>> drifts = new ConcurrentHashMap<>();
    private final Map<Long, Known<ReadingStore.Row, Quality>> qualities = new ConcurrentHashMap<>();
    private final Map<Slot, Known<Asked, List<Measure>>> lookedBack = new ConcurrentHashMap<>();

    Readings(ReadingStore store, MetricsService metrics, SeriesService series, Jobs jobs) {
        this.store = store;
        this.metrics = metrics;
        this.courses = new Courses(store, metrics, series);
        this.jobs = jobs;
    }

    /**
     * Everything that the rules of a model may look at, at one moment.
     *
     * @param awake where a watch looks, and not the job that evaluates rules: since when jobs could be run
     */
    Moment at(long modelId, Instant now, List<AlertRule> rules, Optional<Instant> awake) {
        Duration longest = rules.stream()
                .map(rule -> Lookback.window(rule.condition()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Instant end = Instant.ofEpochMilli(Granularity.FIVE_MINUTES.startOf(now.toEpochMilli()));
        TimeRange window = TimeRange.endingAt(end, longest);
        String own = awake.isPresent() ? NO_JOB : OWN_JOB;
        Newest newest = store.newest(modelId, now, window, own);
        return new Moment(modelId, now, window, own, awake.orElse(Instant.MIN), newest);
    }

    /** What was read holds no longer: events or labels of its time came in since. */
    void forget(long modelId) {
        drifts.remove(modelId);
        qualities.remove(modelId);
        lookedBack.keySet().removeIf(slot -> slot.modelId() == modelId);
    }

    /** For how many rules what they looked back at is kept. */
    int kept() {
        return lookedBack.size();
    }

    /** One moment of one model; what several rules need is read once. */
    final class Moment {

        private record Window(OptionalLong version, TimeRange range) {}

        private final long modelId;
        private final Instant now;
        private final TimeRange longest;
        private final String own;
        private final Instant awake;
        private final Newest newest;
        private final Map<Window, MetricPeriod> periods = new HashMap<>();

        private Moment(long modelId, Instant now, TimeRange longest, String own, Instant awake, Newest newest) {
            this.modelId = modelId;
            this.now = now;
            this.longest = longest;
            this.own = own;
            this.awake = awake;
            this.newest = newest;
        }

        boolean hasAlerts() {
            return newest.watched();
        }

        /** What the rule finds. A reading that fails says so and leaves the other rules alone. */
        Reading of(AlertRule rule) {
            try {
                List<Measure> course = course(rule);
                return course.isEmpty() ? new Reading.NoData(missing(rule)) : Judge.of(rule.condition(), course);
            } catch (StoreException e) {
                // The workspace itself is in trouble: no rule can be evaluated, and the caller must know.
                throw e;
            } catch (Problem e) {
                return new Reading.Failed(e.getMessage());
            }
        }

        /** The version that a finding of the rule is about; without a finding there is none to tell. */
        OptionalLong version(AlertRule rule, Reading reading) {
            if (!(reading instanceof Reading.Measured)) {
                return OptionalLong.empty();
            }
            return switch (rule.condition().metric().source()) {
                case DRIFT ->
                    Measuring.worstFirst(
                                    rule.condition(),
                                    Courses.ofVersion(rule.versionId(), drifts())
                                            .results())
                            .stream()
                            .mapToLong(ReadingStore.Drift::versionId)
                            .findFirst();
                case QUALITY -> OptionalLong.of(quality().versionId());
                default -> rule.versionId().isPresent() ? rule.versionId() : store.version(modelId, longest);
            };
        }

        private String missing(AlertRule rule) {
            return switch (rule.condition().metric().source()) {
                case DRIFT ->
                    "no check of " + rule.condition().driftType().orElseThrow().word() + " drift yet";
                case QUALITY -> "no data-quality check yet";
                default -> "no job that is not paused";
            };
        }

        private List<Measure> course(AlertRule rule) {
            Condition condition = rule.condition();
            return switch (condition.metric().source()) {
                case ROLLUP, SERIES -> windows(rule, condition);
                case DRIFT ->
                    checks(rule, condition, newest.drift(), () -> Courses.drift(condition, rule.versionId(), drifts()));
                case QUALITY ->
                    checks(
                            rule,
                            condition,
                            newest.quality(),
                            () -> Courses.quality(condition, rule.versionId(), quality()));
                case JOB -> job();
            };
        }

        private List<Measure> windows(AlertRule rule, Condition condition) {
            List<Instant> ends = Lookback.ends(condition, now);
            if (condition.looksBack() || condition.metric().isRealised()) {
                return known(rule, ends.getLast(), () -> courses.windows(condition, modelId, rule.versionId(), ends));
            }
            TimeRange range = TimeRange.endingAt(ends.getLast(), Lookback.window(condition));
            if (condition.series().isPresent()) {
                return courses.windows(condition, modelId, rule.versionId(), ends);
            }
            if (!newest.requests() && !condition.metric().isZeroWhenIdle()) {
                return List.of(Measuring.idle(condition, range.to()));
            }
            MetricPeriod period = periods.computeIfAbsent(
                    new Window(rule.versionId(), range), w -> metrics.summary(modelId, w.version(), w.range()));
            return List.of(Measuring.metric(condition, period));
        }

        private List<Measure> checks(
                AlertRule rule, Condition condition, Optional<ReadingStore.Row> row, Supplier<Measure> single) {
            if (row.isEmpty()) {
                return List.of();
            }
            if (!condition.looksBack()) {
                return known(rule, row.get(), () -> List.of(single.get()));
            }
            List<Measure> reached = known(
                    rule,
                    row.get(),
                    () -> courses.checks(condition, modelId, rule.versionId(), Lookback.checks(condition, now)));
            return Lookback.of(condition, reached, now);
        }

        private List<Measure> known(AlertRule rule, Object row, Supplier<List<Measure>> read) {
            Asked asked = new Asked(rule.versionId(), rule.condition(), row);
            return lookedBack
                    .compute(
                            new Slot(modelId, rule.id()),
                            (slot, known) ->
                                    known != null && known.row().equals(asked) ? known : new Known<>(asked, read.get()))
                    .value();
        }

        private List<Measure> job() {
            if (newest.earliestDue().isEmpty()) {
                return List.of();
            }
            // Nearly always nothing is overdue, and then no job needs to be read.
            List<Job> overdue = newest.earliestDue().get().isBefore(now)
                    ? jobs.ofModel(modelId).stream()
                            .filter(job -> !job.name().equals(own) || job.failures() > 0)
                            .toList()
                    : List.of();
            return List.of(Measuring.job(overdue, now, awake));
        }

        private DriftCheck drifts() {
            ReadingStore.Row row = newest.drift().orElseThrow();
            return drifts.compute(
                            modelId,
                            (id, known) -> known != null && known.row().equals(row)
                                    ? known
                                    : new Known<>(
                                            row, store.drift(modelId, at(row)).getLast()))
                    .value();
        }

        private Quality quality() {
            ReadingStore.Row row = newest.quality().orElseThrow();
            return qualities
                    .compute(
                            modelId,
                            (id, known) -> known != null && known.row().equals(row)
                                    ? known
                                    : new Known<>(
                                            row, store.quality(modelId, at(row)).getLast()))
                    .value();
        }

        private static TimeRange at(ReadingStore.Row row) {
            return TimeRange.ofMillis(row.at(), row.at() + 1);
        }
    }
}
