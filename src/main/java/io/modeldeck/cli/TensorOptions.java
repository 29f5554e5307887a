package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorJson;
import io.modeldeck.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Calls of a model with tensors, one after the other. */
final class TensorOptions {

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

    boolean isGiven() {
        return file.isPresent();
    }

    Answer answer(Engine engine, ModelVersion version, Session session) {
        Path path = session.path(file.orElseThrow());
        List<Map<String, Object>> calls = new ArrayList<>();
        Report report = new Report();
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (Map<String, Object> call : calls(path)) {
            Map<String, Tensor> inputs = new LinkedHashMap<>(TensorJson.read(call, version.inputs()));
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

    private static Tensor state(ModelVersion version, Map<String, ModelOutput> outputs, String name) {
        if (outputs.get(name) instanceof ModelOutput.Of(Tensor tensor)) {
            return tensor;
        }
        throw new Problem(version.label() + " gave no tensor '" + name + "' to feed back; it gave "
                + String.join(", ", outputs.keySet()) + ".");
    }

    /** The calls in a file of JSON Lines. */
    static List<Map<String, Object>> calls(Path path) {
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
