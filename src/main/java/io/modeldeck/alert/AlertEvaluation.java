package io.modeldeck.alert;

import io.modeldeck.domain.Change;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * One look of the rules at a model or at the workspace: reads, lets each latch step, keeps what changed and marks what asks for nobody's attention.
 */
final class AlertEvaluation {

    /** What a rule found about a subject: a feature, a job of the workspace, or nothing in particular. */
    private record Finding(AlertRule rule, String subject, Reading reading) {

        Key key() {
            return new Key(rule.id(), subject);
        }
    }

    /** At most one alert of these is open. */
    private record Key(long ruleId, String subject) {

        static Key of(Alert alert) {
            return new Key(alert.ruleId(), alert.subject());
        }
    }

    /** @param woken the number of a closed alert whose rule rested until now, else 0 */
    private record Move(Finding finding, Alert alert, LatchState after, long woken) {

        boolean fires() {
            return after.firings() > alert.firings();
        }
    }

    /** A look that is taken again under the write lock. */
    private record Look(
            long modelId,
            Instant now,
            boolean hasAlerts,
            Supplier<List<Finding>> findings,
            BiFunction<AlertRule, Reading, OptionalLong> version) {}

    private final Database database;
    private final AlertRules rules;
    private final AlertStore store;
    private final InboxStore inbox;
    private final AlertBook book;
    private final Readings readings;
    private final Jobs jobs;
    private final Hiding hiding;

    AlertEvaluation(
            Database database, AlertRules rules, AlertStore store, Readings readings, Jobs jobs, Hiding hiding) {
        this.database = database;
        this.rules = rules;
        this.store = store;
        this.inbox = new InboxStore(database);
        this.book = new AlertBook(store);
        this.readings = readings;
        this.jobs = jobs;
        this.hiding = hiding;
    }

    List<Alert> evaluate(long modelId, Instant now) {
        return evaluate(modelId, now, rules.effective(modelId), Optional.empty());
    }

    List<Alert> evaluateJobs(long modelId, Instant now, Instant awake) {
        return evaluate(modelId, now, ofJobs(modelId), Optional.of(awake));
    }

    /** Each job of the workspace by itself: they have nothing to do with each other. */
    List<Alert> evaluateWorkspace(Instant now, Instant awake) {
        List<Finding> findings = new ArrayList<>();
        for (AlertRule rule : ofJobs(Alert.WORKSPACE)) {
            jobs.ofModel(Alert.WORKSPACE)
                    .forEach(job -> findings.add(new Finding(
                            rule,
                            job.name(),
                            Judge.of(rule.condition(), List.of(Measuring.job(List.of(job), now, awake))))));
        }
        return evaluate(new Look(Alert.WORKSPACE, now, true, () -> findings, (rule, reading) -> OptionalLong.empty()));
    }

    /** Ends what waits for data of models that nobody looks at any longer. */
    void settle(LongPredicate ended, Instant now) {
        inbox.seenWithoutData().stream()
                .filter(alert -> AlertLatch.isGivenUp(alert.latch(), now) && ended.test(alert.modelId()))
                .forEach(alert -> evaluate(new Look(
                        alert.modelId(),
                        now,
                        true,
                        () -> List.of(new Finding(
                                rules.rule(alert.ruleId()).orElseThrow(),
                                alert.subject(),
                                new Reading.NoData("no data since " + alert.stateSince()))),
                        (rule, reading) -> OptionalLong.empty())));
    }

    void forget(long modelId) {
        readings.forget(modelId);
    }

    private List<AlertRule> ofJobs(long modelId) {
        return rules.effective(modelId).stream()
                .filter(rule -> rule.type() == AlertType.JOB)
                .toList();
    }

    private List<Alert> evaluate(long modelId, Instant now, List<AlertRule> watching, Optional<Instant> awake) {
        if (watching.isEmpty()) {
            return List.of();
        }
        Readings.Moment moment = readings.at(modelId, now, watching, awake);
        return evaluate(new Look(
                modelId,
                now,
                moment.hasAlerts(),
                () -> watching.stream()
                        .map(rule -> new Finding(rule, rule.subject(), moment.of(rule)))
                        .toList(),
                moment::version));
    }

    private List<Alert> evaluate(Look look) {
        if (moves(look, look.hasAlerts()).isEmpty()) {
            if (look.hasAlerts()) {
                hiding.refresh(look.modelId(), look.now(), List.of());
            }
            return List.of();
        }
        OptionalLong model = OptionalLong.of(look.modelId());
        return database.transaction(() -> {
            // Looked at again under the write lock: somebody may have acknowledged meanwhile, or the watch of the jobs
            // found the same.
            List<Move> moves = moves(look, true);
            List<Long> burning = store.open(model).stream()
                    .filter(Alert::isUnrecovered)
                    .map(Alert::id)
                    .toList();
            moves.forEach(move -> keep(look, move));
            hiding.refresh(look.modelId(), look.now(), burning);
            database.announce(new Change.AlertChanged(look.modelId()));
            List<Key> fired = moves.stream()
                    .filter(Move::fires)
                    .map(move -> move.finding().key())
                    .toList();
            return fired.isEmpty()
                    ? List.of()
                    : store.open(model).stream()
                            .filter(alert -> fired.contains(Key.of(alert)))
                            .toList();
        });
    }

    private void keep(Look look, Move move) {
        Finding found = move.finding();
        if (move.woken() != 0) {
            store.wake(move.woken());
        }
        OptionalLong version = look.version().apply(found.rule(), found.reading());
        book.move(move.alert(), found.rule(), move.after(), found.reading(), version, look.now());
    }

    /** @param alerts whether there may be some */
    private List<Move> moves(Look look, boolean alerts) {
        Map<Key, Alert> known = new HashMap<>();
        if (alerts) {
            store.watched(OptionalLong.of(look.modelId())).forEach(alert -> known.put(Key.of(alert), alert));
        }
        List<Move> moves = new ArrayList<>();
        for (Finding found : look.findings().get()) {
            Alert none = AlertMove.begun(found.rule(), look.modelId(), found.subject(), look.now());
            Alert alert = known.getOrDefault(found.key(), none);
            LatchState after =
                    AlertLatch.next(alert.latch(), found.reading(), found.rule().timing(), look.now());
            if (!after.equals(alert.latch())) {
                moves.add(alert.isOpen() ? new Move(found, alert, after, 0) : new Move(found, none, after, alert.id()));
            }
        }
        return moves;
    }
}
