package io.modeldeck.inference;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.Wire.Malformed;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model file, read once: what is looked at is what is kept. It is checked by our own scan before a runtime sees it, and never loaded from a path,
 * so that it cannot reach for other files.
 *
 * @param name as a person knows it, for sentences
 * @param files those that it was put together from; empty where it was one
 */
public record ModelFile(String name, byte[] content, ModelDescription description, Map<String, Digest> files) {

    public ModelFile(String name, byte[] content, ModelDescription description) {
        this(name, content, description, Map.of());
    }

    private ModelFile withFiles(Map<String, Digest> origins) {
        return new ModelFile(name, content, description, origins);
    }

    static final String META_CLASSES = "modeldeck.classes";
    static final String META_FEATURES = "modeldeck.features";
    static final String META_OUTPUTS = "modeldeck.outputs";
    static final String META_TASK = "modeldeck.task";

    /** What the file says of itself; refuses one that is no sound model. */
    public static ModelDescription inspect(Path file) {
        return read(file, RuntimeLimits.defaults()).description();
    }

    /** Reads and checks a file. */
    public static ModelFile read(Path file, RuntimeLimits limits) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw new RuntimeFailure("'" + name
                    + "' is a folder that holds no model: neither saved_model.pb (TensorFlow), nor model.json"
                    + " (TensorFlow.js), nor tokenizer.json with an .onnx file; name the model's file or folder.");
        }
        OnnxFile read = OnnxFile.read(file, limits);
        return of(read.content(), name, limits).withFiles(read.files());
    }

    /** Checks a model that is in memory, as training leaves one. */
    public static ModelFile of(byte[] content, String name, RuntimeLimits limits) {
        OnnxScan scan = scan(content, name);
        try (OnnxSession session = OnnxSession.open(content, name, limits)) {
            return new ModelFile(name, content, describe(content, scan, session, name));
        }
    }

    static ModelDescription describe(byte[] content, OnnxScan scan, OnnxSession session, String name) {
        Map<String, String> metadata = session.metadata();
        return new ModelDescription(
                ModelVersion.ONNX,
                session.inputs(),
                session.outputs(),
                metadata,
                classes(metadata, scan, name),
                Digest.of(content),
                content.length);
    }

    /** Refuses what needs no runtime to be refused. */
    static OnnxScan scan(byte[] content, String name) {
        if (content.length == 0) {
            throw new RuntimeFailure("'" + name + "' is empty; export or copy the model again.");
        }
        if (startsWith(content, "version https://git-lfs")) {
            throw new RuntimeFailure(
                    "'" + name + "' is only a pointer to a large file; fetch the model itself with: git lfs pull.");
        }
        try {
            OnnxScan scan = OnnxScan.of(content);
            if (!scan.hasGraph()) {
                throw noModel(name);
            }
            scan.externalTensor().ifPresent(tensor -> {
                throw new RuntimeFailure("'" + name + "' keeps the values of '" + tensor
                        + "' in another file; add it from the folder in which both lie, or save the model again as one file"
                        + " (with all its weights inside).");
            });
            return scan;
        } catch (Malformed e) {
            // Every writer begins with the format's version, field 1.
            if (e.endsEarly() && content[0] == 8) {
                throw new RuntimeFailure(
                        "'" + name + "' ends in the middle of the model: it is truncated. Copy or download it again.",
                        e);
            }
            throw noModel(name);
        }
    }

    private static RuntimeFailure noModel(String name) {
        return new RuntimeFailure("'" + name + "' is no ONNX model; export the model as .onnx and name that file.");
    }

    private static List<String> classes(Map<String, String> metadata, OnnxScan scan, String name) {
        return metadata.containsKey(META_CLASSES)
                ? texts(metadata.get(META_CLASSES), META_CLASSES, name)
                : scan.classes();
    }

    /** A list in the file's metadata: of texts, or of objects that have a name. */
    static List<String> texts(String json, String key, String name) {
        try {
            return Json.readArray(json).stream()
                    .map(v -> v instanceof Map<?, ?> object ? object.get("name") : v)
                    .map(String::valueOf)
                    .toList();
        } catch (Problem e) {
            throw new RuntimeFailure(
                    "The metadata entry '" + key + "' of '" + name + "' must be a JSON list; mend the export.", e);
        }
    }

    private static boolean startsWith(byte[] content, String text) {
        int length = Math.min(content.length, text.length());
        return text.equals(new String(content, 0, length, StandardCharsets.UTF_8));
    }
}
