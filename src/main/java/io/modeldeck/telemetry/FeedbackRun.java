package io.modeldeck.telemetry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.file.Decimal;
import io.modeldeck.telemetry.file.FileScan;
import io.modeldeck.telemetry.file.Rejection;
import io.modeldeck.telemetry.file.Rejections;
import io.modeldeck.telemetry.file.RowClock;
import io.modeldeck.telemetry.file.RowProblem;
import io.modeldeck.telemetry.file.RowSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/** One import of labels on its way. Used once, by one thread. */
final class FeedbackRun {

    private static final int BATCH = 5_000;
    private static final int LONGEST_LABEL = 1_000;

    private final Database database;
    private final FeedbackService feedback;
    private final AuditLog audit;
    private final Clock clock;
    private final Actor actor;
    private final ModelInfo model;
    private final Path file;
    private final FeedbackImportOptions options;
    private final FileScan scan;
    private final LabelIds ids;
    private final Optional<RowClock> times;
    private final Progress progress;
    private final int label;
    private final Rejections.Gathered rejected = new Rejections.Gathered();
    private final List<Feedback> batch = new ArrayList<>(BATCH);
    private final List<Long> lines = new ArrayList<>(BATCH);
    private long rows;
    private long labelled;
    private long unchanged;
    private long missing;
    private long unknown;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private boolean cancelled;

    FeedbackRun(
            Database database,
            FeedbackService feedback,
            AuditLog audit,
            Clock clock,
            Actor actor,
            ModelInfo model,
            Path file,
            FeedbackImportOptions options,
            FileScan scan,
            LabelIds ids,
            Optional<RowClock> times,
            Progress progress) {
        this.database = database;
        this.feedback = feedback;
        this.audit = audit;
        this.clock = clock;
        this.actor = actor;
        this.model = model;
        this.file = file;
        this.options = options;
        this.scan = scan;
        this.ids = ids;
        this.times = times;
        this.progress = progress;
        this.label = scan.index(options.label());
        if (label < 0) {
            throw RowSource.missingColumn(file, options.label(), scan.names(), "--label");
        }
    }

    /** Everything; inside a transaction of the caller when all or nothing is to go in. */
    FeedbackReport all() {
        try (RowSource source = RowSource.open(file, options.read(), scan.names())) {
            for (long number = 0; source.next() && !cancelled; number++) {
                take(source, number);
                if (batch.size() == BATCH) {
                    flush(false);
                }
            }
        }
        if (!cancelled) {
            flush(true);
        }
        if (options.strict() && rejected.count() > 0) {
            Rejections all = rejected.all();
            Rejection first = all.listed().getFirst();
            throw new ImportRefused(
                    file + ": " + all.count() + " of " + rows
                            + " labels cannot be attached, so none was; the first is line "
                            + first.line() + ": " + first.reason() + " (" + first.value()
                            + "). Mend them, or leave out --strict to keep only them out.",
                    all);
        }
        return new FeedbackReport(
                model.id(),
                rows,
                labelled,
                unchanged,
                missing,
                unknown,
                rejected.all(),
                earliest > latest ? Optional.empty() : Optional.of(TimeRange.ofMillis(earliest, latest + 1)),
                cancelled);
    }

    private void take(RowSource source, long number) {
        boolean wanted = options.read().rows().contains(number);
        rows += wanted ? 1 : 0;
        try {
            // Before anything that may fail, since it keeps step with the rows of the events.
            String id = ids.next(source);
            source.check();
            if (!wanted) {
                return;
            }
            if (source.isMissing(label)) {
                missing++;
                return;
            }
            String outcome = outcome(source);
            Optional<Instant> at = time(source, number);
            batch.add(new Feedback(id, outcome, at));
            lines.add(source.line());
        } catch (RowProblem e) {
            if (wanted) {
                rejected.add(e.rejection());
            }
        }
    }

    private String outcome(RowSource source) throws RowProblem {
        String text = source.text(label);
        if (text.length() > LONGEST_LABEL || text.indexOf('\0') >= 0) {
            throw new RowProblem(
                    source.line(),
                    options.label(),
                    text,
                    "a label has at most " + LONGEST_LABEL + " characters and no NUL");
        }
        if (model.task() == TaskType.REGRESSION && Double.isNaN(Decimal.parse(text))) {
            throw new RowProblem(
                    source.line(), options.label(), text, "a number belongs here, as the model predicts numbers");
        }
        return text;
    }

    private Optional<Instant> time(RowSource source, long number) throws RowProblem {
        if (times.isEmpty()) {
            return Optional.empty();
        }
        long millis = times.get().millis(source, number);
        earliest = Math.min(earliest, millis);
        latest = Math.max(latest, millis);
        return Optional.of(Instant.ofEpochMilli(millis));
    }

    private void flush(boolean last) {
        database.transaction(() -> {
            FeedbackCounts counts = feedback.record(model.id(), batch);
            labelled += counts.labelled();
            unchanged += counts.unchanged();
            unknown += counts.unknown().size();
            for (int position : counts.unknown()) {
                rejected.add(new Rejection(
                        lines.get(position),
                        options.id().orElse(""),
                        RowProblem.shown(batch.get(position).eventId()),
                        "there is no event with this id"));
            }
            if (last) {
                note();
            }
            return counts;
        });
        batch.clear();
        lines.clear();
        progress.at(rows, scan.rows(), "attaching labels");
        cancelled = progress.cancelled();
        if (cancelled && options.strict()) {
            throw new CancellationException("Stopped; no label was attached");
        }
    }

    private void note() {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("file", String.valueOf(file.getFileName()));
        note.put("label", options.label());
        options.id().ifPresent(v -> note.put("id", v));
        options.byRow().ifPresent(v -> note.put("byRow", String.valueOf(v.getFileName())));
        options.time().ifPresent(v -> note.put("time", v));
        note.put("rows", rows);
        note.put("labelled", labelled);
        note.put("unchanged", unchanged);
        note.put("rejected", rejected.count());
        audit.record(
                actor, clock.instant(), OptionalLong.of(model.id()), model.name(), "import labels", Map.of(), note, "");
    }
}
