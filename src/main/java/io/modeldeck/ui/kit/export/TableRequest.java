package io.modeldeck.ui.kit.export;

import io.modeldeck.domain.Progress;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.Table;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** A table to be taken out, in the form that the person chooses. */
public final class TableRequest {

    private TableRequest() {}

    /** @param rows how many there are */
    public static ExportRequest of(Table table, int rows) {
        return of(table.name(), () -> table, rows);
    }

    /**
     * The same for a table that takes its time to make.
     *
     * @param name of what it is, and proposed for the file
     * @param table asked off the FX thread, when it is written
     */
    public static ExportRequest of(String name, Supplier<Table> table, int rows) {
        return new ExportRequest(new Export(
                name,
                ChartFile.name(name, ""),
                Optional.empty(),
                List.of(),
                List.of(Export.Source.all(() -> rows, (parts, progress) -> table.get())),
                List.of()));
    }

    /** Writes it; says how far it has come, and stops when that is wished. */
    static void write(Table table, long rows, TableFormat format, SaveRequest.Into file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.part()))) {
            TableFile.write(watched(table, rows, file.progress()), format, out);
        }
    }

    /** The same table, whose rows are counted as they are written and stop when that is wished. */
    static Table watched(Table table, long total, Progress progress) {
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
