package io.modeldeck.cli.search;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.search.Search;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "Lists searches of hyperparameters, the newest first.",
        footer = {"", "Example:", "  modeldeck search list --model churn"})
final class SearchListCommand extends ReadingCommand {

    @Mixin
    private ModelFilter model;

    @Mixin
    private LimitOption limit;

    SearchListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        List<Search> found = engine.searches().searches(model.id(engine), limit.rows());
        return Answer.of(
                Answer.document(
                        "searches", found.stream().map(SearchForm::document).toList()),
                new Report().table(SearchForm.table(found, times()), "Nothing has been searched yet."));
    }
}
