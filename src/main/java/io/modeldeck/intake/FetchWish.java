package io.modeldeck.intake;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.tensorflow.TensorFlowOptions;
import io.modeldeck.inference.transformer.Pooling;
import io.modeldeck.inference.transformer.TransformerOptions;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.TensorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How what is fetched is to be added, as a person says it; kept with the job.
 *
 * @param modelName empty: as the source suggests
 * @param modelVersion empty: the source's own state, else the day
 * @param stage wished by a profile; a version comes in as a candidate whatever is wished
 * @param map columns of inputs, as in {@code input=a,b}
 * @param inputs arguments of a TorchScript file, as in {@code x=float[N,4]}
 */
public record FetchWish(
        Optional<String> modelName,
        Optional<String> modelVersion,
        Optional<String> stage,
        Map<String, Object> metadata,
        List<String> map,
        List<String> classes,
        List<String> inputs,
        List<String> outputs,
        Optional<String> task,
        Optional<String> positive,
        Optional<String> pooling,
        boolean normalize,
        Optional<Integer> maxTokens) {

    public static final FetchWish NONE = new FetchWish(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());

    public FetchWish {
        metadata = metadata == null ? Map.of() : metadata;
        map = map == null ? List.of() : List.copyOf(map);
        classes = classes == null ? List.of() : List.copyOf(classes);
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        outputs = outputs == null ? List.of() : List.copyOf(outputs);
    }

    public FetchWish named(String name, Optional<String> version) {
        return new FetchWish(
                Optional.of(name),
                version,
                stage,
                metadata,
                map,
                classes,
                inputs,
                outputs,
                task,
                positive,
                pooling,
                normalize,
                maxTokens);
    }

    public FetchWish withMap(List<String> columns) {
        return new FetchWish(
                modelName,
                modelVersion,
                stage,
                metadata,
                columns,
                classes,
                inputs,
                outputs,
                task,
                positive,
                pooling,
                normalize,
                maxTokens);
    }

    /** Whether both would come to the same version. */
    boolean isNamedAs(FetchWish other) {
        return modelName.equals(other.modelName) && modelVersion.equals(other.modelVersion);
    }

    /** What this one says, and where it is silent what the other says. */
    FetchWish over(FetchWish before) {
        Map<String, Object> all = new LinkedHashMap<>(before.metadata);
        all.putAll(metadata);
        return new FetchWish(
                modelName.or(before::modelName),
                modelVersion.or(before::modelVersion),
                stage.or(before::stage),
                all,
                map.isEmpty() ? before.map : map,
                classes.isEmpty() ? before.classes : classes,
                inputs.isEmpty() ? before.inputs : inputs,
                outputs.isEmpty() ? before.outputs : outputs,
                task.or(before::task),
                positive.or(before::positive),
                pooling.or(before::pooling),
                normalize || before.normalize,
                maxTokens.or(before::maxTokens));
    }

    /** Refuses what could never be read, before anything is fetched for it. */
    void requireSound() {
        add(modelName.orElse("model"), modelVersion.orElse("1"), Map.of(), "");
        options();
    }

    /** As options for what a person has at hand; name and version must be said. */
    public AddModel model() {
        return add(modelName.orElseThrow(), modelVersion.orElseThrow(), Map.of(), "");
    }

    AddModel add(String name, String version, Map<String, Object> said, String comment) {
        Map<String, Object> all = new LinkedHashMap<>(said);
        all.putAll(metadata);
        return new AddModel(
                name,
                version,
                map.isEmpty() ? Optional.empty() : Optional.of(InputMapping.parse(map)),
                classes,
                all,
                positive,
                task.map(TaskType::of),
                Optional.empty(),
                comment);
    }

    public FileOptions options() {
        if (maxTokens.filter(tokens -> tokens < 1).isPresent()) {
            throw new Problem("A text has at least one token; --max-tokens must be above zero.");
        }
        return new FileOptions(
                inputs.stream().map(TensorSpec::parse).toList(),
                outputs.stream().map(TensorSpec::parse).toList(),
                new TransformerOptions(
                        pooling.map(Pooling::of),
                        normalize,
                        maxTokens.map(OptionalInt::of).orElse(OptionalInt.empty())),
                TensorFlowOptions.NONE);
    }
}
