package io.modeldeck.telemetry.file;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of rows: CSV with comma, semicolon or tab; the same in gzip; JSON Lines. A column is numeric when every present value is a finite decimal
 * number and there is one, unless it is named otherwise. Whatever cannot be read refuses the file with its line, the column and the value.
 *
 * <p>Files are read twice, first for the types, so that memory is needed for the values of the table only.
 */
public final class TableFile {

    /** Beyond so many different texts of a column, equal texts are no longer made one object. */
    private static final int SHARED_TEXTS = 100_000;

    private TableFile() {}

    /** Reads the rows. */
    public static Table read(Path file, ReadOptions options) {
        return fill(file, options, scan(file, options, List.of()), (source, row) -> {});
    }

    /** Reads the rows of the range; the range replaces the one of the options unless it is open on both sides. */
    public static Table read(FileRange range, ReadOptions options) {
        return read(range.file(), range.rows().equals(RowRange.ALL) ? options : options.withRows(range.rows()));
    }

    /** Reads the rows with the time of each. The time column itself is a column of the table, too. */
    public static TimedTable read(Path file, ReadOptions options, TimeColumn time) {
        FileScan scan = scan(file, options, time.columns());
        RowClock clock = RowClock.of(file, time, scan);
        long[] at = new long[Math.toIntExact(scan.rows())];
        long[] lines = new long[at.length];
        int[] next = {0};
        Table table = fill(file, options, scan, (source, row) -> {
            at[next[0]] = clock.millis(source, row);
            lines[next[0]++] = source.line();
        });
        return new TimedTable(table, at, lines);
    }

    /** The names of the columns. */
    public static List<String> columns(Path file, ReadOptions options) {
        try (RowSource source = RowSource.open(file, options)) {
            if (source instanceof CsvRows) {
                return source.columns();
            }
        }
        return scan(file, options, List.of()).names();
    }

    private interface RowVisitor {
        void visit(RowSource source, long row) throws RowProblem;
    }

    private static FileScan scan(Path file, ReadOptions options, List<String> sampled) {
        FileScan scan = FileScan.of(file, options, sampled, Progress.none());
        if (!scan.firstFault().isEmpty()) {
            throw scan.firstFault().getFirst().in(file);
        }
        if (scan.rows() > Integer.MAX_VALUE - 8) {
            throw new Problem(
                    file + " has " + scan.rows() + " rows, more than fit into memory; pick some with --rows FROM:TO.");
        }
        requireNamed(file, scan, options.numeric(), "--numeric");
        requireNamed(file, scan, options.categorical(), "--categorical");
        return scan;
    }

    private static void requireNamed(Path file, FileScan scan, Iterable<String> names, String option) {
        for (String name : names) {
            int index = scan.index(name);
            if (index < 0) {
                throw RowSource.missingColumn(file, name, scan.names(), option);
            }
            ColumnScan column = scan.column(index);
            if (option.equals("--numeric") && column.present() > 0 && !column.isNumeric()) {
                throw column.firstText("a number belongs here").in(file);
            }
        }
    }

    private static Table fill(Path file, ReadOptions options, FileScan scan, RowVisitor visitor) {
        List<Filler> fillers = new ArrayList<>();
        int rows = (int) scan.rows();
        for (ColumnScan column : scan.columns()) {
            boolean numeric = options.numeric().contains(column.name())
                    || column.isNumeric() && !options.categorical().contains(column.name());
            fillers.add(numeric ? new Numbers(column.name(), rows) : new Texts(column.name(), rows));
        }
        int filled = 0;
        try (RowSource source = RowSource.open(file, options, scan.names())) {
            for (long row = 0; source.next() && row < options.rows().to(); row++) {
                if (row < options.rows().from()) {
                    continue;
                }
                source.check();
                if (filled == rows || source.columns().size() > fillers.size()) {
                    throw changed(file);
                }
                for (int i = 0; i < fillers.size(); i++) {
                    fillers.get(i).fill(source, i, filled);
                }
                visitor.visit(source, row);
                filled++;
            }
        } catch (RowProblem e) {
            throw e.in(file);
        }
        if (filled < rows) {
            throw changed(file);
        }
        return new Table(fillers.stream().map(Filler::column).toList(), rows);
    }

    private static Problem changed(Path file) {
        return new Problem(file + " was changed while it was being read; try again when nothing writes to it.");
    }

    private sealed interface Filler {
        void fill(RowSource source, int column, int row);

        Column column();
    }

    private record Numbers(String name, double[] values) implements Filler {

        Numbers(String name, int rows) {
            this(name, new double[rows]);
        }

        @Override
        public void fill(RowSource source, int column, int row) {
            values[row] = source.number(column);
        }

        @Override
        public Column column() {
            return new Column.Numeric(name, values);
        }
    }

    private record Texts(String name, String[] values, Map<String, String> shared) implements Filler {

        Texts(String name, int rows) {
            this(name, new String[rows], new HashMap<>());
        }

        @Override
        public void fill(RowSource source, int column, int row) {
            if (!source.isMissing(column)) {
                String text = source.text(column);
                String known = shared.get(text);
                if (known == null && shared.size() < SHARED_TEXTS) {
                    shared.put(text, text);
                }
                values[row] = known == null ? text : known;
            }
        }

        @Override
        public Column column() {
            return new Column.Categorical(name, values);
        }
    }
}
