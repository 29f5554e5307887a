package io.modeldeck.cli.drift;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.ColumnSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = {
            "Shows one baseline: what it is, and each column of its rows in a few figures. Columns that begin with @ are what"
                    + " was predicted and what came out."
        },
        footer = {"", "Example:", "  modeldeck baseline show 3"})
final class BaselineShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the baseline, as baseline list shows it.")
    private long id;

    BaselineShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Baseline baseline = engine.baselines().baseline(id);
        String model = engine.registry().requireModel(baseline.modelId()).name();
        List<ColumnSummary> columns = engine.baselines().columns(baseline);
        TextTable table =
                new TextTable("column", "type", "values>", "missing>", "min>", "median>", "max>", "std>", "largest");
        columns.forEach(c -> table.row(
                c.name(),
                c.type(),
                c.values(),
                c.missing(),
                Numbers.text(c.figure("min")),
                Numbers.text(c.figure("median")),
                Numbers.text(c.figure("max")),
                Numbers.text(c.figure("std")),
                shares(c)));
        Map<String, Object> document = new LinkedHashMap<>(Answer.document("model", model));
        document.putAll(BaselineListCommand.document(baseline, engine));
        document.put("columns", columns);
        return Answer.of(
                document,
                new Report()
                        .line("Baseline " + baseline.id() + " of " + model + ": "
                                + baseline.kind().word() + ", "
                                + Numbers.count(baseline.rows(), "row", "rows") + ", "
                                + (baseline.active() ? "active" : "replaced") + " since "
                                + times().full(baseline.at()) + ", set by " + baseline.by() + ".")
                        .table(table, "It has no columns."));
    }

    private static String shares(ColumnSummary column) {
        return column.shares().entrySet().stream()
                .limit(3)
                .map(share -> share.getKey() + " " + Numbers.percent(share.getValue()))
                .collect(Collectors.joining(", "));
    }
}
