package io.modeldeck.drift;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.Dataset;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.telemetry.EventFrame;
import io.modeldeck.telemetry.EventStore;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Baselines: what windows are compared with. Each is frozen rows, dated and sized; a new one deactivates its predecessor of the same scope (a version,
 * or the model as a whole), and both stay listed. Any thread but the window's may enter.
 */
public final class BaselineService {

    /** Name of the column of predicted classes or numbers in a table of reference rows. */
    public static final String PREDICTION_COLUMN = ReferenceRows.PREDICTION;

    /** Name of the column of the positive class's probability in a table of reference rows. */
    public static final String SCORE_COLUMN = ReferenceRows.SCORE;

    /** Name of the column of outcomes in a table of reference rows. */
    public static final String OUTCOME_COLUMN = ReferenceRows.OUTCOME;

    /** The most rows that a baseline takes from events: the newest of its range. */
    public static final int MOST_ROWS = 200_000;

    private final Database database;
    private final Registry registry;
    private final Datasets datasets;
    private final EventStore events;
    private final AuditLog audit;
    private final Clock clock;
    private final BaselineStore store;
    private final References references;

    public BaselineService(
            Database database, Registry registry, Datasets datasets, EventStore events, AuditLog audit, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.datasets = datasets;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.store = new BaselineStore(database);
        this.references = new References(registry, datasets, events);
    }

    /**
     * Makes the rows the baseline of a version, or of all versions that have none of their own.
     *
     * @param rows the features by name, and where they are known the columns {@value ReferenceRows#PREDICTION}, {@value ReferenceRows#SCORE} and
     *     {@value ReferenceRows#OUTCOME}
     * @param range the event time of the rows
     */
    public Baseline setFromTable(
            Actor actor,
            Instant at,
            long modelId,
            OptionalLong versionId,
            BaselineKind kind,
            Table rows,
            Optional<TimeRange> range,
            String comment) {
        return set(actor, at, modelId, versionId, kind, ReferenceRows.of(rows), range, "a table of rows", comment);
    }

    /**
     * Makes the events of a range the baseline of their version. A {@linkplain BaselineKind#ROLLING rolling} one moves along: each check is then
     * compared with the period of the same length before its window.
     */
    public Baseline setFromEvents(
            Actor actor, Instant at, long modelId, long versionId, TimeRange range, BaselineKind kind, String comment) {
        EventFrame frame = events.window(modelId, OptionalLong.of(versionId), range, MOST_ROWS);
        return set(
                actor,
                at,
                modelId,
                OptionalLong.of(versionId),
                kind,
                ReferenceRows.of(frame),
                Optional.of(range),
                "events from " + range.from() + " to " + range.to(),
                comment);
    }

    private Baseline set(
            Actor actor,
            Instant at,
            long modelId,
            OptionalLong versionId,
            BaselineKind kind,
            ReferenceRows rows,
            Optional<TimeRange> range,
            String source,
            String comment) {
        actor.require(Role.ENGINEER, "set a baseline");
        ModelInfo model = registry.requireModel(modelId);
        if (rows.features().rows() == 0) {
            throw new Problem("A baseline of " + model.name()
                    + " needs rows, but there are none in the given range or file; name a longer range or another"
                    + " file.");
        }
        if (kind == BaselineKind.ROLLING && range.isEmpty()) {
            throw new Problem("A rolling baseline of " + model.name()
                    + " needs the length of its period; set it from a range of events.");
        }
        Reference reference = Reference.of(rows, model.task(), model.positiveClass());
        Baseline stored = database.transaction(() -> {
            Dataset dataset = datasets.freeze(modelId, "baseline (" + kind.word() + ")", rows.table(), range, source);
            return insert(
                    actor,
                    model,
                    new Baseline(
                            0,
                            modelId,
                            versionId,
                            kind,
                            dataset.id(),
                            range,
                            rows.features().rows(),
                            reference.quality(),
                            true,
                            at,
                            actor.name(),
                            comment,
                            clock.instant()));
        });
        references.keep(stored, reference);
        return stored;
    }

    private Baseline insert(Actor actor, ModelInfo model, Baseline baseline) {
        return database.transaction(() -> {
            Optional<Baseline> before = store.activeOfScope(model.id(), baseline.versionId());
            long id = store.insert(baseline);
            Baseline added = baseline(id);
            audit.record(
                    actor,
                    baseline.at(),
                    OptionalLong.of(model.id()),
                    model.name(),
                    "set baseline",
                    before.map(BaselineService::words).orElse(Map.of()),
                    words(added),
                    baseline.comment());
            database.announce(new Change.BaselineChanged(model.id()));
            return added;
        });
    }

    /** Makes the baseline of a version what {@code source} names: rows of before, which are frozen already, or events. */
    public Baseline set(Actor actor, Instant at, long modelId, long versionId, BaselineSource source, String comment) {
        return switch (source) {
            case BaselineSource.Kept kept -> again(actor, at, versionId, kept.baseline(), comment);
            case BaselineSource.Fixed fixed ->
                setFromEvents(actor, at, modelId, versionId, fixed.range(), BaselineKind.FIXED, comment);
            case BaselineSource.Rolling rolling ->
                setFromEvents(actor, at, modelId, versionId, rolling.first(), BaselineKind.ROLLING, comment);
        };
    }

    private Baseline again(Actor actor, Instant at, long versionId, Baseline before, String comment) {
        actor.require(Role.ENGINEER, "set a baseline");
        return insert(
                actor,
                registry.requireModel(before.modelId()),
                new Baseline(
                        0,
                        before.modelId(),
                        OptionalLong.of(versionId),
                        before.kind(),
                        before.datasetId(),
                        before.range(),
                        before.rows(),
                        before.quality(),
                        true,
                        at,
                        actor.name(),
                        comment,
                        clock.instant()));
    }

    private static Map<String, Object> words(Baseline baseline) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("baseline", baseline.id());
        words.put("kind", baseline.kind().word());
        words.put("rows", baseline.rows());
        baseline.range().ifPresent(range -> {
            words.put("from", range.from());
            words.put("to", range.to());
        });
        return words;
    }

    /** The version's own active baseline, else the model's. */
    public Optional<Baseline> active(long modelId, long versionId) {
        return store.active(modelId, OptionalLong.of(versionId));
    }

    /** The newest rows of its training that were a baseline of the version; empty where these are not known here. */
    public Optional<Baseline> training(long modelId, long versionId) {
        return store.all(modelId).stream()
                .filter(baseline -> baseline.kind() == BaselineKind.TRAINING)
                .filter(baseline -> baseline.versionId().equals(OptionalLong.of(versionId)))
                .findFirst();
    }

    /** The baseline with that id, or a sentence. */
    public Baseline baseline(long id) {
        return store.baseline(id).orElseThrow(() -> new Problem("There is no baseline with the id " + id + "."));
    }

    /** All baselines of a model, the newest first, with the replaced ones. */
    public List<Baseline> baselines(long modelId) {
        return store.all(modelId);
    }

    /** The columns of the frozen rows in a few figures, features first, then what was predicted and came out. */
    public List<ColumnSummary> columns(Baseline baseline) {
        return datasets.load(baseline.datasetId()).columns().stream()
                .map(ColumnSummary::of)
                .toList();
    }

    /** The columns that the frozen rows of both have, those of the second in the bins and categories of the first. */
    public List<ColumnOverlay> overlay(Baseline reference, Baseline current) {
        Table first = datasets.load(reference.datasetId());
        Table second = datasets.load(current.datasetId());
        return first.columns().stream()
                .flatMap(column -> second.column(column.name()).map(other -> ColumnOverlay.of(column, other)).stream())
                .toList();
    }

    /** The frozen rows made ready for comparing; kept in memory. */
    public Reference reference(Baseline baseline) {
        return references.of(baseline, Set.of());
    }

    /** Rows of baselines made ready for comparing. */
    References references() {
        return references;
    }
}
