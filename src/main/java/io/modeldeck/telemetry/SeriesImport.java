package io.modeldeck.telemetry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.file.FileScan;
import io.modeldeck.telemetry.file.RowClock;
import io.modeldeck.telemetry.file.TimeColumn;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Brings numeric series of a file into the workspace. The file is read twice, as {@link EventImport} does: what refuses it as a whole comes to light
 * before anything is written. A series has one value at a time, so repeating an import adds nothing and completes one that was interrupted. Any thread
 * but the window's may enter.
 */
public final class SeriesImport {

    private final Database database;
    private final Registry registry;
    private final SeriesSink sink;
    private final AuditLog audit;
    private final Clock clock;

    public SeriesImport(Database database, Registry registry, SeriesSink sink, AuditLog audit, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.sink = sink;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Imports.
     *
     * @param model the model that the series belong to, which must be there; empty: the workspace
     * @throws io.modeldeck.domain.Problem when the file is refused as a whole
     * @throws ImportRefused when a strict import met a bad row
     */
    public SeriesReport run(
            Actor actor, Path file, Optional<String> model, SeriesImportOptions options, Progress progress) {
        actor.require(Role.ENGINEER, "import series");
        options.name().ifPresent(sink::requireName);
        OptionalLong modelId = model.map(
                        name -> OptionalLong.of(registry.requireModel(name).id()))
                .orElseGet(OptionalLong::empty);
        TimeColumn time = TimeColumn.parse(options.time(), options.timeFormat(), options.zone());
        FileScan scan = FileScan.of(file, options.read(), time.columns(), progress);
        SeriesRun run = new SeriesRun(
                sink, audit, clock, actor, modelId, file, options, scan, RowClock.of(file, time, scan), progress);
        return options.strict() ? database.transaction(run::all) : run.all();
    }
}
