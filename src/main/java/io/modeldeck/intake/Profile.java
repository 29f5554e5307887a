package io.modeldeck.intake;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of models to install, in the form of the project that this one grew from: for each its name and version, and where it is.
 *
 * @param models in the file's order
 */
public record Profile(String name, String description, List<Entry> models) {

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

    /**
     * Reads a profile; refuses one that names a model in a way that nothing here knows.
     *
     * @param folder that holds the file; files that it names lie there or below
     */
    public static Profile parse(String json, Path folder, URI hub) {
        Map<String, Object> document = Json.readObject(json);
        if (!(document.get("models") instanceof List<?> models) || models.isEmpty()) {
            throw new Problem("A profile needs a list 'models' with at least one model.");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            if (!(models.get(i) instanceof Map<?, ?> model)) {
                throw new Problem("models[" + i + "] must be an object with modelName, modelVersion and modelBlob.");
            }
            entries.add(new Reading(i, model, folder, hub).entry());
        }
        return new Profile(
                text(document, "name").orElse(""), text(document, "description").orElse(""), entries);
    }

    private static Optional<String> text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private record Reading(int index, Map<?, ?> model, Path folder, URI hub) {

        Entry entry() {
            String name = text(model, "modelName").orElseThrow(() -> missing("modelName"));
            Optional<String> version = text(model, "modelVersion");
            Map<?, ?> blob = model.get("modelBlob") instanceof Map<?, ?> map ? map : Map.of();
            Map<String, Object> metadata =
                    model.get("metadata") instanceof Map<?, ?> map ? Json.readObject(Json.write(map)) : Map.of();
            if (text(model, "framework").filter("ollama"::equals).isPresent()) {
                String its = text(blob, "modelName").orElseThrow(() -> missing("modelBlob.modelName"));
                return new Served(name, version.orElse(its), its, text(blob, "mode"), metadata);
            }
            FetchWish wish = new FetchWish(
                    Optional.of(name),
                    version,
                    text(model, "stage"),
                    metadata,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty());
            wish.requireSound();
            String variant = text(blob, "file").or(() -> text(blob, "variant")).orElse("default");
            return new Fetched(name, source(blob), variant, wish);
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
            return new Problem("models[" + index + "] of the profile has no " + what + ".");
        }
    }
}
