package io.modeldeck.alert;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What people do about alerts. Each deed and its audit entry are one transaction. */
final class AlertDeeds {

    private static final int LONGEST_COMMENT = 4_000;

    private final Database database;
    private final AlertStore store;
    private final AlertBook book;
    private final AuditLog audit;

    AlertDeeds(Database database, AlertStore store, AuditLog audit) {
        this.database = database;
        this.store = store;
        this.book = new AlertBook(store);
        this.audit = audit;
    }

    /** See {@link AlertService#acknowledge}. */
    Decision acknowledge(Actor actor, Instant at, long alertId, String comment) {
        actor.require(Role.ENGINEER, "acknowledge an alert");
        checked(comment);
        return database.transaction(() -> {
            Alert alert = store.require(alertId);
            if (alert.firings() == 0) {
                return new Decision.Refused("The condition of alert " + alertId
                        + " has not been met for long enough: it has not fired, so there is nothing to acknowledge.");
            }
            if (alert.acknowledged()) {
                return new Decision.Refused("Alert " + alertId + " was already acknowledged by "
                        + alert.acknowledgedBy().orElse(Actor.SYSTEM_NAME) + " at "
                        + alert.acknowledgedAt().orElse(alert.stateSince()) + ".");
            }
            book.acknowledge(alert, actor.name(), at, comment);
            Alert after = store.require(alertId);
            record(actor, at, alert, "acknowledge", facts(alert), facts(after), comment);
            return new Decision.Accepted(
                    after.isOpen()
                            ? "Alert " + alertId + " is acknowledged; it closes when it has recovered."
                            : "Alert " + alertId + " is acknowledged and, as it has recovered, closed.");
        });
    }

    /** See {@link AlertService#unacknowledge}. */
    Decision unacknowledge(Actor actor, Instant at, long alertId, String comment) {
        actor.require(Role.ENGINEER, "take an acknowledgement back");
        checked(comment);
        return database.transaction(() -> {
            Alert alert = store.require(alertId);
            if (!alert.acknowledged()) {
                return new Decision.Refused(
                        "Alert " + alertId + " is not acknowledged; there is nothing to take back.");
            }
            Optional<Alert> successor = store.open(OptionalLong.of(alert.modelId())).stream()
                    .filter(open -> open.id() != alertId
                            && open.ruleId() == alert.ruleId()
                            && open.subject().equals(alert.subject()))
                    .findFirst();
            if (successor.isPresent()) {
                return new Decision.Refused("Alert " + alertId + " is closed, and its rule has opened alert "
                        + successor.get().id() + " since; look at that one.");
            }
            book.unacknowledge(alert, actor.name(), at, comment);
            record(actor, at, alert, "unacknowledge", facts(alert), facts(store.require(alertId)), comment);
            return new Decision.Accepted("Alert " + alertId + " asks for attention again.");
        });
    }

    /** See {@link AlertService#comment}. */
    void comment(Actor actor, Instant at, long alertId, String comment) {
        if (comment.isBlank()) {
            throw new Problem("A comment needs some words; give them with --comment TEXT.");
        }
        change(actor, at, alertId, "comment", comment, alert -> book.comment(alert, actor.name(), at, comment));
    }

    /** See {@link AlertService#assign}. */
    Alert assign(Actor actor, Instant at, long alertId, Optional<String> to, String comment) {
        if (to.filter(name -> !Actor.isName(name)).isPresent()) {
            throw new Problem("Who looks after alert " + alertId
                    + " is a name of 1 to 200 printable characters, given with --to NAME; --to-nobody takes it from"
                    + " whoever had it.");
        }
        return change(
                actor, at, alertId, "assign", comment, alert -> book.assign(alert, to, actor.name(), at, comment));
    }

    /** See {@link AlertService#rate}. */
    Alert rate(Actor actor, Instant at, long alertId, Optional<Usefulness> value, String comment) {
        return change(actor, at, alertId, "rate", comment, alert -> book.rate(alert, value, actor.name(), at, comment));
    }

    private Alert change(Actor actor, Instant at, long alertId, String action, String comment, Consumer<Alert> work) {
        actor.require(Role.ENGINEER, action + " an alert");
        checked(comment);
        return database.transaction(() -> {
            Alert before = store.require(alertId);
            work.accept(before);
            Alert after = store.require(alertId);
            record(actor, at, before, action, facts(before), facts(after), comment);
            return after;
        });
    }

    private void record(
            Actor actor,
            Instant at,
            Alert alert,
            String action,
            Map<String, Object> before,
            Map<String, Object> after,
            String comment) {
        audit.record(actor, at, alert.model(), "alert " + alert.id(), action, before, after, comment);
        database.announce(new Change.AlertChanged(alert.modelId()));
    }

    private static Map<String, Object> facts(Alert alert) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("state", alert.state().word());
        facts.put("acknowledged", alert.acknowledged());
        facts.put("open", alert.isOpen());
        facts.put("assignedTo", alert.care().assignedTo());
        facts.put("usefulness", alert.care().usefulness().map(Usefulness::word));
        return facts;
    }

    private static void checked(String comment) {
        if (comment.length() > LONGEST_COMMENT) {
            throw new Problem("A comment may have at most " + LONGEST_COMMENT + " characters; shorten it.");
        }
    }
}
