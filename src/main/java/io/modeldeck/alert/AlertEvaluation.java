package io.modeldeck.alert;

import io.modeldeck.domain.Change;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One look of the rules at a model: reads, lets each latch step, keeps what changed and marks what asks for nobody's attention. */
final class AlertEvaluation {

    private record Move(AlertRule rule, Alert alert, LatchState after, Reading reading) {

        boolean fires() {
            return after.firings() > alert.firings();
        }
    }

    private final Database database;
    private final AlertRules rules;
    private final AlertStore store;
    private final AlertBook book;
    private final Readings readings;
    private final Hiding hiding;

    AlertEvaluation(Database database, AlertRules rules, AlertStore store, Readings readings, Hiding hiding) {
        this.database = database;
        this.rules = rules;
        this.store = store;
        this.book = new AlertBook(store);
        this.readings = readings;
        this.hiding = hiding;
    }

    List<Alert> evaluate(long modelId, Instant now) {
        return evaluate(modelId, now, rules.effective(modelId), false);
    }

    List<Alert> evaluateJobs(long modelId, Instant now) {
        return evaluate(
                modelId,
                now,
                rules.effective(modelId).stream()
                        .filter(rule -> rule.type() == AlertType.JOB)
                        .toList(),
                true);
    }

    void forget(long modelId) {
        readings.forget(modelId);
    }

    private List<Alert> evaluate(long modelId, Instant now, List<AlertRule> watching, boolean outside) {
        if (watching.isEmpty()) {
            return List.of();
        }
        Readings.Moment moment = readings.at(modelId, now, watching, outside);
        if (moves(modelId, now, watching, moment).isEmpty()) {
            if (moment.hasOpenAlerts()) {
                hiding.refresh(modelId, now, List.of());
            }
            return List.of();
        }
        return database.transaction(() -> {
            // Looked at again under the write lock: somebody may have acknowledged meanwhile.
            List<Move> moves = moves(modelId, now, watching, moment);
            List<Long> burning = store.open(OptionalLong.of(modelId)).stream()
                    .filter(Alert::isUnrecovered)
                    .map(Alert::id)
                    .toList();
            for (Move move : moves) {
                OptionalLong version = moment.version(move.rule(), move.reading());
                book.move(move.alert(), move.rule(), move.after(), move.reading(), version, now);
            }
            hiding.refresh(modelId, now, burning);
            database.announce(new Change.AlertChanged(modelId));
            return fired(modelId, moves);
        });
    }

    private List<Move> moves(long modelId, Instant now, List<AlertRule> watching, Readings.Moment moment) {
        Map<Long, Alert> open = moment.hasOpenAlerts()
                ? store.open(OptionalLong.of(modelId)).stream()
                        .collect(Collectors.toMap(Alert::ruleId, Function.identity()))
                : Map.of();
        List<Move> moves = new ArrayList<>();
        for (AlertRule rule : watching) {
            Alert alert = open.containsKey(rule.id()) ? open.get(rule.id()) : AlertMove.begun(rule, modelId, now);
            Reading reading = moment.of(rule);
            LatchState after = AlertLatch.next(alert.latch(), reading, rule.timing(), now);
            if (!after.equals(alert.latch())) {
                moves.add(new Move(rule, alert, after, reading));
            }
        }
        return moves;
    }

    private List<Alert> fired(long modelId, List<Move> moves) {
        List<Long> firing =
                moves.stream().filter(Move::fires).map(move -> move.rule().id()).toList();
        return firing.isEmpty()
                ? List.of()
                : store.open(OptionalLong.of(modelId)).stream()
                        .filter(alert -> firing.contains(alert.ruleId()))
                        .toList();
    }
}
