package io.modeldeck.inference;

import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.store.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person says of a model to be added.
 *
 * @param name of the model; created when it is new
 * @param sourceVersion what its maker calls this version
 * @param mapping which columns fill which inputs; needed unless the file names its columns
 * @param classes in the order of the model's probabilities; empty: as the file names them
 * @param metadata the maker's document
 * @param positiveClass the class that scores speak of; only read when the model is new
 * @param origin of what a stranger made: such a version always runs in a process of its own; empty for what a person has at hand
 * @param task empty: classification when there are classes, else regression
 */
public record AddModel(
        String name,
        String sourceVersion,
        Optional<InputMapping> mapping,
        List<String> classes,
        Map<String, Object> metadata,
        Optional<String> positiveClass,
        Optional<TaskType> task,
        Optional<String> origin,
        String comment) {

    public AddModel {
        classes = List.copyOf(classes);
    }

    public static AddModel named(String name, String sourceVersion) {
        return new AddModel(
                name,
                sourceVersion,
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    public AddModel withMapping(InputMapping columns) {
        return new AddModel(
                name, sourceVersion, Optional.of(columns), classes, metadata, positiveClass, task, origin, comment);
    }

    public AddModel withClasses(List<String> names) {
        return new AddModel(name, sourceVersion, mapping, names, metadata, positiveClass, task, origin, comment);
    }

    public AddModel withMetadata(Map<String, Object> document) {
        return new AddModel(name, sourceVersion, mapping, classes, document, positiveClass, task, origin, comment);
    }

    /** With the files that the model was put together from in its document, by their SHA-256. */
    public AddModel withFiles(Map<String, Digest> files) {
        if (files.isEmpty()) {
            return this;
        }
        Map<String, Object> document = new LinkedHashMap<>(metadata);
        Map<String, Object> sums = new LinkedHashMap<>();
        files.forEach((name, digest) -> sums.put(name, digest.hex()));
        document.put("files", sums);
        return withMetadata(document);
    }

    public AddModel withPositive(String positive) {
        return new AddModel(
                name, sourceVersion, mapping, classes, metadata, Optional.of(positive), task, origin, comment);
    }

    public AddModel withTask(TaskType wished) {
        return new AddModel(
                name, sourceVersion, mapping, classes, metadata, positiveClass, Optional.of(wished), origin, comment);
    }

    public AddModel withOrigin(String whence) {
        return new AddModel(
                name, sourceVersion, mapping, classes, metadata, positiveClass, task, Optional.of(whence), comment);
    }
}
