package io.modeldeck.telemetry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import io.modeldeck.telemetry.file.Rejection;
import io.modeldeck.telemetry.file.Rejections;
import io.modeldeck.telemetry.file.RowProblem;
import io.modeldeck.telemetry.file.RowSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/** One import on its way. Used once, by one thread. */
final class ImportRun {

    private static final int BATCH = 5_000;

    private final Database database;
    private final EventStore events;
    private final AuditLog audit;
    private final Clock clock;
    private final Actor actor;
    private final ImportTarget target;
    private final ImportPlan plan;
    private final Progress progress;
    private final TaskType task;
    private final EventMapper mapper;
    private final Digest digest;
    private final EventBatch batch = new EventBatch(0, BATCH);
    private final Rejections.Gathered rejected = new Rejections.Gathered();
    private boolean noted;
    private long rows;
    private long imported;
    private long duplicates;
    private long labelled;
    private long oldest = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;
    private boolean cancelled;

    ImportRun(
            Database database,
            EventStore events,
            AuditLog audit,
            Clock clock,
            Actor actor,
            ImportTarget target,
            ImportPlan plan,
            String modelName,
            Progress progress) {
        this.database = database;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.actor = actor;
        this.target = target;
        this.plan = plan;
        this.progress = progress;
        this.task = target.model().map(ModelInfo::task).orElseGet(plan::task);
        this.mapper = new EventMapper(plan, task, modelName);
        this.digest = ImportNote.digest(plan.file());
    }

    /** Everything; inside a transaction of the caller when all or nothing is to go in. */
    ImportReport all() {
        Path file = plan.file();
        long end = plan.options().read().rows().to();
        try (RowSource source =
                RowSource.open(file, plan.options().read(), plan.scan().names())) {
            for (long number = 0; number < end && source.next() && !cancelled; number++) {
                take(source, number);
                if (batch.isFull()) {
                    flush();
                }
            }
        }
        if (!cancelled) {
            flush();
        }
        refuseIfNothing(file);
        if (noted) {
            noteResult();
        }
        return report();
    }

    private void take(RowSource source, long number) {
        try {
            if (mapper.map(source, number, batch)) {
                rows++;
            }
        } catch (RowProblem e) {
            rows++;
            rejected.add(e.rejection());
        }
    }

    private void flush() {
        if (batch.size > 0) {
            database.transaction(() -> {
                Instant first = Instant.ofEpochMilli(earliest());
                ModelInfo model = target.requireModel(first, task, plan.positive());
                batch.modelId = model.id();
                for (int i = 0; i < batch.size; i++) {
                    batch.versionId[i] = target.version(batch.sourceVersion[i], first);
                }
                note(model);
                InsertStore.Inserted inserted = events.insert(batch);
                imported += inserted.events();
                labelled += inserted.labelled();
                duplicates += batch.size - inserted.events();
                return inserted;
            });
            batch.clear();
        }
        progress.at(rows, plan.scan().rows(), "importing events");
        cancelled = progress.cancelled();
        if (cancelled && plan.options().strict()) {
            throw new CancellationException("Stopped; nothing was imported");
        }
    }

    private long earliest() {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < batch.size; i++) {
            earliest = Math.min(earliest, batch.at[i]);
            newest = Math.max(newest, batch.at[i]);
        }
        oldest = Math.min(oldest, earliest);
        return earliest;
    }

    /** With the first batch, so that even an interrupted import has left word of itself. */
    private void note(ModelInfo model) {
        if (!noted) {
            Map<String, Object> note = ImportNote.of(plan.file(), digest, plan);
            audit.record(
                    actor,
                    clock.instant(),
                    OptionalLong.of(model.id()),
                    model.name(),
                    ImportNote.ACTION,
                    Map.of(),
                    note,
                    "");
            noted = true;
        }
    }

    private void noteResult() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sha256", digest.hex());
        result.put("rows", rows);
        result.put("imported", imported);
        result.put("duplicates", duplicates);
        result.put("rejected", rejected.count());
        result.put("cancelled", cancelled);
        ModelInfo model = target.model().orElseThrow();
        audit.record(
                actor,
                clock.instant(),
                OptionalLong.of(model.id()),
                model.name(),
                "events imported",
                Map.of(),
                result,
                "");
    }

    private void refuseIfNothing(Path file) {
        boolean strict = plan.options().strict() && rejected.count() > 0;
        boolean nothing = target.model().isEmpty() && !cancelled;
        if (strict || nothing) {
            Rejections all = rejected.all();
            throw new ImportRefused(
                    file + ": " + all.count() + " of " + rows
                            + " rows cannot be read, so nothing was imported; the first is "
                            + all.listed().stream()
                                    .findFirst()
                                    .map(ImportRun::words)
                                    .orElse("unknown")
                            + (strict ? ". Mend them, or leave out --strict to keep only them out." : "."),
                    all);
        }
    }

    private static String words(Rejection rejection) {
        return "line " + rejection.line()
                + (rejection.column().isEmpty() ? "" : ", column '" + RowProblem.shown(rejection.column()) + "'") + ": "
                + rejection.reason() + (rejection.value().isEmpty() ? "" : " (" + rejection.value() + ")");
    }

    private ImportReport report() {
        Optional<TimeRange> range =
                oldest > newest ? Optional.empty() : Optional.of(TimeRange.ofMillis(oldest, newest + 1));
        return new ImportReport(
                target.model().map(ModelInfo::id).orElse(0L),
                target.lastVersion(),
                target.createdModel(),
                target.createdVersion(),
                rows,
                imported,
                duplicates,
                labelled,
                rejected.all(),
                range,
                cancelled);
    }
}
