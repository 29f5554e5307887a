package io.modeldeck.cli.drift;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.FileOptions;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.drift.ColumnComparison;
import io.modeldeck.drift.Comparison;
import io.modeldeck.drift.DriftState;
import io.modeldeck.telemetry.file.FileRange;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.TableFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "compare",
        description = "Compares the columns of two files, without a workspace.",
        footer = {"", "Example:", "  modeldeck compare --reference A.csv[0:5000] --current B.csv --json"})
final class CompareCommand extends DeckCommand {

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            required = true,
            order = 1,
            description = {"CSV, CSV.gz or JSON Lines; FILE[0:5000] picks data rows, from 0, end exclusive."})
    private String reference;

    @Option(names = "--current", paramLabel = "FILE", required = true, order = 2, description = "The same.")
    private String current;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            order = 3,
            description = "Only these (default: all that both files have).")
    private List<String> columns = List.of();

    @Option(names = "--numeric", paramLabel = "NAME", split = ",", order = 4, description = "Columns of numbers.")
    private List<String> numeric = List.of();

    @Option(names = "--categorical", paramLabel = "NAME", split = ",", order = 5, description = "Columns of texts.")
    private List<String> categorical = List.of();

    @Mixin
    private FileOptions file;

    CompareCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        Table a = table(reference);
        Table b = table(current);
        Comparison comparison = columns.isEmpty() ? Comparison.of(a, b) : Comparison.of(a, b, columns);
        return show(Answer.of(Map.of("columns", comparison.columns()), report(comparison)));
    }

    private Table table(String typed) {
        FileRange range = FileRange.parse(session.path(typed).toString());
        ReadOptions options = file.read();
        // Each name must be there, but a file need not have the named columns that are not compared.
        Set<String> present = new LinkedHashSet<>(TableFile.columns(range.file(), options));
        List<String> missing = new ArrayList<>(columns);
        missing.removeAll(present);
        if (!missing.isEmpty()) {
            throw new Problem(range.file() + " has no column '" + missing.getFirst()
                    + "' for --columns; its columns are " + String.join(", ", present) + ".");
        }
        return TableFile.read(range, options.withNumeric(numeric).withCategorical(categorical));
    }

    private static Report report(Comparison comparison) {
        TextTable table = new TextTable(
                "column",
                "type",
                "n ref>",
                "n cur>",
                "missing ref>",
                "missing cur>",
                "KS>",
                "PSI>",
                "JS>",
                "chi²>",
                "p corrected>",
                "effect>",
                "decision");
        long drifted = 0;
        for (ColumnComparison column : comparison.columns()) {
            drifted += column.decision().state() == DriftState.DRIFT ? 1 : 0;
            table.row(
                    column.name(),
                    column.type(),
                    column.nReference(),
                    column.nCurrent(),
                    column.missingReference(),
                    column.missingCurrent(),
                    statistic(column, "ks"),
                    statistic(column, "psi"),
                    statistic(column, "jensen_shannon"),
                    statistic(column, "chi_square"),
                    Numbers.text(column.decision().pValueCorrected()),
                    Numbers.text(column.decision().effectSize()),
                    column.decision().state());
        }
        Report report = new Report().table(table, "");
        report.heading("What was decided");
        comparison
                .columns()
                .forEach(column -> report.line(
                        "  " + column.name() + ": " + column.decision().reason()));
        return report.blank()
                .line(drifted + " of "
                        + Numbers.count(comparison.columns().size(), "column has", "columns have")
                        + " drifted. All statistics: --json.");
    }

    private static String statistic(ColumnComparison column, String name) {
        return switch (column.statistics().get(name)) {
            case ColumnComparison.Ks ks -> Numbers.text(ks.statistic());
            case ColumnComparison.Distance distance -> Numbers.text(distance.statistic());
            case ColumnComparison.ChiSquare chi -> Numbers.text(chi.statistic());
            case null, default -> "";
        };
    }
}
