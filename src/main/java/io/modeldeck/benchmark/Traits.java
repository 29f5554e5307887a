package io.modeldeck.benchmark;

import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes versions comparable. Each part is what its maker says in the metadata; where that says nothing, the task and the dimensions are those that
 * its own outputs show.
 *
 * @param task as {@code text-embedding}, {@code classification}
 * @param group versions of one group answer the same question
 * @param dimensions of an answer; an empty list for answers in words, which have none
 */
public record Traits(Optional<String> task, Optional<String> group, Optional<List<Long>> dimensions) {

    /** Answers in words. */
    private static final String TEXT = "text-generation";

    public static Traits of(ModelVersion version, TaskType task) {
        boolean rows = !version.mapping().isEmpty() && !version.readsText();
        Optional<String> named = text(version, "taskType").or(() -> rows ? Optional.of(task.word()) : Optional.empty());
        return new Traits(named, text(version, "equivalenceGroup"), dimensions(version, task, named, rows));
    }

    private static Optional<List<Long>> dimensions(
            ModelVersion version, TaskType task, Optional<String> named, boolean rows) {
        if (version.metadata().get("outputDimensions") instanceof List<?> list) {
            return Optional.of(list.stream().map(n -> ((Number) n).longValue()).toList());
        }
        if (named.equals(Optional.of(TEXT))) {
            return Optional.of(List.of());
        }
        if (!version.classes().isEmpty()) {
            return Optional.of(List.of((long) version.classes().size()));
        }
        return rows && task == TaskType.REGRESSION ? Optional.of(List.of(1L)) : Optional.empty();
    }

    private static Optional<String> text(ModelVersion version, String name) {
        return version.metadata().get(name) instanceof String text && !text.isBlank()
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The names of the metadata that a benchmark still needs. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (task.isEmpty()) {
            missing.add("taskType");
        }
        if (group.isEmpty()) {
            missing.add("equivalenceGroup");
        }
        if (dimensions.isEmpty()) {
            missing.add("outputDimensions");
        }
        return missing;
    }

    /** Versions of one model replace each other: its name is a group where none is stated. */
    Traits inGroupOf(String model) {
        return group.isPresent() ? this : new Traits(task, Optional.of(model), dimensions);
    }

    /** The dimensions as people write them: {@code [384]}, {@code words}. */
    static String words(List<Long> dimensions) {
        return dimensions.isEmpty() ? "words" : dimensions.toString();
    }
}
