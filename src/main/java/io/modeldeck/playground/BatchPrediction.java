package io.modeldeck.playground;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.WholeFile;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.RowProblem;
import io.modeldeck.registry.ModelVersion;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The rows of a table answered into a file: the columns that came, then the prediction, its confidence, the probability of each class, and why a row has no
 * answer. A row that does not fit fails alone; where somebody stops it, the file holds what was answered by then.
 */
public final class BatchPrediction {

    /** Rows of one call: enough to be fast, few enough to be stopped soon. */
    private static final int AT_ONCE = 500;

    /** Beyond so many failures one after the other, from the first row on, the model does not answer this file. */
    private static final int GIVE_UP = 20;

    private final Playground playground;

    BatchPrediction(Playground playground) {
        this.playground = playground;
    }

    /**
     * What came of it.
     *
     * @param rows of the table
     * @param answered rows with an answer
     * @param failed rows without one
     * @param counts how often each class was answered; empty for numbers and texts
     * @param millis of the calls together
     * @param stopped whether somebody stopped it before the last row
     */
    public record Outcome(
            int rows, int answered, int failed, Map<String, Integer> counts, double millis, boolean stopped) {}

    /** Answers every row into the file, whose ending says the form. */
    public Outcome run(ModelVersion version, Table rows, Path file, Playground.Recording recording, Progress progress) {
        TableFormat format = TableFormat.named(file.getFileName().toString());
        requireColumns(version, rows);
        Work work = new Work(version, rows, recording, progress);
        try {
            WholeFile.write(file, part -> {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                    TableFile.write(
                            io.modeldeck.export.Table.streamed("answers", work.head(), work::rows), format, out);
                }
            });
        } catch (IOException e) {
            throw new Problem(
                    "The answers cannot be written to " + file + " (" + DiskReason.of(e)
                            + "); make room or choose another place.",
                    e);
        }
        return work.outcome();
    }

    private static void requireColumns(ModelVersion version, Table rows) {
        List<String> lacking = version.mapping().columns().stream()
                .filter(name -> rows.column(name).isEmpty())
                .toList();
        if (version.mapping().isEmpty()) {
            throw new Problem(version.label() + " takes tensors, which no row of a table can fill.");
        }
        if (!lacking.isEmpty()) {
            throw new Problem(version.label() + " needs the columns " + String.join(", ", lacking)
                    + ", which the file does not have; its columns are " + String.join(", ", rows.names()) + ".");
        }
    }

    /** One run over the rows. */
    private final class Work {
        private final ModelVersion version;
        private final Table rows;
        private final Playground.Recording recording;
        private final Progress progress;
        private final List<String> classes;
        private final Map<String, Integer> counts = new LinkedHashMap<>();
        private int answered;
        private int failed;
        private double millis;
        private boolean stopped;

        Work(ModelVersion version, Table rows, Playground.Recording recording, Progress progress) {
            this.version = version;
            this.rows = rows;
            this.recording = recording;
            this.progress = progress;
            this.classes = version.classes();
        }

        Outcome outcome() {
            return new Outcome(rows.rows(), answered, failed, Map.copyOf(counts), millis, stopped);
        }

        List<String> head() {
            List<String> head = new ArrayList<>(rows.names());
            head.add("prediction");
            head.add("confidence");
            classes.forEach(name -> head.add("score " + name));
            head.add("error");
            return head;
        }

        void rows(Consumer<List<Object>> sink) {
            // each text is a call of its own, and may take long
            int atOnce = version.readsText() ? 1 : AT_ONCE;
            for (int from = 0; from < rows.rows() && !stopped; from += atOnce) {
                if (progress.cancelled()) {
                    stopped = true;
                    return;
                }
                ask(from, Math.min(rows.rows(), from + atOnce), sink);
                progress.at(Math.min(rows.rows(), from + atOnce), rows.rows(), "rows");
            }
        }

        private void ask(int from, int to, Consumer<List<Object>> sink) {
            int begin = from;
            while (begin < to) {
                try {
                    take(begin, to, sink);
                    return;
                } catch (RowProblem unfit) {
                    // what stands before the row that does not fit is asked again without it
                    int bad = begin + unfit.row();
                    if (bad > begin) {
                        take(begin, bad, sink);
                    }
                    fail(bad, unfit.getMessage(), sink);
                    begin = bad + 1;
                } catch (Problem broken) {
                    if (answered == 0 && failed + to - begin >= GIVE_UP) {
                        throw broken;
                    }
                    for (int row = begin; row < to; row++) {
                        fail(row, broken.getMessage(), sink);
                    }
                    return;
                }
            }
        }

        private void take(int from, int to, Consumer<List<Object>> sink) {
            Answered answer =
                    playground.ask(version, new Question.OfRows(rows.slice(from, to)), recording, piece -> {});
            Predictions predictions = answer.rows().orElseThrow();
            millis += answer.millis();
            answered += to - from;
            for (int row = from; row < to; row++) {
                int at = row - from;
                List<Object> cells = cells(row);
                String value = predictions.values().get(at);
                cells.add(value);
                cells.add(finite(predictions.confidence()[at]));
                for (int c = 0; c < classes.size(); c++) {
                    cells.add(predictions.hasScores() ? finite(predictions.scores()[at][c]) : null);
                }
                cells.add(null);
                if (!classes.isEmpty()) {
                    counts.merge(value, 1, Integer::sum);
                }
                sink.accept(cells);
            }
        }

        private void fail(int row, String why, Consumer<List<Object>> sink) {
            failed++;
            List<Object> cells = cells(row);
            for (int i = 0; i < classes.size() + 2; i++) {
                cells.add(null);
            }
            cells.add(why.replaceFirst("^Row \\d+(, |: )", ""));
            sink.accept(cells);
        }

        private List<Object> cells(int row) {
            List<Object> cells = new ArrayList<>();
            for (Column column : rows.columns()) {
                if (column.isMissing(row)) {
                    cells.add(null);
                } else if (column instanceof Column.Numeric numbers) {
                    cells.add(numbers.values()[row]);
                } else {
                    cells.add(column.text(row));
                }
            }
            return cells;
        }
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : null;
    }
}
