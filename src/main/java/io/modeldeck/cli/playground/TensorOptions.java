package io.modeldeck.cli.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorJson;
import io.modeldeck.playground.FileTensor;
import io.modeldeck.playground.PictureTensor;
import io.modeldeck.playground.Scaling;
import io.modeldeck.playground.SoundTensor;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Calls of a model with tensors, one after the other. */
public final class TensorOptions {

    @Option(
            names = "--tensors",
            paramLabel = "FILE",
            order = 26,
            description = "For any model: JSON Lines, each a call: {\"INPUT\": nested lists, …}.")
    private Optional<String> file;

    @Option(
            names = "--feed",
            paramLabel = "OUTPUT=INPUT",
            order = 27,
            description = "With --tensors: hands an output of each call to an input of the next, as a state.")
    private Map<String, String> feed = new LinkedHashMap<>();

    @Option(
            names = "--file",
            paramLabel = "INPUT=FILE",
            order = 28,
            description = "For any model: a picture or a sound as that input, by its shape; may be repeated.")
    private Map<String, String> files = new LinkedHashMap<>();

    @Option(
            names = "--scaling",
            paramLabel = "NAME",
            defaultValue = "unit",
            order = 29,
            description =
                    "With --file: what levels of pixels become: unit (0 to 1), signed (-1 to 1), imagenet, raw, or a mean"
                            + " and a deviation as 0.1307/0.3081 (default: unit).")
    private String scaling;

    boolean isGiven() {
        return file.isPresent() || !files.isEmpty();
    }

    Answer answer(Engine engine, ModelVersion version, Session session) {
        Report report = new Report();
        Map<String, Tensor> fromFiles = fromFiles(version, session, report);
        List<Map<String, Object>> calls = new ArrayList<>();
        Map<String, Tensor> state = new LinkedHashMap<>();
        // a file alone is one call; beside --tensors it is the same in all of them
        for (Map<String, Object> call :
                file.map(typed -> calls(session.path(typed))).orElseGet(() -> List.of(Map.of()))) {
            Map<String, Tensor> inputs = new LinkedHashMap<>(TensorJson.read(call, version.inputs()));
            inputs.putAll(fromFiles);
            state.forEach(inputs::put);
            Map<String, ModelOutput> outputs = engine.inference().run(version, inputs);
            feed.forEach((output, input) -> state.put(input, state(version, outputs, output)));
            Map<String, Object> written = new LinkedHashMap<>();
            outputs.forEach((name, value) -> written.put(name, TensorJson.write(value)));
            calls.add(written);
            report.line(Json.write(written));
        }
        return Answer.of(
                Answer.document("model", version.modelName(), "version", version.deploymentVersion(), "calls", calls),
                report.line("By " + version.label() + "."));
    }

    private Map<String, Tensor> fromFiles(ModelVersion version, Session session, Report report) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        files.forEach((name, typed) -> {
            TensorSpec input = version.inputs().stream()
                    .filter(spec -> spec.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Problem(version.label() + " has no input '" + name + "'; its inputs are "
                            + version.inputs().stream().map(TensorSpec::words).collect(Collectors.joining(", "))
                            + "."));
            FileTensor read = PictureTensor.takes(input)
                    ? PictureTensor.read(session.path(typed), input, Scaling.parse(scaling))
                    : SoundTensor.read(session.path(typed), input);
            tensors.put(name, read.tensor());
            report.line(typed + ": " + read.done() + ".");
        });
        return tensors;
    }

    private static Tensor state(ModelVersion version, Map<String, ModelOutput> outputs, String name) {
        if (outputs.get(name) instanceof ModelOutput.Of(Tensor tensor)) {
            return tensor;
        }
        throw new Problem(version.label() + " gave no tensor '" + name + "' to feed back; it gave "
                + String.join(", ", outputs.keySet()) + ".");
    }

    /** The calls in a file of JSON Lines. */
    public static List<Map<String, Object>> calls(Path path) {
        try {
            return Files.readAllLines(path).stream()
                    .filter(line -> !line.isBlank())
                    .map(Json::readObject)
                    .toList();
        } catch (IOException e) {
            throw new Problem("The tensors " + path + " cannot be read (" + DiskReason.of(e) + "); check the path.", e);
        }
    }
}
