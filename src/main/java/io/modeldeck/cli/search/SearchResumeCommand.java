package io.modeldeck.cli.search;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Actor;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        description =
                "Goes on with a search that was stopped, left in the queue, or cut off when the program ended: with the trials that it would have tried then.",
        footer = {"", "Example:", "  modeldeck search resume 2"})
final class SearchResumeCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the search.")
    private long id;

    SearchResumeCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        return SearchForm.work(engine, by, at, engine.searches().resume(by, at, id));
    }
}
