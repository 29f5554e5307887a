package io.modeldeck.telemetry.file;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * A first reading of a whole file: its columns, types and faults, before anything is written. A wrong encoding or a broken form anywhere in the
 * file comes to light here.
 *
 * @param columns in file order
 * @param rows in the range
 * @param fileRows in the whole file, also outside the range
 * @param firstFault of a row in the range, if any
 * @param samples first present values of the columns that were asked for
 */
public record FileScan(
        List<ColumnScan> columns,
        long rows,
        long fileRows,
        List<RowProblem> firstFault,
        Map<String, List<Sample>> samples) {

    private static final int SAMPLES = 1_000;
    private static final int STRIDE = 4_096;

    /** A value and where it stands. */
    public record Sample(String text, long line) {}

    /**
     * Reads the file.
     *
     * @param sampled columns whose first values are wanted
     */
    public static FileScan of(Path file, ReadOptions options, List<String> sampled, Progress progress) {
        List<ColumnScan> columns = new ArrayList<>();
        List<RowProblem> fault = new ArrayList<>();
        Map<String, List<Sample>> samples = new HashMap<>();
        sampled.forEach(name -> samples.put(name, new ArrayList<>()));
        long inRange = 0;
        long row = 0;
        try (RowSource source = RowSource.open(file, options)) {
            grow(columns, source.columns());
            for (; source.next(); row++) {
                if (row % STRIDE == 0) {
                    checkpoint(source, progress);
                }
                if (!options.rows().contains(row)) {
                    continue;
                }
                inRange++;
                try {
                    source.check();
                } catch (RowProblem e) {
                    if (fault.isEmpty()) {
                        fault.add(e);
                    }
                    continue;
                }
                grow(columns, source.columns());
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).add(source, i);
                }
                sample(source, columns, samples);
            }
        }
        if (inRange == 0) {
            throw new Problem(
                    row == 0
                            ? file + " has " + (options.header() ? "a header but " : "")
                                    + "no rows; there is nothing to read."
                            : file + " has no rows in " + options.rows() + "; it has " + row
                                    + " rows, counted from 0.");
        }
        return new FileScan(columns, inRange, row, fault, samples);
    }

    public ColumnScan column(int index) {
        return columns.get(index);
    }

    public List<String> names() {
        return columns.stream().map(ColumnScan::name).toList();
    }

    public int index(String name) {
        return names().indexOf(name);
    }

    private static void checkpoint(RowSource source, Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException("Stopped before anything was written");
        }
        progress.at(source.fileText().bytesRead(), source.fileText().size(), "looking at the file");
    }

    private static void grow(List<ColumnScan> columns, List<String> names) {
        for (int i = columns.size(); i < names.size(); i++) {
            columns.add(new ColumnScan(names.get(i)));
        }
    }

    private static void sample(RowSource source, List<ColumnScan> columns, Map<String, List<Sample>> samples) {
        if (samples.isEmpty()) {
            return;
        }
        samples.forEach((name, values) -> {
            int column = values.size() < SAMPLES ? source.columns().indexOf(name) : -1;
            if (column >= 0 && column < columns.size() && !source.isMissing(column)) {
                values.add(new Sample(source.text(column), source.line()));
            }
        });
    }
}
