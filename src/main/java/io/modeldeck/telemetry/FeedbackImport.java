package io.modeldeck.telemetry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.file.FileScan;
import io.modeldeck.telemetry.file.RowClock;
import io.modeldeck.telemetry.file.TimeColumn;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the labels of a file to their events: by id, or in the order of the rows of the file from which the events came. Labels of events that do not
 * exist are kept out and listed. Repeating an import changes nothing. Any thread but the window's may enter.
 */
public final class FeedbackImport {

    private final Database database;
    private final Registry registry;
    private final FeedbackService feedback;
    private final AuditLog audit;
    private final Clock clock;

    public FeedbackImport(Database database, Registry registry, FeedbackService feedback, AuditLog audit, Clock clock) {
        this.database = database;
        this.registry = registry;
        this.feedback = feedback;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Imports.
     *
     * @throws Problem when the file is refused as a whole
     * @throws ImportRefused when a strict import met a bad row
     */
    public FeedbackReport run(Actor actor, Path file, String model, FeedbackImportOptions options, Progress progress) {
        actor.require(Role.ENGINEER, "import labels");
        if (options.id().isPresent() == options.byRow().isPresent()) {
            throw new Problem(
                    "Labels find their events by an id or by the order of rows; name one of --id COL and --by-row"
                            + " EVENTS.csv.");
        }
        ModelInfo info = registry.requireModel(model);
        List<String> sampled = new ArrayList<>();
        options.time().ifPresent(sampled::add);
        FileScan scan = FileScan.of(file, options.read(), sampled, progress);
        try (LabelIds ids = ids(options, info, file, scan)) {
            FeedbackRun run = new FeedbackRun(
                    database,
                    feedback,
                    audit,
                    clock,
                    actor,
                    info,
                    file,
                    options,
                    scan,
                    ids,
                    clockOf(file, options, scan),
                    progress);
            return options.strict() ? database.transaction(run::all) : run.all();
        }
    }

    private static Optional<RowClock> clockOf(Path file, FeedbackImportOptions options, FileScan scan) {
        return options.time()
                .map(time -> RowClock.of(file, TimeColumn.parse(time, options.timeFormat(), options.zone()), scan));
    }

    private LabelIds ids(FeedbackImportOptions options, ModelInfo model, Path file, FileScan scan) {
        if (options.id().isPresent()) {
            return LabelIds.ofColumn(file, options.id().get(), scan);
        }
        Path events = options.byRow().orElseThrow();
        EventImportOptions imported = ImportNote.find(audit, model.id(), ImportNote.digest(events))
                .orElseThrow(() -> new Problem("The file " + events + " was never imported into " + model.name()
                        + "; labels in the order of rows need the very file that its events came from. Import that"
                        + " first with events import, or match labels by id with --id COL."));
        return LabelIds.ofRows(file, scan, events, imported);
    }
}
