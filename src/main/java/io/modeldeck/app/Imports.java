package io.modeldeck.app;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.telemetry.EventImport;
import io.modeldeck.telemetry.EventImportOptions;
import io.modeldeck.telemetry.FeedbackImport;
import io.modeldeck.telemetry.FeedbackImportOptions;
import io.modeldeck.telemetry.FeedbackReport;
import io.modeldeck.telemetry.ImportReport;
import io.modeldeck.telemetry.SeriesImport;
import io.modeldeck.telemetry.SeriesImportOptions;
import io.modeldeck.telemetry.SeriesReport;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Imports with what follows from them: the reference becomes the baseline, everything else is worked through the hops in its own time. */
public final class Imports {

    private final Engine engine;
    private final EventImport events;
    private final FeedbackImport feedback;
    private final SeriesImport series;

    Imports(Engine engine, EventImport events, FeedbackImport feedback, SeriesImport series) {
        this.engine = engine;
        this.events = events;
        this.feedback = feedback;
        this.series = series;
    }

    /** The import itself, for previews. */
    public EventImport events() {
        return events;
    }

    /**
     * Imports a file of events. Rows imported as the reference become the baseline of their version, and checks begin after them; others are
     * worked through up to the end of their last day, but not beyond now. Of times that were judged before, the figures follow and the newest checks are
     * made again; what earlier checks found stays as it was found.
     */
    public ImportedEvents events(Actor actor, Path file, String model, EventImportOptions options, Progress progress) {
        ImportReport report = events.run(actor, file, model, options, progress);
        report.range()
                .ifPresent(range -> engine.liveWindows()
                        .unheard(
                                engine.registry().versions(report.modelId()).stream()
                                        .map(ModelVersion::id)
                                        .toList(),
                                range.to()));
        Optional<TimeRange> whole = report.range().filter(range -> !report.cancelled());
        if (whole.isPresent() && options.asReference()) {
            reference(actor, report, whole.get(), file);
        } else if (whole.isPresent()) {
            return new ImportedEvents(report, workThrough(report, whole.get(), progress));
        }
        return new ImportedEvents(report, Optional.empty());
    }

    /**
     * Imports a file of labels. The figures of their periods follow; the model is worked through up to the end of the day on which the last of them
     * became known, and its drift is judged with all of them, by the rules too.
     */
    public ImportedLabels feedback(
            Actor actor, Path file, String model, FeedbackImportOptions options, Progress progress) {
        FeedbackReport report = feedback.run(actor, file, model, options, progress);
        engine.hops().rollUpAll(report.modelId(), engine.clock().instant());
        Optional<Instant> newest =
                engine.registry().requireModel(report.modelId()).newestEventAt();
        return new ImportedLabels(
                report,
                // Also where all labels were in already: what was stopped before it was judged is completed by the same
                // import.
                newest.filter(event -> report.labelled() + report.unchanged() > 0 && !report.cancelled())
                        .map(event -> judge(report, event.plusMillis(1), progress)));
    }

    private Instant judge(FeedbackReport report, Instant afterNewest, Progress progress) {
        Instant known = report.range().map(TimeRange::to).orElse(afterNewest);
        Instant end = endOfDay(known.isAfter(afterNewest) ? known : afterNewest);
        engine.hops().workThrough(report.modelId(), afterNewest, end, new Stoppable(progress));
        return engine.hops().hindsight().withLabels(report.modelId(), end);
    }

    /**
     * Imports a file of numeric series. Those of a model are worked through in their own time as events are, so that its rules see them; times that its
     * jobs have passed already are not judged again.
     */
    public SeriesReport series(
            Actor actor, Path file, Optional<String> model, SeriesImportOptions options, Progress progress) {
        SeriesReport report = series.run(actor, file, model, options, progress);
        report.range()
                .filter(range -> !report.cancelled())
                .ifPresent(range -> report.modelId()
                        .ifPresent(id -> engine.hops()
                                .workThrough(id, range.from(), endOfDay(range.to()), new Stoppable(progress))));
        return report;
    }

    private void reference(Actor actor, ImportReport report, TimeRange range, Path file) {
        engine.baselines()
                .setFromEvents(
                        actor,
                        range.to(),
                        report.modelId(),
                        report.versionId(),
                        range,
                        BaselineKind.FIXED,
                        "Imported as the reference from " + file.getFileName() + ".");
        engine.hops().ensureJobs(report.modelId(), range.to());
        engine.hops().rollUpAll(report.modelId(), range.to());
    }

    private Optional<Instant> workThrough(ImportReport report, TimeRange range, Progress progress) {
        long modelId = report.modelId();
        Instant end = endOfDay(range.to());
        Optional<Instant> judged = engine.hops().hindsight().judgedUntil(modelId);
        engine.hops().workThrough(modelId, range.from(), end, new Stoppable(progress));
        engine.hops().rollUpAll(modelId, end);
        boolean late =
                report.imported() > 0 && judged.filter(range.from()::isBefore).isPresent();
        return late ? engine.hops().hindsight().withEvents(modelId) : Optional.empty();
    }

    /** Ends the work between two days, each of which is kept as a whole. */
    private record Stoppable(Progress progress) implements Companion {

        @Override
        public void before(Instant now) {
            if (progress.cancelled()) {
                throw new CancellationException("Stopped: all rows of the file are in, but not all of their days are"
                        + " worked through; run the same import again to complete it");
            }
        }

        @Override
        public void after(Instant now) {}
    }

    private Instant endOfDay(Instant last) {
        Instant end = last.minusMillis(1).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        Instant now = engine.clock().instant();
        return end.isAfter(now) ? now : end;
    }
}
