package io.modeldeck.ui.kit;

import io.modeldeck.domain.Progress;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.Table;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** A table to be saved, in the form that the person names the file by. */
public final class TableRequest {

    private TableRequest() {}

    /** @param rows how many there are, to say how far it has come */
    public static SaveRequest of(Table table, int rows) {
        return of(table.name(), () -> table, rows);
    }

    /**
     * The same for a table that takes its time to make.
     *
     * @param name proposed for the file
     * @param table asked off the FX thread, when the file is written
     */
    public static SaveRequest of(String name, Supplier<Table> table, int rows) {
        return new SaveRequest(
                ChartFile.name(name, ""),
                Arrays.stream(TableFormat.values()).map(TableFormat::extension).toList(),
                file -> write(table.get(), rows, file));
    }

    /** Writes it in the form that the ending of the name asks for; says how far it has come, and stops when that is wished. */
    public static void write(Table table, int rows, SaveRequest.Into file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.part()))) {
            TableFile.write(watched(table, rows, file.progress()), TableFormat.named(file.name()), out);
        }
    }

    /** The same table, whose rows are counted as they are written and stop when that is wished. */
    private static Table watched(Table table, int total, Progress progress) {
        Table.Rows rows = sink -> {
            long[] done = {0};
            table.rows().forEach(row -> {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                sink.accept(row);
                progress.at(++done[0], total, table.name());
            });
        };
        return new Table(table.name(), table.columns(), rows, table.cells());
    }
}
