package io.modeldeck.telemetry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.SeriesSink.SeriesCounts;
import io.modeldeck.telemetry.file.FileScan;
import io.modeldeck.telemetry.file.Rejection;
import io.modeldeck.telemetry.file.Rejections;
import io.modeldeck.telemetry.file.RowClock;
import io.modeldeck.telemetry.file.RowProblem;
import io.modeldeck.telemetry.file.RowSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/** One import of series on its way. Used once, by one thread. */
final class SeriesRun {

    private static final int BATCH = 20_000;
    /** More names than this in one file are no names: somebody took the wrong column. */
    private static final int MOST_NAMES = 1_000;

    private final SeriesSink sink;
    private final AuditLog audit;
    private final Clock clock;
    private final Actor actor;
    private final OptionalLong modelId;
    private final Path file;
    private final SeriesImportOptions options;
    private final FileScan scan;
    private final RowClock times;
    private final Progress progress;
    private final int value;
    private final int name;
    private final Rejections.Gathered rejected = new Rejections.Gathered();
    private final Map<String, Values> series = new LinkedHashMap<>();
    private SeriesCounts counts = SeriesCounts.NONE;
    private int waiting;
    private long rows;
    private long missing;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;
    private boolean cancelled;

    SeriesRun(
            SeriesSink sink,
            AuditLog audit,
            Clock clock,
            Actor actor,
            OptionalLong modelId,
            Path file,
            SeriesImportOptions options,
            FileScan scan,
            RowClock times,
            Progress progress) {
        this.sink = sink;
        this.audit = audit;
        this.clock = clock;
        this.actor = actor;
        this.modelId = modelId;
        this.file = file;
        this.options = options;
        this.scan = scan;
        this.times = times;
        this.progress = progress;
        this.value = column(options.value(), "--value");
        this.name = options.nameColumn()
                .map(named -> column(named, "--name-column"))
                .orElse(-1);
    }

    private int column(String named, String option) {
        int index = scan.index(named);
        if (index < 0) {
            throw RowSource.missingColumn(file, named, scan.names(), option);
        }
        return index;
    }

    /** Everything; inside a transaction of the caller when all or nothing is to go in. */
    SeriesReport all() {
        try (RowSource source = RowSource.open(file, options.read(), scan.names())) {
            for (long row = 0; source.next() && !cancelled; row++) {
                if (options.read().rows().contains(row)) {
                    take(source, row);
                }
                if (waiting == BATCH) {
                    flush();
                }
            }
        }
        if (!cancelled) {
            flush();
            note();
        }
        refuseWhenStrict();
        Optional<TimeRange> range =
                earliest > latest ? Optional.empty() : Optional.of(TimeRange.ofMillis(earliest, latest + 1));
        return new SeriesReport(
                modelId, List.copyOf(series.keySet()), rows, counts, missing, rejected.all(), range, cancelled);
    }

    private void take(RowSource source, long row) {
        rows++;
        try {
            source.check();
            if (source.isMissing(value)) {
                missing++;
                return;
            }
            double number = source.number(value);
            if (Double.isNaN(number)) {
                throw new RowProblem(
                        source.line(), options.value(), source.text(value), "a finite number belongs here");
            }
            long at = times.millis(source, row);
            values(source).add(at, number);
            waiting++;
            earliest = Math.min(earliest, at);
            latest = Math.max(latest, at);
        } catch (RowProblem e) {
            rejected.add(e.rejection());
        }
    }

    private Values values(RowSource source) throws RowProblem {
        if (name < 0 || source.isMissing(name)) {
            return options.name()
                    .map(given -> series.computeIfAbsent(given, n -> new Values()))
                    .orElseThrow(() -> new RowProblem(
                            source.line(), options.nameColumn().orElse(""), "", "the name of the series is missing"));
        }
        String named = source.text(name);
        Values known = series.get(named);
        if (known != null) {
            return known;
        }
        if (series.size() == MOST_NAMES) {
            throw new RowProblem(
                    source.line(),
                    options.nameColumn().orElseThrow(),
                    named,
                    "a file brings at most " + MOST_NAMES + " series; is this the column of their names?");
        }
        try {
            sink.requireName(named);
        } catch (Problem e) {
            throw new RowProblem(source.line(), options.nameColumn().orElseThrow(), named, e.getMessage());
        }
        return series.computeIfAbsent(named, n -> new Values());
    }

    private void flush() {
        series.forEach((named, values) -> {
            if (values.size > 0) {
                counts = counts.plus(sink.record(modelId, named, options.unit(), values.at(), values.numbers()));
                values.size = 0;
            }
        });
        waiting = 0;
        progress.at(rows, scan.rows(), "taking in values");
        cancelled = progress.cancelled();
        if (cancelled && options.strict()) {
            throw new CancellationException("Stopped; no value was taken");
        }
    }

    private void refuseWhenStrict() {
        if (options.strict() && rejected.count() > 0) {
            Rejections all = rejected.all();
            Rejection first = all.listed().getFirst();
            throw new ImportRefused(
                    file + ": " + all.count() + " of " + rows + " rows cannot be read, so none was taken; the first is"
                            + " line " + first.line() + ": " + first.reason() + " (" + first.value()
                            + "). Mend them, or leave out --strict to keep only them out.",
                    all);
        }
    }

    private void note() {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("file", String.valueOf(file.getFileName()));
        note.put("time", options.time());
        note.put("value", options.value());
        note.put("series", List.copyOf(series.keySet()));
        note.put("rows", rows);
        note.put("added", counts.added());
        note.put("replaced", counts.replaced());
        note.put("unchanged", counts.unchanged());
        note.put("rejected", rejected.count());
        audit.record(actor, clock.instant(), modelId, "series", "import series", Map.of(), note, "");
    }

    /** Values of one series that wait to be written. */
    private static final class Values {

        private long[] at = new long[16];
        private double[] numbers = new double[16];
        private int size;

        private void add(long atMillis, double number) {
            if (size == at.length) {
                at = Arrays.copyOf(at, 2 * size);
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            at[size] = atMillis;
            numbers[size++] = number;
        }

        private long[] at() {
            return Arrays.copyOf(at, size);
        }

        private double[] numbers() {
            return Arrays.copyOf(numbers, size);
        }
    }
}
