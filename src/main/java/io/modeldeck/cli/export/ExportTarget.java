package io.modeldeck.cli.export;

import io.modeldeck.chart.Chart;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.OutputFile;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.export.ChartFile;
import io.modeldeck.export.ChartFormat;
import io.modeldeck.export.Table;
import io.modeldeck.export.TableFile;
import io.modeldeck.export.TableFormat;
import io.modeldeck.export.TableStyle;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Where an export goes, a file or the terminal, and how exact its numbers are. */
final class ExportTarget {

    @Option(
            names = "--output",
            paramLabel = "FILE",
            order = 14,
            description = "The file to write; its ending says in which form.")
    private Optional<String> output;

    @Option(names = "--overwrite", order = 15, description = "Replaces the file when it is there.")
    private boolean overwrite;

    @Option(
            names = "--decimals",
            paramLabel = "N",
            order = 19,
            description =
                    "Rounds the numbers of a table or a chart to N decimals, a regression's predictions and outcomes too;"
                            + " texts, as labels are, stay (default: as exact as they are).")
    private Optional<Integer> decimals;

    /** Writes the chart, or its numbers. */
    Answer chart(Chart chart, ChartOptions options, Session session, ZoneId zone) {
        String name = output.orElseThrow(
                () -> new WrongUsage("A chart is a picture; name the file for it with --output FILE.png."));
        Path file = session.path(name);
        ChartFile.Look look = options.look();
        Chart taken = options.reduced(chart, name);
        if (decimals.isPresent() && ChartFormat.ofFile(name).isPresent()) {
            throw new WrongUsage("--decimals is for the numbers of a chart, not for a picture; name a file such as"
                    + " FILE.csv, or leave it out.");
        }
        byte[] bytes = ChartFile.bytes(taken, name, look, style(zone));
        OutputFile.bytes(file, overwrite, bytes);
        return Answer.of(
                Answer.document("file", file.toString(), "points", taken.points(), "bytes", bytes.length),
                "The chart is in " + file + " (" + Numbers.count(taken.points(), "point", "points") + ").");
    }

    /**
     * Writes the table, or shows it where no file is named.
     *
     * @param json whether the answer is for machines: only what is shown is kept in memory
     */
    Answer table(Table exact, Session session, ZoneId zone, boolean json) {
        Table table = style(zone).of(exact);
        if (output.isPresent()) {
            return file(table, session.path(output.get()));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        Report report = Report.of(TableFile.csvHead(table));
        table.rows().forEach(row -> {
            if (json) {
                rows.add(row);
            } else {
                report.line(TableFile.csvLine(table, row));
            }
        });
        return Answer.of(Answer.document("table", table.name(), "rows", rows), report);
    }

    private Answer file(Table table, Path file) {
        TableFormat format = TableFormat.named(file.getFileName().toString());
        long[] count = {0};
        OutputFile.stream(file, overwrite, out -> count[0] = TableFile.write(table, format, out));
        return Answer.of(
                Answer.document("table", table.name(), "file", file.toString(), "rows", count[0]),
                Numbers.count(count[0], "row", "rows") + " of " + table.name() + " are in " + file + ".");
    }

    private TableStyle style(ZoneId zone) {
        OptionalInt wished = decimals.map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return WrongUsage.of(() -> new TableStyle(wished, zone));
    }
}
