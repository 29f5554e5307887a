package io.modeldeck.telemetry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.file.FileScan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the events of a file into a model.
 *
 * <p>The file is read twice. The first reading finds what refuses it as a whole: a wrong encoding, a broken form, a missing column, no rows. The second
 * one writes, a transaction per batch, and keeps bad rows out. Since every event has an id that depends on the file alone, repeating an import adds
 * nothing, and repeating one that was interrupted completes it. A label that comes with its event counts as known at the event's own time unless a
 * column says otherwise. Any thread but the window's may enter.
 */
public final class EventImport {

    private final Database database;
    private final Registry registry;
    private final EventStore events;
    private final AuditLog audit;
    private final Clock clock;

    public EventImport(Database database, Registry registry, EventStore events, AuditLog audit, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an import would find, with guesses for what the options leave open. Writes nothing. */
    public ImportPreview preview(Path file, Optional<String> model, EventImportOptions options, Progress progress) {
        return new Preview(registry, file, model, options, progress).run();
    }

    /**
     * Imports. A model that does not exist is added, and so is an external version when the model has none by the source version.
     *
     * @throws io.modeldeck.domain.Problem when the file is refused as a whole
     * @throws ImportRefused when a strict import met a bad row, or none could be read for a model that is not there yet
     */
    public ImportReport run(Actor actor, Path file, String model, EventImportOptions options, Progress progress) {
        actor.require(Role.ENGINEER, "import events");
        FileScan scan = FileScan.of(file, options.read(), sampled(options), progress);
        ImportTarget target = new ImportTarget(registry, actor, model, options.sourceVersion());
        ImportPlan plan = ImportPlan.of(file, options, scan, target.model().flatMap(ModelInfo::positiveClass));
        ImportRun run = new ImportRun(database, events, audit, clock, actor, target, plan, model, progress);
        return options.strict() ? database.transaction(run::all) : run.all();
    }

    /** The columns whose first values tell how times are written. */
    static List<String> sampled(EventImportOptions options) {
        List<String> sampled = new ArrayList<>(List.of(OriginFields.TIME, OriginFields.LABEL_TIME));
        options.time().ifPresent(sampled::add);
        options.labelTime().ifPresent(sampled::add);
        return sampled.stream().distinct().toList();
    }
}
