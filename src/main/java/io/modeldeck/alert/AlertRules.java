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

    /** Gives a workspace that never had a rule the ones that every model should have; does nothing otherwise. */
    public void seedDefaults() {
        database.transaction(() -> {
            if (store.everyRule().isEmpty()) {
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

    /** Also one that was deleted, as long as alerts speak of it. */
    public Optional<AlertRule> rule(long id) {
        return store.find(id);
    }

    public AlertRule require(long id) {
        return store.inUse(id)
                .orElseThrow(() -> new Problem("There is no rule " + id + "; look at the list of rules."));
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
        return change(() -> store.find(rule.name(), rule.modelId(), rule.versionId())
                .map(before -> replace(actor, at, before, rule, comment))
                .orElseGet(() -> insert(actor, at, rule, comment)));
    }

    /** Keeps a new rule; refused where there is one of that name for the same models already. */
    public AlertRule add(Actor actor, Instant at, AlertRule rule, String comment) {
        actor.require(Role.ENGINEER, "add an alert rule");
        return change(() -> {
            refuseNamesake(rule, 0);
            return insert(actor, at, rule, comment);
        });
    }

    /** Adds a rule of the program's own where there never was one of its name: what somebody changed or deleted stays as it is. */
    public void introduce(Instant at, AlertRule rule) {
        database.transaction(() -> {
            boolean known =
                    store.everyRule().stream().anyMatch(other -> other.name().equals(rule.name()));
            return known ? rule : add(Actor.system(), at, rule, "");
        });
    }

    /** Puts a rule, its name included, in the place of the one with its number. */
    public AlertRule edit(Actor actor, Instant at, AlertRule rule, String comment) {
        actor.require(Role.ENGINEER, "change an alert rule");
        return change(() -> {
            AlertRule before = require(rule.id());
            refuseNamesake(rule, rule.id());
            return replace(actor, at, before, rule, comment);
        });
    }

    private void refuseNamesake(AlertRule rule, long but) {
        store.find(rule.name(), rule.modelId(), rule.versionId())
                .filter(other -> other.id() != but)
                .ifPresent(other -> {
                    throw new Problem("There is a rule " + rule.name() + " already, number " + other.id()
                            + "; edit that one, or choose another name.");
                });
    }

    private AlertRule insert(Actor actor, Instant at, AlertRule rule, String comment) {
        AlertRule kept = store.find(store.insert(rule, clock.instant())).orElseThrow();
        record(actor, at, kept, "add rule", Map.of(), facts(kept), comment);
        withdrawUnwatched(actor, at, comment);
        return kept;
    }

    private AlertRule replace(Actor actor, Instant at, AlertRule before, AlertRule rule, String comment) {
        AlertRule kept = rule.withId(before.id());
        store.update(kept, clock.instant());
        alerts.wakeAll(kept.id());
        record(actor, at, kept, "edit rule", facts(before), facts(kept), comment);
        withdrawUnwatched(actor, at, comment);
        return kept;
    }

    /** Switches a rule on or off. */
    public AlertRule enable(Actor actor, Instant at, long ruleId, boolean enabled, String comment) {
        return database.transaction(() -> {
            AlertRule rule = require(ruleId);
            return rule.enabled() == enabled ? rule : edit(actor, at, rule.withEnabled(enabled), comment);
        });
    }

    /** Switches a rule on or off for one model alone, by a rule of the model's own in its place. */
    public AlertRule enableFor(Actor actor, Instant at, long ruleId, long modelId, boolean enabled, String comment) {
        return database.transaction(
                () -> save(actor, at, forModel(ruleId, modelId).withEnabled(enabled), comment));
    }

    /** The model's own rule in the place of this one, kept or not. */
    private AlertRule forModel(long ruleId, long modelId) {
        AlertRule rule = require(ruleId);
        boolean own = rule.modelId().isPresent();
        if (own && rule.modelId().getAsLong() != modelId) {
            throw new Problem(
                    "The rule " + ruleId + " belongs to another model; name one of this model, or a global one.");
        }
        return own
                ? rule
                : store.find(rule.name(), OptionalLong.of(modelId), OptionalLong.empty())
                        .orElseGet(() -> rule.forModel(modelId));
    }

    /** Takes a rule away: its open alerts count as recovered, those of old keep its name and words. A model's rule gives way to the global one. */
    public void delete(Actor actor, Instant at, long ruleId, String comment) {
        actor.require(Role.ENGINEER, "delete an alert rule");
        change(() -> {
            AlertRule rule = require(ruleId);
            alerts.deletePending(ruleId);
            store.delete(ruleId, clock.instant());
            record(actor, at, rule, "delete rule", facts(rule), Map.of(), comment);
            withdrawUnwatched(actor, at, comment);
            return rule;
        });
    }

    /**
     * Takes a rule that was deleted into use again, under its number and as it was, with the alerts that it raised. Refused where it is in use, or
     * another one has its name by now.
     */
    public AlertRule restore(Actor actor, Instant at, long ruleId, String comment) {
        actor.require(Role.ENGINEER, "restore an alert rule");
        return change(() -> {
            AlertRule rule = store.find(ruleId)
                    .orElseThrow(
                            () -> new Problem("There was never a rule " + ruleId + "; look at the list of rules."));
            if (store.inUse(ruleId).isPresent()) {
                throw new Problem("The rule " + rule.name() + " is in use; nothing was changed.");
            }
            refuseNamesake(rule, ruleId);
            store.restore(ruleId);
            record(actor, at, rule, "restore rule", Map.of(), facts(rule), comment);
            withdrawUnwatched(actor, at, comment);
            return rule;
        });
    }

    /** What came of each rule so far, by number; rules without alerts are not in it. */
    public Map<Long, RuleRecord> records() {
        return store.records();
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
        invalidate();
        // Also after the commit, which may be that of a larger transaction: a reader that comes between keeps the old
        // rules.
        database.whenOver(this::invalidate);
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
                book.withdraw(store.find(alert.ruleId()).orElseThrow(), alert, at, actor.name(), why);
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

    private static Map<String, Object> facts(AlertRule rule) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", rule.name());
        facts.put("enabled", rule.enabled());
        facts.put("condition", rule.condition().document());
        facts.put("severity", rule.severity().word());
        facts.put("channels", rule.channels());
        facts.put("meaning", rule.meaning());
        facts.put("guidance", rule.guidance());
        return facts;
    }
}
