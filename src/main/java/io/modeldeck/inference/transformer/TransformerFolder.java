package io.modeldeck.inference.transformer;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.OnnxFile;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.RuntimeLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of a model's folder, as libraries of transformers save them.
 *
 * @param tokenizer the content of tokenizer.json, which is a JSON object with a model at least
 * @param graph the only .onnx file, with its weights inside
 */
record TransformerFolder(Path folder, byte[] tokenizer, OnnxFile graph) {

    private static final String TOKENIZER = "tokenizer.json";

    /** Whether a folder looks like one. */
    static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve(TOKENIZER));
    }

    static TransformerFolder read(Path folder, RuntimeLimits limits) {
        Path tokenizer = folder.resolve(TOKENIZER);
        if (!Files.isRegularFile(tokenizer)) {
            throw new RuntimeFailure("The folder " + folder + " holds no " + TOKENIZER
                    + "; name one with a tokenizer and an .onnx file, or the model file itself.");
        }
        OnnxFile graph = OnnxFile.read(graph(folder), limits);
        long size = size(tokenizer) + graph.content().length;
        if (size > limits.fileBytes()) {
            throw new RuntimeFailure("The model in " + folder + " is " + size + " bytes long; the limit for a model is "
                    + limits.fileBytes() + ". Use a smaller or a quantised model.");
        }
        TransformerFolder read = new TransformerFolder(folder, bytes(tokenizer), graph);
        if (!(read.tokenizerDocument().get("model") instanceof Map<?, ?>)) {
            throw new RuntimeFailure(tokenizer
                    + " is no tokenizer: it has no 'model'; save the tokenizer again as a fast one, in one file.");
        }
        return read;
    }

    private static Path graph(Path folder) {
        List<Path> found = onnx(folder);
        if (found.isEmpty()) {
            found = onnx(folder.resolve("onnx"));
        }
        List<Path> plain = found.stream()
                .filter(f -> f.getFileName().toString().equals("model.onnx"))
                .toList();
        if (found.size() == 1 || plain.size() == 1) {
            return plain.isEmpty() ? found.getFirst() : plain.getFirst();
        }
        throw new RuntimeFailure(
                found.isEmpty()
                        ? "The folder " + folder + " holds no .onnx file; export the model as ONNX into it."
                        : "The folder " + folder + " holds several models ("
                                + String.join(
                                        ", ",
                                        found.stream()
                                                .map(f -> f.getFileName().toString())
                                                .toList())
                                + "); leave one of them, or call it model.onnx.");
    }

    private static List<Path> onnx(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(".onnx"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    Map<String, Object> tokenizerDocument() {
        return document(folder.resolve(TOKENIZER), tokenizer);
    }

    /** One of the documents that may lie beside them; an empty one where it does not. */
    Map<String, Object> document(String name) {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? document(file, bytes(file)) : Map.of();
    }

    private static Map<String, Object> document(Path file, byte[] content) {
        try {
            return Json.readObject(new String(content, StandardCharsets.UTF_8));
        } catch (Problem e) {
            throw new RuntimeFailure(
                    file + " cannot be read (" + e.getMessage() + ") Copy or save the model's folder again.", e);
        }
    }

    /** What a pipeline of sentence vectors does after the graph; empty where nobody says. */
    List<Object> modules() {
        Path file = folder.resolve("modules.json");
        try {
            return Files.isRegularFile(file)
                    ? Json.readArray(new String(bytes(file), StandardCharsets.UTF_8))
                    : List.of();
        } catch (Problem e) {
            throw new RuntimeFailure(
                    file + " cannot be read (" + e.getMessage() + ") Copy or save the model's folder again.", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static RuntimeFailure unreadable(Path file, IOException e) {
        return new RuntimeFailure(file + " cannot be read (" + DiskReason.of(e) + "); check the path.", e);
    }
}
