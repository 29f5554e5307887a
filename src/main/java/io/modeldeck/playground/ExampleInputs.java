package io.modeldeck.playground;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorJson;
import io.modeldeck.inference.TextRequest;
import io.modeldeck.registry.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Inputs as a JSON object: a row by the names of its columns; or {@code prompt}, {@code system} and {@code options}; or nested lists by the names of the
 * tensors. A pure form of {@link Question}.
 */
public final class ExampleInputs {

    private static final int LARGEST = 1 << 20;
    private static final Set<String> OF_TEXT = Set.of("prompt", "system", "options");

    private ExampleInputs() {}

    /** As they are kept, a row in the order of its form; refuses what that version could never be asked. */
    static Map<String, Object> sound(ModelVersion version, InputForm form, Map<String, Object> inputs) {
        if (Json.write(inputs).getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new Problem("The inputs are longer than " + (LARGEST >> 20)
                    + " MB as JSON; an example is small. Keep the file itself.");
        }
        if (!version.readsText() && !version.mapping().isEmpty()) {
            return Json.readObject(form.json(form.typed(Json.write(inputs))));
        }
        question(version, form, inputs);
        return inputs;
    }

    /** The question that is asked with them. */
    public static Question question(ModelVersion version, InputForm form, Map<String, Object> inputs) {
        if (version.readsText()) {
            return new Question.OfText(text(inputs));
        }
        return version.mapping().isEmpty()
                ? new Question.OfTensors(tensors(version, inputs))
                : new Question.OfRows(
                        form.row(form.typed(inputs)).select(version.mapping().columns()));
    }

    private static TextRequest.Prompt text(Map<String, Object> inputs) {
        inputs.keySet().stream()
                .filter(key -> !OF_TEXT.contains(key))
                .findFirst()
                .ifPresent(odd -> {
                    throw new Problem("'" + odd
                            + "' is nothing that a model of texts is asked with; write prompt, system and options.");
                });
        if (!(inputs.get("prompt") instanceof String prompt) || prompt.isBlank()) {
            throw new Problem("A model of texts is asked with a text as 'prompt'.");
        }
        Map<String, Object> options = new LinkedHashMap<>();
        if (inputs.get("options") instanceof Map<?, ?> said) {
            said.forEach((name, value) -> options.put(String.valueOf(name), value));
        }
        return new TextRequest.Prompt(
                prompt,
                inputs.get("system") instanceof String system && !system.isBlank()
                        ? Optional.of(system)
                        : Optional.empty(),
                options);
    }

    private static Map<String, Tensor> tensors(ModelVersion version, Map<String, Object> inputs) {
        return TensorJson.read(inputs, version.inputs());
    }
}
