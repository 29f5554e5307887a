package io.modeldeck.inference;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A first answer that nobody waits for: what a runtime does only once is done before the first real call. Made from the schema alone. */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long LARGEST = 1 << 24;

    private WarmUp() {}

    /** Lets the model answer once, and takes what it says for nothing: an invented row may well be refused. */
    static void of(LoadedModel model, ModelVersion version) {
        // a script may keep something between its calls; a server has its own ways
        if (model instanceof TextModel || version.framework().equals(ModelVersion.PYTORCH)) {
            return;
        }
        try {
            CallTime.within(LIMIT, () -> answer(model, version));
        } catch (Problem e) {
            LOG.debug("{} did not answer an invented row: {}", version.label(), e.getMessage());
        }
    }

    private static Object answer(LoadedModel model, ModelVersion version) {
        if (!version.mapping().isEmpty()) {
            return model.predict(row(version));
        }
        Optional<Map<String, Tensor>> tensors = tensors(version.inputs());
        return model instanceof TensorModel takesTensors && tensors.isPresent()
                ? takesTensors.run(tensors.get())
                : List.of();
    }

    /** One row: noughts for numbers, words for texts, nothing true. */
    static Table row(ModelVersion version) {
        Map<String, ElementType> types = new HashMap<>();
        version.inputs().forEach(input -> types.put(input.name(), input.type()));
        Map<String, Column> columns = new LinkedHashMap<>();
        for (InputBinding binding : version.mapping().bindings()) {
            ElementType type = types.getOrDefault(binding.input(), ElementType.FLOAT);
            binding.columns().forEach(name -> columns.put(name, cell(name, type)));
        }
        return Table.of(new ArrayList<>(columns.values()));
    }

    private static Column cell(String name, ElementType type) {
        return switch (type) {
            case STRING -> new Column.Categorical(name, new String[] {"a text"});
            case BOOL -> new Column.Categorical(name, new String[] {"false"});
            default -> new Column.Numeric(name, new double[] {0});
        };
    }

    /** Noughts of the least size that fits; empty where an input takes what cannot be invented. */
    static Optional<Map<String, Tensor>> tensors(List<TensorSpec> inputs) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (TensorSpec input : inputs) {
            List<Long> shape =
                    input.shape().stream().map(length -> Math.max(1, length)).toList();
            long size = shape.stream().reduce(1L, (a, b) -> Math.min(LARGEST + 1, a * b));
            Optional<Object> values = size > LARGEST
                    ? Optional.empty()
                    : Tensor.array(input.type(), (int) size).filter(array -> !(array instanceof String[]));
            if (values.isEmpty()) {
                return Optional.empty();
            }
            tensors.put(input.name(), new Tensor(input.type(), shape, values.get()));
        }
        return Optional.of(tensors);
    }
}
