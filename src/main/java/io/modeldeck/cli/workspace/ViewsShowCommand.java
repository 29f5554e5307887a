package io.modeldeck.cli.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.config.SavedViews.Kept;
import io.modeldeck.domain.Json;
import io.modeldeck.ui.shell.SavedView;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows one saved view, with the arrangement of its tables.",
        footer = {"", "Example:", "  modeldeck views show \"Drift of churn\""})
final class ViewsShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "NAME", description = "Name of the view.")
    private String name;

    ViewsShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Kept kept = engine.views().require(name);
        SavedView view = SavedView.read(kept.json());
        Map<String, Object> document = ViewForm.document(kept);
        document.put("tables", Json.readObject(kept.json()).getOrDefault("tables", Map.of()));
        document.put("layers", view.layers().text());
        Report report = Report.of(kept.name() + ", saved by " + kept.by() + " at " + times().full(kept.at()))
                .line("Place: " + view.place().text())
                .line("Range: " + view.rangeText());
        if (!view.model().isEmpty()) {
            report.line("Model: " + view.model());
        }
        if (!view.layers().text().isEmpty()) {
            report.line("Layers: " + view.layers().text());
        }
        view.tables()
                .forEach((table, state) -> report.line("Table " + table + ": "
                        + (state.filter().isEmpty() ? "no filter" : "filter '" + state.filter() + "'")
                        + (state.sortedBy().isEmpty()
                                ? ""
                                : ", by " + state.sortedBy() + (state.descending() ? ", largest first" : ""))
                        + (state.hidden().isEmpty() ? "" : ", without " + String.join(", ", state.hidden()))));
        return Answer.of(document, report);
    }
}
