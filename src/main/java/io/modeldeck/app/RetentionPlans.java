package io.modeldeck.app;

import io.modeldeck.config.ConfigService;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** What retention would do, table by table, to the rows of a model and to those that belong to none. */
final class RetentionPlans {

    /** The series and jobs that belong to no model. */
    static final long WORKSPACE = 0;

    private final RetentionStore store;
    private final Registry registry;
    private final ConfigService config;

    RetentionPlans(RetentionStore store, Registry registry, ConfigService config) {
        this.store = store;
        this.registry = registry;
        this.config = config;
    }

    /** Every model, and nobody for the workspace's own rows. */
    List<Optional<ModelInfo>> everybody() {
        List<Optional<ModelInfo>> everybody = new ArrayList<>();
        registry.models().forEach(model -> everybody.add(Optional.of(model)));
        everybody.add(Optional.empty());
        return everybody;
    }

    /** What is there, and what would go if a person said so now, table by table. */
    List<RetentionTotal> totals() {
        Map<RetainedTable, Long> sizes = new EnumMap<>(RetainedTable.class);
        List<RetentionPlan> plans = new ArrayList<>();
        for (Optional<ModelInfo> model : everybody()) {
            plans.addAll(of(model, Instant.MAX, table -> sizes.computeIfAbsent(table, store::bytesPerRow)));
        }
        return Arrays.stream(RetainedTable.values())
                .map(table -> RetentionTotal.of(
                        table,
                        plans.stream().filter(plan -> plan.table() == table).toList()))
                .toList();
    }

    /** If a person said so now. */
    List<RetentionPlan> of(Optional<ModelInfo> model) {
        return of(model, Instant.MAX);
    }

    /** @param at where nobody says so: then events stay as long from when they came in, too; the end of time where a person does */
    List<RetentionPlan> of(Optional<ModelInfo> model, Instant at) {
        return of(model, at, store::bytesPerRow);
    }

    private List<RetentionPlan> of(Optional<ModelInfo> model, Instant at, ToLongFunction<RetainedTable> bytesPerRow) {
        long id = model.map(ModelInfo::id).orElse(WORKSPACE);
        MonitoringConfig.Retention keeping = config.effective(
                        model.map(m -> OptionalLong.of(m.id())).orElseGet(OptionalLong::empty), OptionalLong.empty())
                .retention();
        Optional<String> needed = store.needed(id);
        List<RetentionPlan> plans = new ArrayList<>();
        for (RetainedTable table : RetainedTable.values()) {
            if (model.isPresent() || table == RetainedTable.SERIES || table == RetainedTable.JOB_RUNS) {
                Duration keep = table.keep(keeping);
                Optional<Instant> before = newest(table, model)
                        .map(newest -> Instant.ofEpochMilli(
                                Granularity.DAILY.startOf(newest.minus(keep).toEpochMilli())));
                plans.add(new RetentionPlan(
                        table,
                        keep,
                        before,
                        store.rows(table, id),
                        before.map(time -> store.count(table, id, RetentionPlan.gone(time, keep, at)))
                                .orElse(0L),
                        bytesPerRow.applyAsLong(table),
                        table == RetainedTable.EVENTS ? needed : Optional.empty()));
            }
        }
        return plans;
    }

    private Optional<Instant> newest(RetainedTable table, Optional<ModelInfo> model) {
        Optional<Instant> event = model.flatMap(ModelInfo::newestEventAt);
        if (event.isPresent() && table != RetainedTable.SERIES) {
            return event;
        }
        OptionalLong own = store.newest(table, model.map(ModelInfo::id).orElse(WORKSPACE));
        return own.isPresent() ? Optional.of(Instant.ofEpochMilli(own.getAsLong())) : Optional.empty();
    }
}
