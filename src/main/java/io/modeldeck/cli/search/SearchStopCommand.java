package io.modeldeck.cli.search;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.search.Search;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "stop",
        description = "Stops a search at its next epoch. Its trials stay, and it can be resumed.",
        footer = {"", "Example:", "  modeldeck search stop 2 --comment \"long enough\""})
final class SearchStopCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the search.")
    private long id;

    SearchStopCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Search stopped = engine.searches().stop(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(SearchForm.document(stopped), "Search " + id + " is stopped; its trials stay.");
    }
}
