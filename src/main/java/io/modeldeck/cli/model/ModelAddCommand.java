package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ollama.OllamaMode;
import io.modeldeck.inference.ollama.OllamaServer;
import io.modeldeck.intake.FileOptions;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.Metadata;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description =
                "Adds a version of a model, and the model when it is new: from an ONNX or TorchScript file, from a folder with a SavedModel or a tokenizer, from a model.json of TensorFlow.js, from an Ollama server, or external.",
        footer = {
            "",
            "Example:",
            "  modeldeck model add iris.onnx --name iris --source-version 2026-01 --map input=width,length --classes"
                    + " a,b",
            "  modeldeck model add --ollama http://localhost:11434 --name assistant --source-version llama3.2",
            "  modeldeck model add minilm --name similar --source-version v2 --map text=review --pooling mean",
            "  modeldeck model add guesslang --name language --source-version 1 --map inputs=snippet"
        })
final class ModelAddCommand extends EngineCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "The model file, the folder of a SavedModel, one with tokenizer.json and an .onnx file, or a model.json of TensorFlow.js; left out with --external and --ollama.")
    private Optional<String> file;

    @Option(names = "--external", order = 1, description = "The version runs elsewhere; only its events come here.")
    private boolean external;

    @Option(
            names = "--ollama",
            paramLabel = "URL",
            order = 1,
            description = "A model that this Ollama server has; --source-version is what it calls it.")
    private Optional<String> ollama;

    @Option(
            names = "--input",
            paramLabel = "NAME=TYPE[DIMS]",
            order = 10,
            description = "For TorchScript: an argument, in order, as in x=float[N,4]; once for each.")
    private List<String> inputs = List.of();

    @Option(
            names = "--output",
            paramLabel = "NAME=TYPE[DIMS]",
            order = 11,
            description = "The same for what it returns.")
    private List<String> outputs = List.of();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            order = 9,
            description = "With --ollama: chat, generate or embeddings (default: as suits the model).")
    private Optional<String> mode;

    @Option(
            names = "--key",
            paramLabel = "VARIABLE",
            order = 9,
            description =
                    "With --ollama, for a server that wants one: the variable of the environment that holds the key, as in OLLAMA_API_KEY.")
    private Optional<String> key;

    @Option(names = "--name", paramLabel = "NAME", required = true, order = 2, description = "Name of the model.")
    private String name;

    @Option(
            names = "--source-version",
            paramLabel = "VERSION",
            required = true,
            order = 3,
            description = "What its maker calls this version.")
    private String sourceVersion;

    @Option(
            names = "--map",
            paramLabel = "INPUT=COL,COL",
            order = 4,
            description = "The columns of one input, in the tensor's order; once for each input.")
    private List<String> mapping = List.of();

    @Option(
            names = "--classes",
            paramLabel = "NAME",
            split = ",",
            order = 5,
            description = "The classes in the order of the model's probabilities.")
    private List<String> classes = List.of();

    @Option(names = "--metadata", paramLabel = "FILE", order = 6, description = "A JSON document about the version.")
    private Optional<String> metadata;

    @Option(names = "--positive", paramLabel = "CLASS", order = 7, description = "The class that scores speak of.")
    private Optional<String> positive;

    @Option(names = "--task", paramLabel = "TASK", order = 8, description = "classification or regression.")
    private Optional<String> task;

    @Mixin
    private TokenizerOptions tokenizer;

    @Mixin
    private SavedModelOptions savedModel;

    @Mixin
    private ActorOptions actor;

    ModelAddCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.CREATE;
    }

    @Override
    protected Answer answer(Engine engine) {
        if ((external ? 1 : 0) + (file.isPresent() ? 1 : 0) + (ollama.isPresent() ? 1 : 0) != 1) {
            throw new WrongUsage(
                    "A version comes from a file, from an Ollama server, or is external; name a model file, or give"
                            + " --ollama URL or --external.");
        }
        AddModel options = new AddModel(
                name,
                sourceVersion,
                mapping.isEmpty() ? Optional.empty() : Optional.of(InputMapping.parse(mapping)),
                classes,
                metadata.map(this::document).orElseGet(Map::of),
                positive,
                task.map(TaskType::of),
                Optional.empty(),
                actor.comment());
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        ModelVersion added = add(engine, by, at, options);
        return Answer.of(
                ModelForm.version(added, engine.registry()::version),
                added.label() + " is a candidate"
                        + (added.isExternal() ? "; it runs elsewhere." : " and reads " + reads(added) + "."));
    }

    private static String reads(ModelVersion added) {
        return added.mapping().isEmpty()
                ? "tensors: "
                        + String.join(
                                ", ",
                                added.inputs().stream().map(TensorSpec::words).toList())
                : String.join(", ", added.mapping().columns());
    }

    private ModelVersion add(Engine engine, Actor by, Instant at, AddModel options) {
        if (ollama.isPresent()) {
            OllamaServer server = OllamaServer.parse(ollama.get()).withKey(key);
            return engine.ollamaIntake().add(by, at, server, options, mode.map(OllamaMode::of));
        }
        if (external) {
            return engine.modelIntake().addExternal(by, at, options);
        }
        return engine.modelDoor().add(by, at, session.path(file.orElseThrow()), options, fileOptions());
    }

    private FileOptions fileOptions() {
        return new FileOptions(
                inputs.stream().map(TensorSpec::parse).toList(),
                outputs.stream().map(TensorSpec::parse).toList(),
                tokenizer.options(),
                savedModel.options());
    }

    private Map<String, Object> document(String typed) {
        Path path = session.path(typed);
        try {
            return Metadata.parse(Files.readString(path), path.toString());
        } catch (IOException e) {
            throw new Problem(
                    "The metadata " + path + " cannot be read (" + DiskReason.of(e)
                            + "); it must be a file of UTF-8 text with one JSON object.",
                    e);
        }
    }
}
