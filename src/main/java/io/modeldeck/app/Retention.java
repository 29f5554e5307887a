package io.modeldeck.app;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.ConfigService;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

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

    /** The series and jobs that belong to no model. */
    private static final long WORKSPACE = 0;

    private final Database database;
    private final RetentionStore store;
    private final Registry registry;
    private final ConfigService config;
    private final ScheduledHops hops;
    private final AuditLog audit;

    Retention(Database database, Registry registry, ConfigService config, ScheduledHops hops, AuditLog audit) {
        this.database = database;
        this.store = new RetentionStore(database);
        this.registry = registry;
        this.config = config;
        this.hops = hops;
        this.audit = audit;
    }

    /**
     * What retention would do to one table of one model.
     *
     * @param keep how long rows are kept
     * @param before rows of before that time go; empty without rows to count back from
     * @param rows what is there
     * @param removed how many of them would go
     * @param bytesPerRow in the file, on average over the table
     * @param needed why nothing goes for now; empty where nothing stands against it
     */
    public record Plan(
            RetainedTable table,
            Duration keep,
            Optional<Instant> before,
            long rows,
            long removed,
            long bytesPerRow,
            Optional<String> needed) {}

    /**
     * One table over all models and the workspace's own rows.
     *
     * @param rows what is there
     * @param removed how many of them would go now
     */
    public record Total(RetainedTable table, long rows, long removed, long bytesPerRow) {

        public long bytes() {
            return rows * bytesPerRow;
        }

        public long bytesAfter() {
            return (rows - removed) * bytesPerRow;
        }
    }

    /** What is there, and what would go if a person said so now, table by table. */
    public List<Total> totals() {
        Map<RetainedTable, Long> sizes = new EnumMap<>(RetainedTable.class);
        List<Plan> plans = new ArrayList<>();
        for (Optional<ModelInfo> model : everybody()) {
            plans.addAll(plan(model, Instant.MAX, table -> sizes.computeIfAbsent(table, store::bytesPerRow)));
        }
        return Arrays.stream(RetainedTable.values())
                .map(table -> total(
                        table,
                        plans.stream().filter(plan -> plan.table() == table).toList()))
                .toList();
    }

    private static Total total(RetainedTable table, List<Plan> plans) {
        return new Total(
                table,
                plans.stream().mapToLong(Plan::rows).sum(),
                plans.stream()
                        .filter(plan -> plan.needed().isEmpty())
                        .mapToLong(Plan::removed)
                        .sum(),
                plans.stream().mapToLong(Plan::bytesPerRow).findFirst().orElse(0));
    }

    /** Every model, and nobody for the workspace's own rows. */
    private List<Optional<ModelInfo>> everybody() {
        List<Optional<ModelInfo>> everybody = new ArrayList<>();
        registry.models().forEach(model -> everybody.add(Optional.of(model)));
        everybody.add(Optional.empty());
        return everybody;
    }

    /** Removes what the plans of all models and of the workspace's own rows say; answers how many rows went. */
    public long enforceEverywhere(Actor actor, Instant at, String comment) {
        long removed = 0;
        for (Optional<ModelInfo> model : everybody()) {
            removed += sum(enforce(actor, at, model, comment));
        }
        return removed;
    }

    /** What would go of the model's rows, or without a model of the workspace's own, if a person said so now. */
    public List<Plan> plan(Optional<ModelInfo> model) {
        return plan(model, Instant.MAX, store::bytesPerRow);
    }

    /** @param at where nobody says so: then events stay as long from when they came in, too; the end of time where a person does */
    private List<Plan> plan(Optional<ModelInfo> model, Instant at, ToLongFunction<RetainedTable> bytesPerRow) {
        long id = model.map(ModelInfo::id).orElse(WORKSPACE);
        MonitoringConfig.Retention keeping = config.effective(
                        model.map(m -> OptionalLong.of(m.id())).orElseGet(OptionalLong::empty), OptionalLong.empty())
                .retention();
        Optional<String> needed = store.needed(id);
        List<Plan> plans = new ArrayList<>();
        for (RetainedTable table : RetainedTable.values()) {
            if (model.isPresent() || table == RetainedTable.SERIES || table == RetainedTable.JOB_RUNS) {
                Duration keep = table.keep(keeping);
                Optional<Instant> before = newest(table, model)
                        .map(newest -> Instant.ofEpochMilli(
                                Granularity.DAILY.startOf(newest.minus(keep).toEpochMilli())));
                plans.add(new Plan(
                        table,
                        keep,
                        before,
                        store.rows(table, id),
                        before.map(time -> store.count(table, id, gone(time, keep, at)))
                                .orElse(0L),
                        bytesPerRow.applyAsLong(table),
                        table == RetainedTable.EVENTS ? needed : Optional.empty()));
            }
        }
        return plans;
    }

    private static RetentionStore.Gone gone(Instant before, Duration keep, Instant at) {
        return new RetentionStore.Gone(
                before.toEpochMilli(),
                at.equals(Instant.MAX) ? Long.MAX_VALUE : at.minus(keep).toEpochMilli());
    }

    private Optional<Instant> newest(RetainedTable table, Optional<ModelInfo> model) {
        Optional<Instant> event = model.flatMap(ModelInfo::newestEventAt);
        if (event.isPresent() && table != RetainedTable.SERIES) {
            return event;
        }
        OptionalLong own = store.newest(table, model.map(ModelInfo::id).orElse(WORKSPACE));
        return own.isPresent() ? Optional.of(Instant.ofEpochMilli(own.getAsLong())) : Optional.empty();
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
        List<Plan> planned = plan(model, arrivalCountedAt, store::bytesPerRow).stream()
                .filter(plan -> plan.removed() > 0 && plan.needed().isEmpty())
                .toList();
        List<Plan> due = planned.isEmpty() ? planned : begin(actor, at, model, planned, comment);
        if (due.isEmpty()) {
            return Map.of();
        }
        long id = model.map(ModelInfo::id).orElse(WORKSPACE);
        Map<String, Long> removed = new LinkedHashMap<>();
        due.forEach(plan -> removed.put(plan.table().key(), remove(plan, id, arrivalCountedAt)));
        store.refreshOldest(id);
        database.announce(new Change.EventsStored(id));
        database.announce(new Change.MetricsRolled(id));
        return removed;
    }

    /**
     * Says what will go, and closes the periods that it belongs to; a removal that is cut off is gone on with the next time.
     *
     * @return what goes: events that are needed since the plan was made do not
     */
    private List<Plan> begin(Actor actor, Instant at, Optional<ModelInfo> model, List<Plan> planned, String comment) {
        long id = model.map(ModelInfo::id).orElse(WORKSPACE);
        return database.transaction(() -> {
            boolean needed = store.needed(id).isPresent();
            List<Plan> due = planned.stream()
                    .filter(plan -> !(needed && plan.table() == RetainedTable.EVENTS))
                    .toList();
            if (due.isEmpty()) {
                return due;
            }
            Map<String, Object> note = new LinkedHashMap<>();
            for (Plan plan : due) {
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

    private long remove(Plan plan, long modelId, Instant arrivalCountedAt) {
        RetentionStore.Gone gone = gone(plan.before().orElseThrow(), plan.keep(), arrivalCountedAt);
        long removed = 0;
        int now;
        do {
            now = store.delete(plan.table(), modelId, gone, BATCH);
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
