package io.modeldeck.cli.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.playground.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "keep",
        description =
                "Keeps inputs with a version under a name: a row by its columns, a prompt, or tensors by their inputs. What is kept under that name already is replaced.",
        footer = {
            "",
            "Example:",
            "  modeldeck example keep \"new customer\" --model churn --inputs \"{\\\"visits\\\": 1, \\\"price\\\": 9.5}\""
        })
final class ExampleKeepCommand extends WritingCommand {

    private static final long LARGEST = 4L << 20;

    @Parameters(paramLabel = "EXAMPLE", description = "Its name.")
    private String name;

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @ArgGroup(multiplicity = "1", order = 3)
    private Inputs inputs;

    private static final class Inputs {
        @Option(names = "--inputs", paramLabel = "JSON", required = true, description = "The inputs as a JSON object.")
        private String text;

        @Option(names = "--from", paramLabel = "FILE", required = true, description = "A file that holds it.")
        private String file;
    }

    ExampleKeepCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Example kept = engine.examples()
                .keep(
                        actor.actor(engine),
                        actor.at(engine, times()),
                        version.serving(engine, model.of(engine)),
                        name,
                        Json.readObject(inputs.text != null ? inputs.text : read(session.path(inputs.file))),
                        actor.comment());
        return Answer.of(
                ExampleForm.document(engine, kept), "'" + kept.name() + "' is kept with " + model.name() + ".");
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Problem(file + " is longer than " + (LARGEST >> 20) + " MB, too long for an example.");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new Problem("The inputs in " + file + " cannot be read (" + DiskReason.of(e) + ").", e);
        }
    }
}
