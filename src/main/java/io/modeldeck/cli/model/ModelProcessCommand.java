package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.intake.OllamaForm;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.Isolation;
import io.modeldeck.inference.ProcessRecord;
import io.modeldeck.registry.ModelVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "process",
        description =
                "Shows how a version is served and what its process took; decides whether it gets one of its own.",
        footer = {"", "Example:", "  modeldeck model process --model churn --isolate --comment \"came by mail\""})
final class ModelProcessCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Option(names = "--isolate", order = 3, description = "Serves it in a process of its own from the next call on.")
    private boolean isolate;

    @Option(names = "--trust", order = 4, description = "Serves it in the console's own process.")
    private boolean trust;

    /** Typed by commands that only read and lost a process, see {@code LostProcesses}. */
    @Option(names = "--failed", paramLabel = "SENTENCE", hidden = true)
    private Optional<String> failed;

    @Mixin
    private ActorOptions actor;

    ModelProcessCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return isolate || trust || failed.isPresent() ? Access.WRITE : Access.READ;
    }

    @Override
    protected Answer answer(Engine engine) {
        if (isolate && trust) {
            throw new Problem("A version is either isolated or trusted; give one of --isolate and --trust.");
        }
        ModelVersion chosen = version.serving(engine, model.of(engine));
        Isolation isolation = engine.isolation();
        if (isolate || trust) {
            Actor by = actor.actor(engine);
            Instant at = actor.at(engine, times());
            isolation.set(by, at, chosen, isolate, actor.comment());
            engine.runtimes().forget(chosen.id());
        }
        failed.ifPresent(sentence -> engine.modelProcesses().failed(chosen, sentence));
        return answer(chosen, isolation.isIsolated(chosen), isolation.of(chosen.id()));
    }

    private Answer answer(ModelVersion chosen, boolean isolated, ProcessRecord process) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("version", chosen.label());
        facts.put("served", isolated ? "in a process of its own" : "in the console's process");
        facts.put("started", process.starts() == 0 ? "never" : Numbers.count(process.starts(), "time", "times"));
        process.startTook().ifPresent(took -> facts.put("last start took", took.toMillis() + " ms"));
        process.residentBytes().ifPresent(bytes -> facts.put("memory after it", OllamaForm.size(bytes)));
        facts.put("failed", process.failures() == 0 ? "never" : Numbers.count(process.failures(), "time", "times"));
        process.failure().ifPresent(sentence -> facts.put("last failure", sentence));
        OptionalLong resident = process.residentBytes();
        return Answer.of(
                Answer.document(
                        "model",
                        chosen.modelName(),
                        "version",
                        chosen.deploymentVersion(),
                        "isolated",
                        isolated,
                        "starts",
                        process.starts(),
                        "startMillis",
                        process.startTook().map(Duration::toMillis),
                        "residentBytes",
                        resident,
                        "startedAt",
                        process.startedAt(),
                        "failures",
                        process.failures(),
                        "failure",
                        process.failure(),
                        "failedAt",
                        process.failedAt()),
                new Report().facts(facts));
    }
}
