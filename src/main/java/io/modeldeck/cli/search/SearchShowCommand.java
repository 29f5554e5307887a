package io.modeldeck.cli.search;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.search.Search;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows a search: its trials, the best so far after each, and which hyperparameters matter.",
        footer = {"", "Example:", "  modeldeck search show 2"})
final class SearchShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the search.")
    private long id;

    SearchShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Search search = engine.searches().search(id);
        return Answer.of(SearchForm.whole(search, engine), SearchForm.report(search, engine));
    }
}
