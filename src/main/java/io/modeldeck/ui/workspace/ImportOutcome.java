package io.modeldeck.ui.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Progress;
import io.modeldeck.telemetry.EventImportOptions;
import io.modeldeck.telemetry.ImportRefused;
import io.modeldeck.telemetry.ImportReport;
import io.modeldeck.telemetry.file.Rejections;
import java.nio.file.Path;
import java.util.Optional;

/** What became of an import: a report, or why nothing went in. */
record ImportOutcome(Optional<ImportReport> report, String refusal, Optional<Rejections> rejected) {

    /** Lets the events of a file in, all or none. */
    static ImportOutcome of(
            Engine engine, Actor actor, Path path, String model, EventImportOptions options, Progress watch) {
        try {
            ImportReport report =
                    engine.imports().events(actor, path, model, options, watch).report();
            return new ImportOutcome(Optional.of(report), "", Optional.empty());
        } catch (ImportRefused refused) {
            return new ImportOutcome(Optional.empty(), refused.getMessage(), Optional.of(refused.rejected()));
        }
    }
}
