package io.modeldeck.inference.tensorflow;

import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Classifiers that answer each row with the scores of all classes and, beside them, with the names of the classes in the same order. */
final class NamedScores {

    private NamedScores() {}

    /** Whether the outputs are of that kind. */
    static boolean are(ModelVersion version) {
        return names(version).isPresent();
    }

    private static Optional<TensorSpec> names(ModelVersion version) {
        List<TensorSpec> texts = matrices(version, ElementType.STRING);
        List<TensorSpec> scores = matrices(version, ElementType.FLOAT);
        boolean fit = texts.size() == 1
                && scores.size() == 1
                && texts.getFirst()
                        .shape()
                        .getLast()
                        .equals(scores.getFirst().shape().getLast());
        return fit ? Optional.of(texts.getFirst()) : Optional.empty();
    }

    private static List<TensorSpec> matrices(ModelVersion version, ElementType type) {
        return version.outputs().stream()
                .filter(output -> output.type() == type && output.rank() == 2)
                .filter(output -> output.shape().getLast() > 1)
                .toList();
    }

    /** One row without content. */
    static Tensor empty(TensorSpec input) {
        List<Long> shape =
                input.shape().stream().map(length -> Math.max(1, length)).toList();
        int size = Math.toIntExact(shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact));
        Object values = switch (input.type()) {
            case DOUBLE -> new double[size];
            case INT64 -> new long[size];
            case INT32 -> new int[size];
            case UINT8 -> new byte[size];
            case BOOL -> new boolean[size];
            case STRING -> IntStream.range(0, size).mapToObj(i -> "").toArray(String[]::new);
            default -> new float[size];
        };
        return new Tensor(input.type(), shape, values);
    }

    /** The names in the first row of an answer. */
    static List<String> classes(ModelVersion version, Map<String, ModelOutput> answer) {
        TensorSpec names = names(version).orElseThrow();
        if (answer.get(names.name()) instanceof ModelOutput.Of(Tensor tensor)
                && tensor.values() instanceof String[] texts
                && texts.length == names.shape().getLast()) {
            return List.of(texts);
        }
        throw new RuntimeFailure(version.label() + " does not name its classes in '" + names.words()
                + "'; name them in the model's own order with --classes a,b,c.");
    }
}
