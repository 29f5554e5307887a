package io.modeldeck.intake;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.tensorflow.TensorFlowOptions;
import io.modeldeck.inference.transformer.Pooling;
import io.modeldeck.inference.transformer.TransformerOptions;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.TensorSpec;
import java.util.Collections;
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

    public static final FetchWish NONE = builder().build();

    public FetchWish {
        metadata = metadata == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        map = map == null ? List.of() : List.copyOf(map);
        classes = classes == null ? List.of() : List.copyOf(classes);
        inputs = inputs == null ? List.of() : List.copyOf(inputs);
        outputs = outputs == null ? List.of() : List.copyOf(outputs);
    }

    /** Says nothing yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same under another name. */
    public FetchWish named(String name, Optional<String> version) {
        return builder().over(this).named(Optional.of(name), version).build();
    }

    public FetchWish withMap(List<String> columns) {
        return builder().over(this).map(columns).build();
    }

    /** Whether both would come to the same version. */
    boolean isNamedAs(FetchWish other) {
        return modelName.equals(other.modelName) && modelVersion.equals(other.modelVersion);
    }

    /** What this one says, and where it is silent what the other says. */
    FetchWish over(FetchWish before) {
        return builder().over(before).over(this).build();
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

    /** Says one thing after the other; what is said later counts. Silence leaves what was said. */
    public static final class Builder {
        private Optional<String> modelName = Optional.empty();
        private Optional<String> modelVersion = Optional.empty();
        private Optional<String> stage = Optional.empty();
        private final Map<String, Object> metadata = new LinkedHashMap<>();
        private List<String> map = List.of();
        private List<String> classes = List.of();
        private List<String> inputs = List.of();
        private List<String> outputs = List.of();
        private Optional<String> task = Optional.empty();
        private Optional<String> positive = Optional.empty();
        private Optional<String> pooling = Optional.empty();
        private boolean normalize;
        private Optional<Integer> maxTokens = Optional.empty();

        private Builder() {}

        Builder over(FetchWish said) {
            stage(said.stage);
            named(said.modelName, said.modelVersion);
            metadata(said.metadata);
            map(said.map);
            classes(said.classes);
            script(said.inputs, said.outputs);
            answers(said.task, said.positive);
            return texts(said.pooling, said.normalize, said.maxTokens);
        }

        public Builder named(Optional<String> name, Optional<String> version) {
            modelName = name.or(() -> modelName);
            modelVersion = version.or(() -> modelVersion);
            return this;
        }

        public Builder named(String name, String version) {
            return named(Optional.of(name), Optional.of(version));
        }

        Builder stage(Optional<String> wished) {
            stage = wished.or(() -> stage);
            return this;
        }

        Builder metadata(Map<String, Object> more) {
            metadata.putAll(more);
            return this;
        }

        public Builder map(List<String> columns) {
            map = columns.isEmpty() ? map : columns;
            return this;
        }

        public Builder classes(List<String> named) {
            classes = named.isEmpty() ? classes : named;
            return this;
        }

        /** The arguments of a TorchScript file, and what it returns. */
        public Builder script(List<String> arguments, List<String> results) {
            inputs = arguments.isEmpty() ? inputs : arguments;
            outputs = results.isEmpty() ? outputs : results;
            return this;
        }

        /** What the answers mean. */
        public Builder answers(Optional<String> kind, Optional<String> positiveClass) {
            task = kind.or(() -> task);
            positive = positiveClass.or(() -> positive);
            return this;
        }

        /** How texts are read. */
        public Builder texts(Optional<String> how, boolean toLengthOne, Optional<Integer> most) {
            pooling = how.or(() -> pooling);
            normalize |= toLengthOne;
            maxTokens = most.or(() -> maxTokens);
            return this;
        }

        public FetchWish build() {
            return new FetchWish(
                    modelName,
                    modelVersion,
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
    }
}
