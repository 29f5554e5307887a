package io.modeldeck.telemetry.file;

import io.modeldeck.domain.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells the time of each row of one file. */
public sealed interface RowClock {

    /** 2101-01-01T00:00Z. */
    long LATEST = 4_133_980_800_000L;

    /**
     * Event time of the row at hand, epoch milliseconds.
     *
     * @param row its number in the whole file, from 0
     */
    long millis(RowSource source, long row) throws RowProblem;

    /** How times are read, for a person. */
    String words();

    /** Settles the format, if need be from the samples of the scan. */
    static RowClock of(Path file, TimeColumn time, FileScan scan) {
        return of(file, time, scan, "--time");
    }

    static RowClock of(Path file, TimeColumn time, FileScan scan, String option) {
        return switch (time) {
            case TimeColumn.EveryRow every ->
                new Counted(every.start().toEpochMilli(), every.step().toMillis());
            case TimeColumn.Named named -> read(file, named, scan, option);
        };
    }

    private static RowClock read(Path file, TimeColumn.Named time, FileScan scan, String option) {
        int column = scan.index(time.column());
        if (column < 0) {
            throw RowSource.missingColumn(file, time.column(), scan.names(), option);
        }
        if (time.format().isPresent()) {
            return new Read(column, time.column(), TimeFormat.of(time.format().get(), time.zone()), true);
        }
        List<FileScan.Sample> samples = scan.samples().getOrDefault(time.column(), List.of());
        if (samples.isEmpty()) {
            throw new Problem(file + ": the column '" + RowProblem.shown(time.column())
                    + "' has no time in any row; name another with " + option + ".");
        }
        Optional<TimeFormat> guess =
                TimeFormat.guess(samples.stream().map(FileScan.Sample::text).toList(), time.zone());
        return new Read(
                column,
                time.column(),
                guess.orElseThrow(
                        () -> new Problem(file + ", line " + samples.getFirst().line() + ", column '"
                                + RowProblem.shown(time.column()) + "': '"
                                + RowProblem.shown(samples.getFirst().text())
                                + "' is no time that can be guessed; name its form with --time-format, as in"
                                + " \"dd.MM.yyyy HH:mm\".")),
                false);
    }

    /** From a column. */
    record Read(int column, String name, TimeFormat format, boolean explicit) implements RowClock {

        @Override
        public long millis(RowSource source, long row) throws RowProblem {
            if (source.isMissing(column)) {
                throw new RowProblem(source.line(), name, "", "the time is missing");
            }
            String text = source.text(column);
            long at = format.millis(text);
            if (at == TimeFormat.NONE) {
                throw new RowProblem(source.line(), name, text, "this is no time (" + format.words() + ")");
            }
            // A clock that was never set, seconds taken for milliseconds: one such row would stretch every chart over
            // decades.
            if (!explicit && (at <= 0 || at >= LATEST)) {
                throw new RowProblem(
                        source.line(),
                        name,
                        text,
                        "the time lies before 1970 or after 2100; if it is right, name --time-format");
            }
            return at;
        }

        @Override
        public String words() {
            return format.words();
        }
    }

    /** From the row's number. */
    record Counted(long start, long step) implements RowClock {

        @Override
        public long millis(RowSource source, long row) {
            return Math.addExact(start, Math.multiplyExact(step, row));
        }

        @Override
        public String words() {
            return "every "
                    + java.time.Duration.ofMillis(step).toString().substring(2).toLowerCase(java.util.Locale.ROOT)
                    + " from " + java.time.Instant.ofEpochMilli(start);
        }
    }
}
