package io.modeldeck.alert;

import io.modeldeck.alert.ReadingStore.Drift;
import io.modeldeck.alert.ReadingStore.Newest;
import io.modeldeck.alert.ReadingStore.Quality;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds what rules look at: the rollups of each rule's window, the newest drift and quality checks, the jobs. One short query tells what changed
 * since the evaluation before; the rest is read only then.
 */
final class Readings {

    /** The job that evaluates the rules cannot be late while it does. */
    static final String OWN_JOB = "alertCheck";

    private record Drifts(ReadingStore.Row row, List<Drift> results) {}

    private record Qualities(ReadingStore.Row row, Quality quality) {}

    private final ReadingStore store;
    private final MetricsService metrics;
    private final Jobs jobs;
    private final Map<Long, Drifts> drifts = new ConcurrentHashMap<>();
    private final Map<Long, Qualities> qualities = new ConcurrentHashMap<>();

    Readings(ReadingStore store, MetricsService metrics, Jobs jobs) {
        this.store = store;
        this.metrics = metrics;
        this.jobs = jobs;
    }

    /** Everything that the rules of a model may look at, at one moment. */
    Moment at(long modelId, Instant now, List<AlertRule> rules) {
        Duration longest = rules.stream()
                .map(rule -> rule.condition().window())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        TimeRange window = window(now, longest);
        return new Moment(modelId, now, window, store.newest(modelId, now, window, OWN_JOB));
    }

    /** The whole 5-minute periods up to now that cover the window: nothing of a period that has not ended. */
    private static TimeRange window(Instant now, Duration length) {
        long five = Granularity.FIVE_MINUTES.millis();
        long to = Granularity.FIVE_MINUTES.startOf(now.toEpochMilli());
        long periods = Math.ceilDiv(length.toMillis(), five);
        return TimeRange.ofMillis(to - periods * five, to);
    }

    /** One moment of one model; what several rules need is read once. */
    final class Moment {

        private record Window(OptionalLong version, TimeRange range) {}

        private final long modelId;
        private final Instant now;
        private final TimeRange longest;
        private final Newest newest;
        private final Map<Window, MetricPeriod> periods = new HashMap<>();

        private Moment(long modelId, Instant now, TimeRange longest, Newest newest) {
            this.modelId = modelId;
            this.now = now;
            this.longest = longest;
            this.newest = newest;
        }

        boolean hasOpenAlerts() {
            return newest.open();
        }

        /** What the rule finds. A reading that fails says so and leaves the other rules alone. */
        Reading of(AlertRule rule) {
            try {
                return read(rule);
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
            return switch (rule.condition().metric()) {
                case DRIFT_SCORE ->
                    OptionalLong.of(ReadingRules.worstFirst(rule.condition(), ofVersion(rule, drifts()))
                            .getFirst()
                            .versionId());
                case NULL_RATE_INCREASE -> OptionalLong.of(quality().versionId());
                default -> rule.versionId().isPresent() ? rule.versionId() : store.version(modelId, longest);
            };
        }

        private Reading read(AlertRule rule) {
            Condition condition = rule.condition();
            return switch (condition.metric()) {
                case DRIFT_SCORE -> ReadingRules.drift(condition, ofVersion(rule, drifts()));
                case NULL_RATE_INCREASE -> nulls(rule);
                case JOB_LAG -> job(condition);
                default -> metric(rule);
            };
        }

        private Reading metric(AlertRule rule) {
            Condition condition = rule.condition();
            TimeRange range = window(now, condition.window());
            if (!newest.requests() && !condition.metric().isZeroWhenIdle()) {
                return new Reading.NoData("no requests over " + Condition.minutes(condition.windowMinutes()));
            }
            MetricPeriod period = periods.computeIfAbsent(
                    new Window(rule.versionId(), range), w -> metrics.summary(modelId, w.version(), w.range()));
            return ReadingRules.metric(condition, period);
        }

        private Reading nulls(AlertRule rule) {
            if (newest.quality().isEmpty()) {
                return new Reading.NoData("no data-quality check yet");
            }
            Quality quality = quality();
            if (rule.versionId().isPresent() && rule.versionId().getAsLong() != quality.versionId()) {
                return new Reading.NoData("no data-quality check of this version");
            }
            return ReadingRules.nulls(rule.condition(), quality);
        }

        private Reading job(Condition condition) {
            if (newest.earliestDue().isEmpty()) {
                return new Reading.NoData("no job that is not paused");
            }
            // Nearly always nothing is overdue, and then no job needs to be read.
            List<Job> overdue = newest.earliestDue().get().isBefore(now)
                    ? jobs.ofModel(modelId).stream()
                            .filter(job -> !job.name().equals(OWN_JOB))
                            .toList()
                    : List.of();
            return ReadingRules.job(condition, overdue, now);
        }

        private List<Drift> drifts() {
            if (newest.drift().isEmpty()) {
                return List.of();
            }
            ReadingStore.Row row = newest.drift().get();
            return drifts.compute(
                            modelId,
                            (id, known) -> known != null && known.row().equals(row)
                                    ? known
                                    : new Drifts(row, store.drift(modelId, row.at())))
                    .results();
        }

        private Quality quality() {
            ReadingStore.Row row = newest.quality().orElseThrow();
            return qualities
                    .compute(
                            modelId,
                            (id, known) -> known != null && known.row().equals(row)
                                    ? known
                                    : new Qualities(row, store.quality(row.id())))
                    .quality();
        }

        private static List<Drift> ofVersion(AlertRule rule, List<Drift> results) {
            return rule.versionId().isEmpty()
                    ? results
                    : results.stream()
                            .filter(result ->
                                    result.versionId() == rule.versionId().getAsLong())
                            .toList();
        }
    }
}
