package io.modeldeck.ui.playground;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorJson;
import io.modeldeck.inference.TextRequest;
import io.modeldeck.playground.InputForm;
import io.modeldeck.playground.Question;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.ui.kit.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What somebody is about to ask: the row, the text or the tensors, as typed. Knows no nodes; lives on the FX thread. */
final class Draft {

    private InputForm form = new InputForm(List.of());
    private Map<String, String> typed = Map.of();
    private String prompt = "";
    private String system = "";
    private String temperature = "";
    private String tensors = "";
    private final Map<String, Tensor> fromFiles = new LinkedHashMap<>();

    /** Another form; what was typed under the same names stays, the rest begins as something usual. */
    void form(InputForm shown) {
        Map<String, String> kept = new LinkedHashMap<>(shown.typical());
        kept.replaceAll((name, usual) -> typed.getOrDefault(name, usual));
        form = shown;
        typed = kept;
    }

    InputForm form() {
        return form;
    }

    Map<String, String> typed() {
        return typed;
    }

    void type(Map<String, String> values) {
        typed = new LinkedHashMap<>(values);
    }

    void type(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(typed);
        changed.put(name, value);
        typed = changed;
    }

    /** The row as JSON, for those who would rather write it. */
    String json() {
        return form.json(typed);
    }

    /** Takes the row from JSON. */
    void json(String text) {
        typed = form.typed(text);
    }

    void text(String asked, String beforehand, String heat) {
        prompt = asked;
        system = beforehand;
        temperature = heat;
    }

    String prompt() {
        return prompt;
    }

    /** What is written in the fields of that way of asking, by their names; empty for tensors, which are most often files. */
    Optional<Map<String, String>> written(Askable.Way way) {
        return switch (way) {
            case ROW -> Optional.of(typed);
            case TEXT -> Optional.of(Map.of("prompt", prompt, "system", system, "temperature", temperature));
            case TENSORS -> Optional.empty();
        };
    }

    void tensors(String json) {
        tensors = json;
    }

    String tensors() {
        return tensors;
    }

    /** A tensor from a file; it comes before what the JSON says of that input. */
    void file(String input, Tensor tensor) {
        fromFiles.put(input, tensor);
    }

    void forgetFiles() {
        fromFiles.clear();
    }

    /** A first proposal of JSON for tensors: zeros of the right shape where that is small, so that the form is seen. */
    static String example(List<TensorSpec> inputs) {
        Map<String, Object> document = new LinkedHashMap<>();
        for (TensorSpec input : inputs) {
            long size = input.shape().stream().mapToLong(n -> Math.max(1, n)).reduce(1, (a, b) -> a * b);
            document.put(input.name(), size > 64 ? List.of() : zeros(input.shape()));
        }
        return Json.pretty(document);
    }

    private static Object zeros(List<Long> shape) {
        if (shape.isEmpty()) {
            return 0;
        }
        Object inner = zeros(shape.subList(1, shape.size()));
        return java.util.Collections.nCopies((int) Math.max(1, shape.getFirst()), inner);
    }

    /** What keeps it from being asked; empty where nothing does. */
    Optional<String> obstacle(Askable asked) {
        return switch (asked.way()) {
            case ROW ->
                form.fields().stream()
                        .flatMap(field -> field.fault(typed.getOrDefault(field.name(), "")).stream()
                                .map(fault -> field.name() + ": " + FieldWords.matter(field, fault)))
                        .findFirst();
            case TEXT -> prompt.isBlank() ? Optional.of("") : fault(this::temperature);
            case TENSORS -> tensors.isBlank() && fromFiles.isEmpty() ? Optional.of("") : Optional.empty();
        };
    }

    /** The same as JSON, to be kept; of large tensors that takes its time. Call it where the draft lives, and ask the answer elsewhere. */
    Supplier<Map<String, Object>> inputs(Askable asked) {
        return switch (asked.way()) {
            case ROW -> {
                Map<String, Object> row = Json.readObject(json());
                yield () -> row;
            }
            case TEXT -> {
                Map<String, Object> text = new LinkedHashMap<>();
                TextRequest.Prompt made = request();
                text.put("prompt", made.text());
                made.system().ifPresent(words -> text.put("system", words));
                if (!made.options().isEmpty()) {
                    text.put("options", made.options());
                }
                yield () -> text;
            }
            case TENSORS -> {
                Map<String, Tensor> files = Map.copyOf(fromFiles);
                String typedTensors = tensors;
                yield () -> tensors(typedTensors, files);
            }
        };
    }

    private static Map<String, Object> tensors(String typed, Map<String, Tensor> files) {
        Map<String, Object> all = new LinkedHashMap<>(typed.isBlank() ? Map.of() : Json.readObject(typed));
        files.forEach((name, tensor) -> all.put(name, TensorJson.write(new ModelOutput.Of(tensor))));
        return all;
    }

    /** The question in the form in which that version takes it. */
    Question question(Askable asked) {
        return switch (asked.way()) {
            case ROW ->
                new Question.OfRows(
                        form.row(typed).select(asked.version().mapping().columns()));
            case TEXT -> new Question.OfText(request());
            case TENSORS -> new Question.OfTensors(tensors(asked));
        };
    }

    private static Optional<String> fault(Supplier<?> written) {
        try {
            written.get();
            return Optional.empty();
        } catch (Problem fault) {
            return Optional.of(fault.getMessage());
        }
    }

    private Optional<Double> temperature() {
        try {
            return temperature.isBlank() ? Optional.empty() : Optional.of(Double.parseDouble(temperature.strip()));
        } catch (NumberFormatException e) {
            throw new Problem(Messages.text("playground.temperature.wrong", temperature), e);
        }
    }

    private TextRequest.Prompt request() {
        Map<String, Object> options = new LinkedHashMap<>();
        temperature().ifPresent(heat -> options.put("temperature", heat));
        return new TextRequest.Prompt(
                prompt, system.isBlank() ? Optional.empty() : Optional.of(system.strip()), options);
    }

    private Map<String, Tensor> tensors(Askable asked) {
        Map<String, Object> json = new LinkedHashMap<>(tensors.isBlank() ? Map.of() : Json.readObject(tensors));
        fromFiles.keySet().forEach(json::remove);
        Map<String, Tensor> inputs =
                new LinkedHashMap<>(TensorJson.read(json, asked.version().inputs()));
        inputs.putAll(fromFiles);
        return inputs;
    }
}
