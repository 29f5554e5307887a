package io.modeldeck.metrics;

import java.util.Optional;

/** What the figures of a range of time are held against. */
public sealed interface Comparison {

    String MODEL = "model";

    /** Nothing. */
    record None() implements Comparison {}

    /** The same length of time right before. */
    record Before() implements Comparison {}

    /** Another version of the same model, by its number. */
    record Version(int deploymentVersion) implements Comparison {}

    /** Another model in the same range. */
    record Model(long modelId) implements Comparison {}

    /** {@code before}, {@code v3}, {@code model7}; empty for nothing. */
    default String word() {
        return switch (this) {
            case None none -> "";
            case Before before -> "before";
            case Version version -> "v" + version.deploymentVersion;
            case Model model -> MODEL + model.modelId;
        };
    }

    /** Reads what {@link #word} gives; empty where the text means no comparison. */
    static Optional<Comparison> of(String word) {
        if (word.isEmpty()) {
            return Optional.of(new None());
        }
        if ("before".equals(word)) {
            return Optional.of(new Before());
        }
        if (word.matches(MODEL + "\\d{1,18}")) {
            return Optional.of(new Model(Long.parseLong(word.substring(MODEL.length()))));
        }
        return word.matches("v\\d{1,9}")
                ? Optional.of(new Version(Integer.parseInt(word.substring(1))))
                : Optional.empty();
    }
}
