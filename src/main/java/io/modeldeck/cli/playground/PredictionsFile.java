package io.modeldeck.cli.playground;

import io.modeldeck.cli.kit.FileRows;
import io.modeldeck.cli.kit.OutputFile;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.export.Table;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.inference.Predictions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The file that the predictions of a file's rows are written to, if any. */
final class PredictionsFile {

    @Option(
            names = "--output",
            paramLabel = "FILE",
            order = 6,
            description = "With --input: a file for the predictions; its ending says in which form, as in said.csv.")
    private Optional<String> output;

    @Option(names = "--overwrite", order = 7, description = "Replaces the file when it is there.")
    private boolean overwrite;

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            order = 8,
            description = "With --output: the column that stands beside each prediction, instead of the row's number.")
    private Optional<String> id;

    boolean isGiven() {
        return output.isPresent();
    }

    /** Refuses, before anything is asked or recorded, what cannot be written. */
    void require(Session session, boolean ofRows) {
        if ((isGiven() || id.isPresent() || overwrite) && !(isGiven() && ofRows)) {
            throw new Problem(
                    "Predictions of a file's rows can be written to a file; give --input FILE and --output FILE.");
        }
        output.ifPresent(file -> {
            TableFormat.named(file);
            OutputFile.requireFree(session.path(file), overwrite);
        });
    }

    /** Refuses rows that lack the column that is to stand beside each prediction. */
    void require(FileRows rows) {
        id.ifPresent(name -> rows.require(name, "--id"));
    }

    /** @return the file */
    Path write(Session session, FileRows rows, Predictions predictions) {
        Path file = session.path(output.orElseThrow());
        Optional<Column> ids = id.map(name -> rows.require(name, "--id"));
        List<String> head = new ArrayList<>(List.of(id.orElse("row"), "prediction", "confidence", "score"));
        List<String> classes = predictions.hasScores() ? predictions.classes() : List.of();
        classes.forEach(name -> head.add("score " + name));
        Table table = Table.streamed("predictions", head, sink -> rows(predictions, ids, classes.size(), sink));
        OutputFile.stream(file, overwrite, out -> TableFile.write(table, TableFormat.named(file.toString()), out));
        return file;
    }

    private static void rows(Predictions predictions, Optional<Column> ids, int classes, Consumer<List<Object>> sink) {
        for (int row = 0; row < predictions.rows(); row++) {
            List<Object> cells = new ArrayList<>(classes + 4);
            cells.add(ids.isPresent() ? ids.get().text(row) : row);
            cells.add(predictions.values().get(row));
            cells.add(finite(predictions.confidence()[row]));
            cells.add(finite(predictions.score()[row]));
            for (int c = 0; c < classes; c++) {
                cells.add(finite(predictions.scores()[row][c]));
            }
            sink.accept(cells);
        }
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : null;
    }
}
