package io.modeldeck.intake;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a hub that speaks as Hugging Face's does says of a model, pinned to the state that it had when it was asked. */
final class Hub {

    private static final int MOST_FILES = 10_000;
    private static final Map<String, String> TASKS = Map.of(
            "feature-extraction", "text-embedding",
            "sentence-similarity", "text-embedding",
            "text-classification", "sentiment-analysis",
            "token-classification", "named-entity-recognition",
            "text-generation", "text-generation",
            "image-classification", "image-classification",
            "object-detection", "object-detection");

    private final Web web;

    Hub(Web web) {
        this.web = web;
    }

    Inspection inspect(FetchSource.Hub source) {
        String revision =
                source.revision().equals(FetchSource.Hub.MAIN) ? "" : "/revision/" + encoded(source.revision());
        Map<String, Object> said =
                web.document(at(source.base(), "/api/models/" + source.id() + revision + "?blobs=true"));
        String state = said.get("sha") instanceof String sha && sha.matches("[0-9a-f]{40}") ? sha : source.revision();
        List<String> notes = new ArrayList<>();
        List<FetchFile> files = files(source, state, said, notes);
        VariantGuess guess = VariantGuess.of(files);
        notes.addAll(guess.notes());
        if (said.get("gated") instanceof String how) {
            notes.add("The model is given only to those whom its maker admits (" + how
                    + "); the key must be of one of them.");
        }
        return new Inspection(
                source,
                guess.framework(),
                guess.variants(),
                metadata(said),
                source.id().substring(source.id().indexOf('/') + 1),
                Optional.of(state),
                notes);
    }

    private static List<FetchFile> files(
            FetchSource.Hub source, String state, Map<String, Object> said, List<String> notes) {
        List<FetchFile> files = new ArrayList<>();
        List<?> siblings = said.get("siblings") instanceof List<?> list ? list : List.of();
        if (siblings.size() > MOST_FILES) {
            throw FetchFailure.of(
                    FetchFailure.Code.TOO_LARGE,
                    source.id() + " has " + siblings.size() + " files, too many to be looked at.");
        }
        for (Object each : siblings) {
            if (each instanceof Map<?, ?> file && file.get("rfilename") instanceof String path) {
                try {
                    files.add(file(source, state, path, file));
                } catch (FetchFailure odd) {
                    if (SafePath.leadsOut(path)) {
                        throw odd;
                    }
                    notes.add(SafePath.oddity(path) + "; it is left out.");
                }
            }
        }
        return files;
    }

    private static FetchFile file(FetchSource.Hub source, String state, String path, Map<?, ?> file) {
        Map<?, ?> large = file.get("lfs") instanceof Map<?, ?> lfs ? lfs : Map.of();
        Optional<String> sha256 = text(large.get("sha256"), "[0-9a-f]{64}");
        Object size = large.get("size") instanceof Number ? large.get("size") : file.get("size");
        return new FetchFile(
                path,
                at(source.base(), "/" + source.id() + "/resolve/" + encoded(state) + "/" + encoded(path))
                        .toString(),
                size instanceof Number number ? Optional.of(number.longValue()) : Optional.empty(),
                sha256,
                sha256.isPresent() ? Optional.empty() : text(file.get("blobId"), "[0-9a-f]{40}"),
                Optional.empty(),
                false);
    }

    private static Map<String, Object> metadata(Map<String, Object> said) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (said.get("pipeline_tag") instanceof String task) {
            metadata.put("taskType", task(task));
        }
        if (said.get("tags") instanceof List<?> tags) {
            metadata.put(
                    "tags",
                    tags.stream()
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .filter(tag -> tag.length() <= 100)
                            .limit(30)
                            .toList());
        }
        if (said.get("cardData") instanceof Map<?, ?> card && card.get("license") instanceof String license) {
            metadata.put("license", license);
        }
        if (said.get("config") instanceof Map<?, ?> config && config.get("model_type") instanceof String type) {
            metadata.put("architecture", type);
        }
        for (String name : List.of("library_name", "lastModified", "author")) {
            if (said.get(name) instanceof String text && text.length() <= 200) {
                metadata.put(name, text);
            }
        }
        return metadata;
    }

    /** What is called a task here, by the hub's own word. */
    static String task(String word) {
        return TASKS.getOrDefault(word, word);
    }

    private static URI at(URI base, String path) {
        return URI.create(base.toString().replaceFirst("/+$", "") + path);
    }

    /** A path as it is written in an address. */
    static String encoded(String path) {
        return Arrays.stream(path.split("/"))
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    private static Optional<String> text(Object value, String form) {
        return value instanceof String text && text.matches(form) ? Optional.of(text) : Optional.empty();
    }
}
