package io.modeldeck.registry;

import io.modeldeck.domain.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An input or output of a model.
 *
 * @param shape length of each dimension, −1 where it is free; empty for a scalar, a sequence or a map
 */
public record TensorSpec(String name, ElementType type, List<Long> shape) {

    private static final Pattern FORM = Pattern.compile("([^=]+)=(\\w+)\\[((?:\\s*(?:N|\\d{1,9})\\s*,?)*)\\]");

    public TensorSpec {
        shape = List.copyOf(shape);
    }

    /** Reads one as it is typed: {@code x=float[N,4]}, {@code rate=int64[]}. */
    public static TensorSpec parse(String typed) {
        Matcher form = FORM.matcher(typed);
        if (form.matches()) {
            for (ElementType type : ElementType.values()) {
                if (type.word().equals(form.group(2))) {
                    return new TensorSpec(form.group(1), type, dimensions(form.group(3)));
                }
            }
        }
        throw new Problem(
                "'" + typed + "' describes no tensor; write it as x=float[N,4], with N where a length is free.");
    }

    private static List<Long> dimensions(String typed) {
        return typed.isBlank()
                ? List.of()
                : Stream.of(typed.split(","))
                        .map(String::strip)
                        .map(length -> length.equals("N") ? -1L : Long.parseLong(length))
                        .toList();
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
