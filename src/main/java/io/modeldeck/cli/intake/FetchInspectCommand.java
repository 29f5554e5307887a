package io.modeldeck.cli.intake;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.intake.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "inspect",
        description = "Says what a source has, in which variants and how large, without fetching it.",
        footer = {"", "Example:", "  modeldeck fetch inspect sentence-transformers/all-MiniLM-L6-v2"})
final class FetchInspectCommand extends ReadingCommand {

    @Mixin
    private FetchSourceOptions source;

    FetchInspectCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Inspection found = engine.fetches().inspect(source.of(engine, session));
        return Answer.of(FetchForm.inspection(found), FetchForm.report(found));
    }
}
