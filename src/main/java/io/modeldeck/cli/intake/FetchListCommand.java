package io.modeldeck.cli.intake;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.intake.FetchJob;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "The fetch jobs, the newest first.",
        footer = {"", "Example:", "  modeldeck fetch list"})
final class FetchListCommand extends ReadingCommand {

    @Option(
            names = "--limit",
            paramLabel = "COUNT",
            order = 1,
            defaultValue = "50",
            description = "At most so many (default: 50).")
    private int limit;

    FetchListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        List<FetchJob> jobs = engine.fetches().jobs(limit);
        TextTable table = new TextTable("job>", "source", "variant", "status", "here>", "asked by");
        jobs.forEach(job -> table.row(
                job.id(),
                job.source().shown(),
                job.variant(),
                FetchForm.words(job),
                job.progress() + " %",
                job.askedBy()));
        return Answer.of(
                Answer.document(
                        "jobs",
                        jobs.stream()
                                .map(job -> FetchForm.job(job, engine.fetches()))
                                .toList()),
                new Report().table(table, "Nothing was ever fetched."));
    }
}
