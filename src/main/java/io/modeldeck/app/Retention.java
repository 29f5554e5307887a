package io.modeldeck.app;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.ConfigService;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Removes rows that have been kept long enough, table by table, counted back from a model's newest event. Figures outlive events: every hour is rolled
 * up before its events go, and periods whose events went are closed. Nothing goes that an open request or a run that is not over may still read. What
 * frozen data sets hold are files of their own and are never touched. Without a person's word, events that came in of late stay as long as new ones:
 * nobody loses a history on the day after its import.
 */
public final class Retention {

    static final String JOB = "retention";
    static final Duration INTERVAL = Duration.ofHours(24);

    /** Rows in one transaction, so that nobody waits long behind them. */
    private static final int BATCH = 5_000;

    private final Database database;

    private final RetentionStore store;
    private final RetentionPlans plans;

    private final Registry registry;
    private final ScheduledHops hops;
    private final AuditLog audit;

    Retention(Database database, Registry registry, ConfigService config, ScheduledHops hops, AuditLog audit) {
        this.database = database;
        this.store = new RetentionStore(database);
        this.plans = new RetentionPlans(store, registry, config);
        this.registry = registry;
        this.hops = hops;
        this.audit = audit;
    }

    /** What is there, and what would go if a person said so now, table by table. */
    public List<RetentionTotal> totals() {
        return plans.totals();
    }

    /** Removes what the plans of all models and of the workspace's own rows say; answers how many rows went. */
    public long enforceEverywhere(Actor actor, Instant at, String comment) {
        long removed = 0;
        for (Optional<ModelInfo> model : plans.everybody()) {
            removed += sum(enforce(actor, at, model, comment));
        }
        return removed;
    }

    /** What would go of the model's rows, or without a model of the workspace's own, if a person said so now. */
    public List<RetentionPlan> plan(Optional<ModelInfo> model) {
        return plans.of(model);
    }

    /** Removes what the plan of the model, or of the workspace's own rows, says; by table key how many rows went. */
    public Map<String, Long> enforce(Actor actor, Instant at, Optional<ModelInfo> model, String comment) {
        actor.require(Role.ENGINEER, "enforce retention");
        return enforce(actor, at, model, Instant.MAX, comment);
    }

    private Map<String, Long> enforce(
            Actor actor, Instant at, Optional<ModelInfo> model, Instant arrivalCountedAt, String comment) {
        // What waits for its rollup reads events that may be about to go.
        model.ifPresent(info -> hops.rollUpAll(info.id(), at));
        List<RetentionPlan> planned = plans.of(model, arrivalCountedAt).stream()
                .filter(plan -> plan.removed() > 0 && plan.needed().isEmpty())
                .toList();
        List<RetentionPlan> due = planned.isEmpty() ? planned : begin(actor, at, model, planned, comment);
        if (due.isEmpty()) {
            return Map.of();
        }
        long id = model.map(ModelInfo::id).orElse(RetentionPlans.WORKSPACE);
        Map<String, Long> removed = new LinkedHashMap<>();
        due.forEach(plan -> removed.put(plan.table().key(), remove(plan, id, arrivalCountedAt)));
        database.announce(new Change.EventsStored(id));
        database.announce(new Change.MetricsRolled(id));
        return removed;
    }

    /**
     * Says what will go, and closes the periods that it belongs to; a removal that is cut off is gone on with the next time.
     *
     * @return what goes: events that are needed since the plan was made do not
     */
    private List<RetentionPlan> begin(
            Actor actor, Instant at, Optional<ModelInfo> model, List<RetentionPlan> planned, String comment) {
        long id = model.map(ModelInfo::id).orElse(RetentionPlans.WORKSPACE);
        return database.transaction(() -> {
            boolean needed = store.needed(id).isPresent();
            List<RetentionPlan> due = planned.stream()
                    .filter(plan -> !(needed && plan.table() == RetainedTable.EVENTS))
                    .toList();
            if (due.isEmpty()) {
                return due;
            }
            Map<String, Object> note = new LinkedHashMap<>();
            for (RetentionPlan plan : due) {
                note.put(
                        plan.table().key(),
                        Map.of("before", plan.before().orElseThrow().toString(), "rows", plan.removed()));
                long before = plan.before().orElseThrow().toEpochMilli();
                if (plan.table() == RetainedTable.EVENTS) {
                    store.closeEventsBefore(id, before);
                } else if (plan.table() == RetainedTable.SERIES) {
                    store.closeSeriesBefore(id, before);
                }
            }
            audit.record(
                    actor,
                    at,
                    model.map(m -> OptionalLong.of(m.id())).orElseGet(OptionalLong::empty),
                    model.map(ModelInfo::name).orElse("workspace"),
                    "remove by retention",
                    Map.of(),
                    note,
                    comment);
            return due;
        });
    }

    private long remove(RetentionPlan plan, long modelId, Instant arrivalCountedAt) {
        RetentionStore.Gone gone = plan.gone(arrivalCountedAt);
        long removed = 0;
        int now;
        do {
            now = database.transaction(() -> {
                int these = store.delete(plan.table(), modelId, gone, BATCH);
                if (plan.table() == RetainedTable.EVENTS) {
                    // Together: cut off here, the model says when the events begin that are left.
                    store.refreshOldest(modelId);
                }
                return these;
            });
            removed += now;
        } while (now == BATCH);
        return removed;
    }

    /**
     * Enforces it without anybody's word, for every model and for the workspace's own rows; says in a few words what went.
     *
     * @throws Problem where it could not be done for some of them, such as a model whose config cannot be read; the others are done all the same
     */
    String enforceAll(Instant now) {
        long removed = sum(enforce(Actor.system(), now, Optional.empty(), now, ""));
        List<String> left = new ArrayList<>();
        for (ModelInfo model : registry.models()) {
            try {
                removed += sum(enforce(Actor.system(), now, Optional.of(model), now, ""));
            } catch (StoreException e) {
                // The workspace itself is in trouble; the next model would meet it again.
                throw e;
            } catch (Problem e) {
                left.add(model.name() + ": " + e.getMessage());
            }
        }
        if (!left.isEmpty()) {
            throw new Problem(String.join(" ", left));
        }
        return removed == 0 ? "" : removed == 1 ? "1 row removed" : removed + " rows removed";
    }

    private static long sum(Map<String, Long> removed) {
        return removed.values().stream().mapToLong(Long::longValue).sum();
    }
}
