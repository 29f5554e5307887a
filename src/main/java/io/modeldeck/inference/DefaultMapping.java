package io.modeldeck.inference;

import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.TensorSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The mapping that a file itself gives. Never a guess by position: a wrong order answers nonsense without any error. */
final class DefaultMapping {

    private DefaultMapping() {}

    /** By the columns that the file names for its one tensor, or by inputs of one column each that are named as columns. */
    static Optional<InputMapping> of(ModelDescription description) {
        List<TensorSpec> inputs = description.inputs();
        String features = description.metadata().get(ModelFile.META_FEATURES);
        if (inputs.size() == 1 && features != null) {
            List<String> columns = ModelFile.texts(features, ModelFile.META_FEATURES, "the model");
            long width = InputPlan.width(inputs.getFirst());
            if (!columns.isEmpty() && (width < 0 || width == columns.size())) {
                return Optional.of(new InputMapping(
                        List.of(new InputBinding(inputs.getFirst().name(), columns))));
            }
        }
        if (!inputs.isEmpty() && inputs.stream().allMatch(i -> InputPlan.isTabular(i) && InputPlan.width(i) == 1)) {
            return Optional.of(new InputMapping(inputs.stream()
                    .map(i -> new InputBinding(i.name(), List.of(i.name())))
                    .toList()));
        }
        return Optional.empty();
    }

    /** Asks for a mapping in the form in which it is typed. */
    static RuntimeFailure missing(ModelFile model) {
        model.description().inputs().forEach(input -> InputPlan.requireTabular(model.name(), input));
        String form = model.description().inputs().stream()
                .map(input -> "--map " + input.name() + "=" + columns(input))
                .collect(Collectors.joining(" "));
        return new RuntimeFailure("'" + model.name() + "' takes "
                + model.description().inputWords()
                + " and does not say which columns fill it; name them in the tensor's own order: " + form + ".");
    }

    private static String columns(TensorSpec input) {
        long width = InputPlan.width(input);
        if (width < 0) {
            return "COL1,COL2,…";
        }
        return LongStream.rangeClosed(1, Math.min(width, 8))
                        .mapToObj(i -> "COL" + i)
                        .collect(Collectors.joining(","))
                + (width > 8 ? ",…" : "");
    }
}
