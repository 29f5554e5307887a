package io.modeldeck.quality;

import io.modeldeck.config.ConfigService;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.telemetry.EventFrame;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.telemetry.ServingVersions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Checks the rows that reached a model since the last check against its baseline. Any thread but the window's may enter. */
public final class QualityService {

    /** How far back a window reaches when few rows came since the last check. */
    public static final Duration FURTHEST = Duration.ofHours(24);

    /** The most rows that a window takes: the newest. */
    public static final int MOST_ROWS = 50_000;

    private final Database database;
    private final Registry registry;
    private final ConfigService configs;
    private final EventStore events;
    private final Clock clock;
    private final QualityStore store;
    private final ConstraintStore constraints;
    private final ServingVersions serving;
    private final QualityReferences references;

    public QualityService(
            Database database,
            Registry registry,
            ConfigService configs,
            EventStore events,
            Datasets datasets,
            Clock clock) {
        this.database = database;
        this.registry = registry;
        this.configs = configs;
        this.events = events;
        this.references = new QualityReferences(events, datasets);
        this.clock = clock;
        this.store = new QualityStore(database);
        this.constraints = new ConstraintStore(database);
        this.serving = new ServingVersions(registry, events);
    }

    /**
     * Checks the version that serves as of {@code now} and keeps the report; a check that is repeated for the same time replaces it.
     *
     * @return empty when no row came since the last check
     */
    public Optional<QualityReport> check(long modelId, Instant now) {
        return serving.at(modelId, now).flatMap(version -> check(version, now));
    }

    private Optional<QualityReport> check(ModelVersion version, Instant now) {
        Instant from = store.lastCheck(version.modelId(), version.id(), now)
                .orElseGet(() ->
                        now.minus(configs.effective(OptionalLong.of(version.modelId()), OptionalLong.of(version.id()))
                                .aggregation()
                                .dataQualityCheck()));
        EventFrame frame = frame(version, from, now);
        if (frame.rows() == 0 || frame.at()[frame.rows() - 1] < from.toEpochMilli()) {
            return Optional.empty();
        }
        TimeRange window = TimeRange.ofMillis(Math.min(from.toEpochMilli(), frame.at()[0]), now.toEpochMilli());
        Optional<QualityStore.BaselineRows> baseline = store.baseline(version.modelId(), version.id());
        Assessment found = QualityRules.assess(
                baseline.map(rows -> references.of(version, rows, window.from()))
                        .orElse(QualityReference.none()),
                constraints.ofModel(version.modelId()),
                frame.features());
        QualityReport report = new QualityReport(
                0,
                version.modelId(),
                version.id(),
                now,
                window,
                baseline.map(rows -> OptionalLong.of(rows.baselineId())).orElse(OptionalLong.empty()),
                found.rows(),
                found.schemaViolations(),
                found.nullRates(),
                found.referenceNullRates(),
                found.outlierCounts(),
                found.rangeViolations(),
                found.unknownCategories(),
                found.duplicates(),
                found.constraintViolations(),
                found.findings());
        return Optional.of(database.transaction(() -> {
            long id = store.replace(report, clock.instant());
            database.announce(new Change.QualityMeasured(version.modelId()));
            return report.withId(id);
        }));
    }

    /** {@link #check} as of the clock's time. */
    public Optional<QualityReport> checkNow(long modelId) {
        return check(modelId, clock.instant());
    }

    /** The reports in the range, oldest first. */
    public List<QualityReport> history(long modelId, TimeRange range) {
        return store.history(modelId, range);
    }

    /** The newest report; empty before the first check. */
    public Optional<QualityReport> latest(long modelId) {
        return store.latest(modelId);
    }

    /** A report by its number. */
    public QualityReport require(long id) {
        return store.find(id)
                .orElseThrow(() ->
                        new Problem("There is no data-quality check " + id + "; modeldeck quality list shows them."));
    }

    /**
     * The events that a finding is about, as they are stored now: the newest first, a page at a time. Reads the check's window once more.
     *
     * @param index of the finding in the report, from 0
     * @param limit at most {@link Offenders#MOST}
     * @param after continue behind this event, the last one of the page before, by its internal id
     */
    public Offenders offenders(QualityReport report, int index, int limit, OptionalLong after) {
        Finding finding = report.findings().get(index);
        EventFrame frame =
                events.window(report.modelId(), OptionalLong.of(report.versionId()), report.window(), MOST_ROWS);
        QualityReference held = report.baselineId().isEmpty()
                ? QualityReference.none()
                : store.baseline(report.baselineId().getAsLong())
                        .map(rows -> references.of(
                                registry.requireVersion(report.versionId()),
                                rows,
                                report.window().from()))
                        .orElseGet(QualityReference::none);
        return Offenders.of(
                events,
                frame,
                Offences.rows(finding, held, frame.features()),
                Math.clamp(limit, 1, Offenders.MOST),
                after);
    }

    /** The rows since the last check, or the newest fifty of the last day where that is more. */
    private EventFrame frame(ModelVersion version, Instant from, Instant now) {
        OptionalLong id = OptionalLong.of(version.id());
        Instant furthest = now.minus(FURTHEST);
        return events.window(
                version.modelId(),
                id,
                new TimeRange(from, now),
                furthest.isBefore(from) ? furthest : from,
                QualityRules.MINIMUM,
                MOST_ROWS);
    }
}
