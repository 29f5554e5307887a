package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ollama.OllamaMode;
import io.modeldeck.intake.FetchJob;
import io.modeldeck.intake.FetchStatus;
import io.modeldeck.intake.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "install",
        description =
                "Installs the models that a JSON file lists: fetches those of hubs, addresses and files beside it, adds those of an Ollama server.",
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
    Access access() {
        return Access.CREATE;
    }

    @Override
    Answer answer(Engine engine) {
        Path path = session.path(file);
        Profile profile;
        try {
            profile = Profile.parse(
                    Files.readString(path), path.getParent(), engine.fetches().hub());
        } catch (IOException e) {
            throw new Problem("The profile " + path + " cannot be read (" + DiskReason.of(e) + ").", e);
        }
        TextTable table = new TextTable("model", "outcome", "more");
        List<Map<String, Object>> models = new ArrayList<>();
        boolean all = true;
        for (Profile.Entry entry : profile.models()) {
            Outcome outcome = installed(engine, entry);
            all &= outcome.done();
            table.row(entry.modelName(), outcome.word(), outcome.more());
            models.add(Answer.document(
                    "modelName",
                    entry.modelName(),
                    "outcome",
                    outcome.word(),
                    "message",
                    outcome.more(),
                    "job",
                    outcome.job()));
        }
        return new Answer(
                Answer.document("profile", profile.name(), "models", models),
                new Report().table(table, ""),
                all ? Cli.DONE : Cli.REFUSED);
    }

    private record Outcome(boolean done, String word, String more, OptionalLong job) {}

    /** One model that cannot be had keeps nobody from the others. */
    private Outcome installed(Engine engine, Profile.Entry entry) {
        try {
            return switch (entry) {
                case Profile.Fetched fetched -> fetched(engine, fetched);
                case Profile.Served served -> served(engine, served);
            };
        } catch (Problem problem) {
            return new Outcome(false, "refused", problem.getMessage(), OptionalLong.empty());
        }
    }

    private Outcome fetched(Engine engine, Profile.Fetched entry) {
        FetchJob job = engine.fetches()
                .start(
                        actor.actor(engine),
                        actor.at(engine, times()),
                        entry.source(),
                        entry.variant(),
                        entry.wish(),
                        Optional.empty());
        FetchJob over = queueOnly ? job : new FetchWait(session).finish(engine, job.id());
        boolean done = queueOnly || over.status() == FetchStatus.COMPLETED;
        return new Outcome(done, over.status().word(), over.lastError().orElse(""), OptionalLong.of(over.id()));
    }

    private Outcome served(Engine engine, Profile.Served entry) {
        // the server knows it by its own name, which is the version here
        AddModel options = AddModel.named(entry.modelName(), entry.model()).withMetadata(entry.metadata());
        engine.ollamaIntake()
                .add(
                        actor.actor(engine),
                        actor.at(engine, times()),
                        endpoint.of(session),
                        options,
                        entry.mode().map(OllamaMode::of));
        return new Outcome(true, "added", "", OptionalLong.empty());
    }
}
