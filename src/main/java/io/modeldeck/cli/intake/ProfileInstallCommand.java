package io.modeldeck.cli.intake;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.intake.Profile;
import io.modeldeck.intake.ProfileInstall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "install",
        description = {
            "Installs the models that a JSON file lists: fetches those of hubs, addresses and files beside it, adds those of an Ollama server.",
            "Repeated, it leaves what is installed as it is and goes on with what failed."
        },
        footer = {"", "Example:", "  modeldeck profile install starter.json"})
final class ProfileInstallCommand extends EngineCommand {

    @Parameters(paramLabel = "FILE", description = "The profile.")
    private String file;

    @Option(
            names = "--queue-only",
            order = 1,
            description = "Only queues what is to be fetched; the open console does it.")
    private boolean queueOnly;

    @Mixin
    private EndpointOption endpoint;

    @Mixin
    private ActorOptions actor;

    ProfileInstallCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.CREATE;
    }

    @Override
    protected Answer answer(Engine engine) {
        Profile profile = Profile.read(session.path(file), engine.fetches().hub());
        TextTable table = new TextTable("model", "outcome", "more");
        List<Map<String, Object>> models = new ArrayList<>();
        boolean all = true;
        for (Profile.Entry entry : profile.models()) {
            ProfileInstall.Outcome outcome = engine.profiles()
                    .install(
                            actor.actor(engine),
                            actor.at(engine, times()),
                            entry,
                            () -> endpoint.of(session),
                            job -> queueOnly ? job : new FetchWait(session).finish(engine, job.id()));
            all &= outcome.kind().isGood();
            table.row(outcome.modelName(), outcome.kind().word(), outcome.message());
            models.add(document(outcome));
        }
        Report report = new Report().table(table, "");
        profile.notes().forEach(report::line);
        return new Answer(
                Answer.document("profile", profile.name(), "models", models, "notes", profile.notes()),
                report,
                all ? ExitCode.DONE : ExitCode.REFUSED);
    }

    private static Map<String, Object> document(ProfileInstall.Outcome outcome) {
        return Answer.document(
                "modelName",
                outcome.modelName(),
                "outcome",
                outcome.kind().word(),
                "message",
                outcome.message(),
                "job",
                outcome.job());
    }
}
