package io.modeldeck.registry;

import io.modeldeck.domain.Problem;
import java.util.List;

/**
 * Which columns fill one tensor.
 *
 * @param input the tensor's name in the model
 * @param columns names of the columns, in the tensor's own order
 */
public record InputBinding(String input, List<String> columns) {

    public InputBinding {
        columns = List.copyOf(columns);
        if (input.isEmpty() || columns.isEmpty() || columns.stream().anyMatch(String::isEmpty)) {
            throw new Problem("A mapping names one input and at least one column, as in --map input=age,income.");
        }
    }
}
