package io.modeldeck.alert;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The rules of the workspace and which of them watch a model. Safe from any thread; {@link #effective} costs no query once cached. */
public final class AlertRules {

    private final Database database;
    private final RuleStore store;
    private final AlertStore alerts;
    private final AlertBook book;
    private final AuditLog audit;
    private final Clock clock;
    private final Map<Long, List<AlertRule>> effective = new ConcurrentHashMap<>();

    public AlertRules(Database database, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = new RuleStore(database);
        this.alerts = new AlertStore(database, clock);
        this.book = new AlertBook(alerts);
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives a workspace without any rule the ones that every model should have; does nothing otherwise. */
    public void seedDefaults() {
        database.transaction(() -> {
            if (store.all().isEmpty()) {
                DefaultRules.all().forEach(rule -> store.insert(rule, clock.instant()));
            }
            return null;
        });
        invalidate();
    }

    /** All rules, the global ones first. */
    public List<AlertRule> all() {
        return store.all();
    }

    public Optional<AlertRule> rule(long id) {
        return store.find(id);
    }

    public AlertRule require(long id) {
        return store.find(id).orElseThrow(() -> new Problem("There is no rule " + id + "; look at the list of rules."));
    }

    /** The rules that watch a model: its own, and the global ones that it does not override; only what is switched on. */
    public List<AlertRule> effective(long modelId) {
        return effective.computeIfAbsent(modelId, this::readEffective);
    }

    /**
     * Keeps the rule: in the place of the one with the same name, model and version, or as a new one. Alerts that it no longer watches are
     * withdrawn: they count as recovered and wait for acknowledgement.
     *
     * @return the rule as kept, with its number
     */
    public AlertRule save(Actor actor, Instant at, AlertRule rule, String comment) {
        actor.require(Role.ENGINEER, "change an alert rule");
        Optional<AlertRule> before = store.find(rule.name(), rule.modelId(), rule.versionId());
        return change(() -> {
            long id;
            if (before.isPresent()) {
                id = before.get().id();
                store.update(withId(rule, id), clock.instant());
            } else {
                id = store.insert(rule, clock.instant());
            }
            AlertRule kept = store.find(id).orElseThrow();
            Map<String, Object> was = before.map(AlertRules::facts).orElse(Map.of());
            record(actor, at, kept, before.isPresent() ? "edit rule" : "add rule", was, facts(kept), comment);
            withdrawUnwatched(actor, at, comment);
            return kept;
        });
    }

    /** Switches a rule on or off. */
    public AlertRule enable(Actor actor, Instant at, long ruleId, boolean enabled, String comment) {
        AlertRule rule = require(ruleId);
        return rule.enabled() == enabled ? rule : save(actor, at, rule.withEnabled(enabled), comment);
    }

    /** Removes a rule that never raised an alert; one that did is kept for its history and can be switched off. */
    public void delete(Actor actor, Instant at, long ruleId, String comment) {
        actor.require(Role.ENGINEER, "delete an alert rule");
        AlertRule rule = require(ruleId);
        change(() -> {
            alerts.deletePending(ruleId);
            if (store.hasAlerts(ruleId)) {
                throw new Problem("The rule " + rule.name()
                        + " has raised alerts, whose history needs it; switch it off instead.");
            }
            store.delete(ruleId);
            record(actor, at, rule, "delete rule", facts(rule), Map.of(), comment);
            return rule;
        });
    }

    /** Drops what is cached; to be called when models were deleted, since their numbers may be given again. */
    public void invalidate() {
        effective.clear();
    }

    private AlertRule change(Supplier<AlertRule> work) {
        AlertRule rule = database.transaction(() -> {
            AlertRule changed = work.get();
            database.announce(new Change.AlertChanged(changed.modelId().orElse(0)));
            return changed;
        });
        // After the commit: a reader that came between would otherwise keep the old rules.
        invalidate();
        return rule;
    }

    private void record(
            Actor actor,
            Instant at,
            AlertRule rule,
            String action,
            Map<String, Object> before,
            Map<String, Object> after,
            String comment) {
        audit.record(actor, at, rule.modelId(), "alert rule " + rule.name(), action, before, after, comment);
    }

    /** An alert whose rule is off or overridden would wait for a recovery that nobody measures. */
    private void withdrawUnwatched(Actor actor, Instant at, String comment) {
        for (Alert alert : alerts.open(OptionalLong.empty())) {
            boolean watched = readEffective(alert.modelId()).stream().anyMatch(rule -> rule.id() == alert.ruleId());
            if (!watched) {
                String why = ("The rule no longer watches this model. " + comment).strip();
                book.withdraw(require(alert.ruleId()), alert, at, actor.name(), why);
            }
        }
    }

    private List<AlertRule> readEffective(long modelId) {
        Map<String, AlertRule> byName = new LinkedHashMap<>();
        for (AlertRule rule : store.touching(modelId)) {
            // Global rules come first, so that a rule of the model replaces its namesake.
            String key = rule.versionId().isEmpty()
                    ? rule.name()
                    : rule.name() + '\n' + rule.versionId().getAsLong();
            byName.put(key, rule);
        }
        return byName.values().stream().filter(AlertRule::enabled).toList();
    }

    private static AlertRule withId(AlertRule rule, long id) {
        return new AlertRule(
                id,
                rule.name(),
                rule.modelId(),
                rule.versionId(),
                rule.enabled(),
                rule.condition(),
                rule.severity(),
                rule.channels(),
                rule.meaning(),
                rule.guidance());
    }

    private static Map<String, Object> facts(AlertRule rule) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("enabled", rule.enabled());
        facts.put("condition", rule.condition().document());
        facts.put("severity", rule.severity().word());
        facts.put("channels", rule.channels());
        facts.put("meaning", rule.meaning());
        facts.put("guidance", rule.guidance());
        return facts;
    }
}
