package io.modeldeck.cli.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.config.SavedViews.Kept;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "Lists the saved views: where each leads, of which model, at which range.",
        footer = {"", "Example:", "  modeldeck views list"})
final class ViewsListCommand extends ReadingCommand {

    ViewsListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        List<Kept> views = engine.views().all();
        TextTable table = ViewForm.table(times());
        views.forEach(view -> ViewForm.row(table, view, times()));
        return Answer.of(
                Answer.document("views", views.stream().map(ViewForm::document).toList()),
                Report.of("Saved views")
                        .table(table, "No view is saved yet; the window saves them by Ctrl+S (Cmd+S on a Mac)."));
    }
}
