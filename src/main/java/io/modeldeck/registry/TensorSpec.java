package io.modeldeck.registry;

import java.util.List;

/**
 * An input or output of a model.
 *
 * @param shape length of each dimension, −1 where it is free; empty for a scalar, a sequence or a map
 */
public record TensorSpec(String name, ElementType type, List<Long> shape) {

    public TensorSpec {
        shape = List.copyOf(shape);
    }

    public int rank() {
        return shape.size();
    }

    /** As people write it: {@code input float [N, 4]}. */
    public String words() {
        StringBuilder words = new StringBuilder(name).append(' ').append(type.word());
        if (!shape.isEmpty()) {
            words.append(" [");
            for (int i = 0; i < shape.size(); i++) {
                words.append(i == 0 ? "" : ", ").append(shape.get(i) < 0 ? "N" : shape.get(i));
            }
            words.append(']');
        }
        return words.toString();
    }
}
