package io.modeldeck.alert;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.Settings;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * The inbox: evaluates the rules of a model at a moment of its own time, and keeps what people do about the alerts. An evaluation that changes
 * nothing writes nothing and costs one short query.
 */
public final class AlertService {

    private final Database database;
    private final AlertRules rules;
    private final AlertStore store;
    private final InboxStore inbox;
    private final ClosedStore closed;
    private final InboxGroups groups;
    private final AlertDeeds deeds;
    private final AlertEvaluation evaluation;
    private final MetricsService metrics;

    public AlertService(
            Database database,
            AlertRules rules,
            MetricsService metrics,
            SeriesService series,
            Jobs jobs,
            Settings settings,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.rules = rules;
        this.store = new AlertStore(database, clock);
        this.inbox = new InboxStore(database);
        this.closed = new ClosedStore(database);
        this.groups = new InboxGroups(database, this);
        this.deeds = new AlertDeeds(database, store, audit);
        this.metrics = metrics;
        this.evaluation = new AlertEvaluation(
                database,
                rules,
                store,
                new Readings(new ReadingStore(database), metrics, series, jobs),
                jobs,
                new Hiding(database, settings, clock));
    }

    /**
     * Evaluates the rules of a model. To be called with {@code now} never going back, after the rollups and checks of that moment.
     *
     * @return the alerts that fired now, new or again
     */
    public List<Alert> evaluate(long modelId, Instant now) {
        return evaluation.evaluate(modelId, now);
    }

    /**
     * Evaluates only the rules about late jobs: for a watch beside the hops, which must speak up when the hops are stuck and evaluate nothing.
     *
     * @param awake since when jobs could be run: what was due before is not late before its interval has passed again
     * @return the alerts that fired now, new or again
     */
    public List<Alert> evaluateJobs(long modelId, Instant now, Instant awake) {
        return evaluation.evaluateJobs(modelId, now, awake);
    }

    /**
     * Evaluates the rules for every model that are about late jobs over the workspace's own jobs, one alert for each job that is late.
     *
     * @param awake as above
     * @return the alerts that fired now, new or again
     */
    public List<Alert> evaluateWorkspace(Instant now, Instant awake) {
        return evaluation.evaluateWorkspace(now, awake);
    }

    /** Lets what somebody has acknowledged and what has had no data for a day count as over, of models that are evaluated no longer. */
    public void settle(LongPredicate ended, Instant now) {
        evaluation.settle(ended, now);
    }

    /** Forgets what is remembered of earlier looks at a model, so that the next one reads it again: after events or labels came in late. */
    public void forget(long modelId) {
        evaluation.forget(modelId);
    }

    /**
     * Whether evaluating metric rules within the range would find nothing new, so that it may be left to the range's end. For history that is worked
     * through in event time, where looking every five minutes costs far more than it finds.
     */
    public boolean isCalm(long modelId, TimeRange range) {
        List<AlertRule> watching = rules.effective(modelId);
        Duration longest = watching.stream()
                .map(rule -> Lookback.window(rule.condition()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        TimeRange reach = new TimeRange(range.from().minus(longest), range.to());
        return Calm.holds(
                watching,
                store.open(OptionalLong.of(modelId)),
                metrics.series(modelId, OptionalLong.empty(), Granularity.FIVE_MINUTES, reach));
    }

    /** Whether a rule of the model waits for there to be nothing: then no silence may be skipped. */
    public boolean watchesSilence(long modelId) {
        return rules.effective(modelId).stream()
                .anyMatch(rule -> rule.condition().holding().noDataMinutes() > 0);
    }

    /**
     * The alerts that fired and are not closed, of one model or of all: those that ask for attention first, then those that are hidden, then those
     * that somebody has seen; among equals the worst first, then the newest.
     */
    public List<Alert> open(OptionalLong modelId) {
        return store.open(modelId).stream()
                .filter(alert -> alert.firings() > 0)
                .sorted(Comparator.comparing(Alert::acknowledged)
                        .thenComparing(Alert::isHidden)
                        .thenComparing(Alert::severity, Comparator.reverseOrder())
                        .thenComparing(alert -> alert.firedAt().orElse(alert.at()), Comparator.reverseOrder())
                        .thenComparing(Alert::id, Comparator.reverseOrder()))
                .toList();
    }

    /**
     * How many fired and are not closed, by what they have in common; the model with the most urgent ones first, and of each model the most urgent
     * first. Costs the same however long their texts are.
     */
    public List<OpenAlerts> openCounts() {
        return inbox.counts();
    }

    /**
     * The first of those that fired and are not closed, in the order in which a person works through them: those of a model together, in the order of
     * {@link #openCounts}; among equals the one that fired last first.
     */
    public List<Alert> inbox(int most) {
        return reading(AlertCopies.none()).first(most, List.of());
    }

    /**
     * Begins a look at the inbox.
     *
     * @param before what the look before saw, {@link InboxReading#copies}: what nobody has written since is not read again
     */
    public InboxReading reading(AlertCopies before) {
        return new InboxReading(database, before);
    }

    /**
     * What would come of a model's alerts about drift, had its newest check found something else.
     *
     * @param before what it found
     * @param after what it is thought to have found
     */
    public DriftOutlook outlook(long modelId, List<DriftResult> before, List<DriftResult> after) {
        return DriftOutlook.of(rules.effective(modelId), open(OptionalLong.of(modelId)), before, after);
    }

    /** The same alerts in parts. */
    public InboxGroups groups() {
        return groups;
    }

    /** The newest of a severity that ask for attention. */
    public List<Alert> asking(Severity severity, int most) {
        return inbox.asking(severity, most);
    }

    /** Those that fired and are over, the newest first. */
    public List<Alert> closed(int most) {
        return closed.newest(most);
    }

    /** The same counted; no alert is read for it. */
    public ClosedAlerts closedCount() {
        return closed.count();
    }

    public List<Alert> history(AlertFilter filter) {
        return store.history(filter);
    }

    public Optional<Alert> alert(long id) {
        return store.find(id);
    }

    public Alert require(long id) {
        return store.require(id);
    }

    /** What happened to an alert, the oldest first. */
    public List<AlertTransition> transitions(long alertId) {
        return store.transitions(alertId);
    }

    /**
     * Somebody has seen the alert. It closes now when it has recovered, else as soon as it recovers.
     *
     * @return refused, saying who did so and when, for one that is acknowledged already; nothing changes then
     */
    public Decision acknowledge(Actor actor, Instant at, long alertId, String comment) {
        return deeds.acknowledge(actor, at, alertId, comment);
    }

    /**
     * Takes an acknowledgement back: the alert asks for attention again. One that the acknowledgement closed is open again, unless another alert of
     * the same rule has opened meanwhile.
     *
     * @return refused where nobody has acknowledged it, or where it cannot be opened again; nothing changes then
     */
    public Decision unacknowledge(Actor actor, Instant at, long alertId, String comment) {
        return deeds.unacknowledge(actor, at, alertId, comment);
    }

    /** Adds a remark to the alert's history. */
    public void comment(Actor actor, Instant at, long alertId, String comment) {
        deeds.comment(actor, at, alertId, comment);
    }

    /**
     * Says who looks after the alert.
     *
     * @param to a person's name; empty: nobody any longer
     */
    public Alert assign(Actor actor, Instant at, long alertId, Optional<String> to, String comment) {
        return deeds.assign(actor, at, alertId, to, comment);
    }

    /**
     * Says whether the alert was of use; the latest word counts.
     *
     * @param value empty: the word that was said is taken back
     */
    public Alert rate(Actor actor, Instant at, long alertId, Optional<Usefulness> value, String comment) {
        return deeds.rate(actor, at, alertId, value, comment);
    }
}
