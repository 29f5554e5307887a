package io.modeldeck.cli.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.domain.Json;
import io.modeldeck.playground.AnswerJson;
import io.modeldeck.playground.Answered;
import io.modeldeck.playground.Example;
import io.modeldeck.playground.ExampleInputs;
import io.modeldeck.playground.Question;
import io.modeldeck.registry.ModelVersion;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "One example: its inputs, and with --ask what the version answers now. That leaves no event.",
        footer = {"", "Example:", "  modeldeck example show \"new customer\" --model churn --ask"})
final class ExampleShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "EXAMPLE", description = "Its name.")
    private String name;

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Option(names = "--ask", order = 3, description = "Asks the version with it.")
    private boolean ask;

    @Option(
            names = "--java",
            order = 4,
            description = "The same call as a Java program: for an ONNX model by ONNX Runtime, for Ollama by ollama4j.")
    private boolean java;

    ExampleShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelVersion its = version.serving(engine, model.of(engine));
        Example example = engine.examples().require(its, name);
        Map<String, Object> document = ExampleForm.document(engine, example);
        Optional<String> answer = ask ? Optional.of(asked(engine, its, example)) : Optional.empty();
        document.put("answer", answer.map(Json::readObject));
        Optional<String> program =
                java ? Optional.of(engine.playground().java(its, question(engine, its, example))) : Optional.empty();
        document.put("java", program);
        Report report = new Report();
        Json.pretty(example.inputs()).lines().forEach(report::line);
        answer.ifPresent(text -> {
            report.blank();
            text.lines().forEach(report::line);
        });
        program.ifPresent(text -> {
            report.blank();
            text.lines().forEach(report::line);
        });
        return Answer.of(document, report);
    }

    private static String asked(Engine engine, ModelVersion version, Example example) {
        Answered answered = engine.playground().ask(version, question(engine, version, example));
        return AnswerJson.of(answered);
    }

    private static Question question(Engine engine, ModelVersion version, Example example) {
        return ExampleInputs.question(version, engine.playground().form(version), example.inputs());
    }
}
