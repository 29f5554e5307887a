package io.modeldeck.intake;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A list of models to install, in the form of the project that this one grew from: for each its name and version, and where it is. An entry that says
 * nothing of use spoils no other, and a key that is not known is passed over and named. Beyond that form an entry may say {@code map}, {@code classes},
 * {@code positive} and {@code task} as one says them on the command line, for files that do not tell their columns.
 *
 * @param models in the file's order
 * @param notes what of the file was passed over
 */
public record Profile(String name, String description, List<Entry> models, List<String> notes) {

    private static final long LARGEST = 16L << 20;
    private static final Set<String> KEYS = Set.of("name", "description", "version", "models");
    private static final Set<String> ENTRY_KEYS = Set.of(
            "id",
            "modelName",
            "modelVersion",
            "framework",
            "stage",
            "description",
            "metadata",
            "modelBlob",
            "inputSchema",
            "outputSchema",
            "uploadedAt",
            "map",
            "classes",
            "positive",
            "task");
    private static final Set<String> BLOB_KEYS =
            Set.of("source", "model", "modelName", "file", "variant", "url", "path", "taskType", "mode");
    private static final Set<String> FRAMEWORKS =
            Set.of("onnx", "pytorch", "tensorflow", "tensorflowjs", "transformers", "ollama");

    public Profile {
        models = List.copyOf(models);
        notes = List.copyOf(notes);
    }

    /** One model. */
    public sealed interface Entry {
        String modelName();
    }

    /** One that is fetched. */
    public record Fetched(String modelName, FetchSource source, String variant, FetchWish wish) implements Entry {}

    /**
     * One that an Ollama server has.
     *
     * @param model as the server calls it
     * @param mode chat, generate or embeddings
     */
    public record Served(
            String modelName, String modelVersion, String model, Optional<String> mode, Map<String, Object> metadata)
            implements Entry {}

    /** One of which the file says too little, or something that nothing here knows. */
    public record Unreadable(String modelName, String sentence) implements Entry {}

    /** Reads a file; files that it names lie beside it or below. */
    public static Profile read(Path file, URI hub) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Problem(file + " is longer than " + (LARGEST >> 20) + " MB, and no list of models.");
            }
            return parse(Files.readString(file), file.toAbsolutePath().getParent(), hub);
        } catch (IOException e) {
            throw new Problem("The profile " + file + " cannot be read (" + DiskReason.of(e) + ").", e);
        }
    }

    /**
     * Reads a profile; refuses what is no list of models.
     *
     * @param folder that holds the file
     */
    static Profile parse(String json, Path folder, URI hub) {
        Map<String, Object> document = Json.readObject(json);
        if (!(document.get("models") instanceof List<?> models) || models.isEmpty()) {
            throw new Problem("A profile needs a list 'models' with at least one model.");
        }
        List<Entry> entries = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        passedOver(document, KEYS, "The profile").ifPresent(notes::add);
        for (int i = 0; i < models.size(); i++) {
            entries.add(entry(models.get(i), "models[" + i + "]", folder, hub, notes));
        }
        return new Profile(
                text(document, "name").orElse(""), text(document, "description").orElse(""), entries, notes);
    }

    private static Entry entry(Object said, String place, Path folder, URI hub, List<String> notes) {
        if (!(said instanceof Map<?, ?> model)) {
            return new Unreadable(place, place + " must be an object with modelName, modelVersion and modelBlob.");
        }
        passedOver(model, ENTRY_KEYS, place).ifPresent(notes::add);
        if (model.get("modelBlob") instanceof Map<?, ?> blob) {
            passedOver(blob, BLOB_KEYS, place + ".modelBlob").ifPresent(notes::add);
        }
        try {
            return new Reading(place, model, folder, hub).entry();
        } catch (Problem problem) {
            return new Unreadable(text(model, "modelName").orElse(place), problem.getMessage());
        }
    }

    private static Optional<String> passedOver(Map<?, ?> map, Set<String> known, String place) {
        List<String> odd = map.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !known.contains(key))
                .map(key -> "'" + key + "'")
                .toList();
        return odd.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        place + " says " + String.join(", ", odd) + ", which nothing here knows; it was passed over.");
    }

    private static Optional<String> text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private record Reading(String place, Map<?, ?> model, Path folder, URI hub) {

        Entry entry() {
            String name = text(model, "modelName").orElseThrow(() -> missing("modelName"));
            Optional<String> version = text(model, "modelVersion");
            Map<?, ?> blob = model.get("modelBlob") instanceof Map<?, ?> map ? map : Map.of();
            Map<String, Object> metadata = metadata(blob);
            text(model, "framework")
                    .filter(framework -> !FRAMEWORKS.contains(framework))
                    .ifPresent(framework -> {
                        throw new Problem(place + " is of the framework '" + framework + "', which nothing here runs.");
                    });
            if (text(model, "framework").filter("ollama"::equals).isPresent()) {
                String its = text(blob, "modelName").orElseThrow(() -> missing("modelBlob.modelName"));
                return new Served(name, version.orElse(its), its, text(blob, "mode"), metadata);
            }
            FetchWish wish = FetchWish.builder()
                    .named(Optional.of(name), version)
                    .stage(text(model, "stage"))
                    .metadata(metadata)
                    .map(texts("map"))
                    .classes(texts("classes"))
                    .answers(text(model, "task"), text(model, "positive"))
                    .build();
            wish.requireSound();
            String variant = text(blob, "file").or(() -> text(blob, "variant")).orElse("default");
            return new Fetched(name, source(blob), variant, wish);
        }

        private List<String> texts(String key) {
            Object said = model.get(key);
            if (said == null) {
                return List.of();
            }
            if (!(said instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
                throw new Problem(place + "." + key + " of the profile must be a list of texts, as in "
                        + ("map".equals(key) ? "[\"input=visits,price\"]." : "[\"no\", \"yes\"]."));
            }
            return list.stream().map(String.class::cast).toList();
        }

        private Map<String, Object> metadata(Map<?, ?> blob) {
            Map<String, Object> metadata = new LinkedHashMap<>(
                    model.get("metadata") instanceof Map<?, ?> map ? Json.readObject(Json.write(map)) : Map.of());
            text(blob, "taskType").ifPresent(task -> metadata.putIfAbsent("taskType", Hub.task(task)));
            return metadata;
        }

        private FetchSource source(Map<?, ?> blob) {
            String kind = text(blob, "source").orElse("huggingface");
            return switch (kind) {
                case "huggingface" ->
                    FetchSource.parse(
                            kind,
                            text(blob, "model")
                                    .or(() -> text(blob, "modelName"))
                                    .orElseThrow(() -> missing("modelBlob.model")),
                            hub);
                case "url" ->
                    FetchSource.parse(kind, text(blob, "url").orElseThrow(() -> missing("modelBlob.url")), hub);
                default -> beside(text(blob, "path").orElseThrow(() -> missing("modelBlob.path")), kind);
            };
        }

        /** A profile may come from anywhere, and names no file but those that came with it. */
        private FetchSource beside(String path, String kind) {
            return FetchSource.parse(
                    kind, folder.resolve(new SafePath(path).text()).toString(), hub);
        }

        private Problem missing(String what) {
            return new Problem(place + " of the profile has no " + what + ".");
        }
    }
}
