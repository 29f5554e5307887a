package io.modeldeck.intake;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.tensorflow.TensorFlowIntake;
import io.modeldeck.inference.transformer.TransformerIntake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which kind of model lies at a path. A guess that opens the right door: what stands behind it looks at the content itself.
 *
 * @param path the file or folder to be added, which may lie inside the one that was named
 */
public record ModelPlace(Kind kind, Path path) {

    /** A kind of model, by how it is kept. */
    public enum Kind {
        ONNX,
        PYTORCH,
        TRANSFORMERS,
        TENSORFLOW,
        TENSORFLOWJS
    }

    private static final List<String> SCRIPTS = List.of(".pt", ".pth", ".jit", ".torchscript", ".ts");

    /** Looks at a path; refuses a folder in which no model, or more than one, can be told. */
    public static ModelPlace of(Path path) {
        if (!Files.isDirectory(path)) {
            return new ModelPlace(fileKind(path), path);
        }
        if (TransformerIntake.takes(path)) {
            return new ModelPlace(Kind.TRANSFORMERS, path);
        }
        if (TensorFlowIntake.takes(path)) {
            return new ModelPlace(Kind.TENSORFLOW, path);
        }
        if (Files.isRegularFile(path.resolve("model.json"))) {
            return new ModelPlace(Kind.TENSORFLOWJS, path);
        }
        return only(path);
    }

    /** The one model file of a folder, or of the one folder in it, as archives and hubs leave them. */
    private static ModelPlace only(Path folder) {
        List<Path> inside = list(folder);
        List<Path> models = inside.stream()
                .filter(Files::isRegularFile)
                .filter(file -> isGraph(file) || isScript(file))
                .toList();
        if (models.size() == 1) {
            return of(models.getFirst());
        }
        List<Path> folders = inside.stream().filter(Files::isDirectory).toList();
        if (models.isEmpty() && folders.size() == 1) {
            return of(folders.getFirst());
        }
        throw new RuntimeFailure(
                models.isEmpty()
                        ? folder + " holds no model that can be told: no tokenizer.json, .onnx file, TorchScript file,"
                                + " saved_model.pb or model.json. Name the model's own file or folder."
                        : folder + " holds several models; name the file of one.");
    }

    private static Kind fileKind(Path file) {
        if (name(file).endsWith(".json")) {
            return Kind.TENSORFLOWJS;
        }
        return startsAsArchive(file) && !isGraph(file) ? Kind.PYTORCH : Kind.ONNX;
    }

    /** Whether a file among others is an ONNX graph, by its name. */
    static boolean isGraph(Path file) {
        return name(file).endsWith(".onnx");
    }

    private static boolean isScript(Path file) {
        return SCRIPTS.stream().anyMatch(name(file)::endsWith) && startsAsArchive(file);
    }

    private static String name(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static boolean startsAsArchive(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        } catch (IOException e) {
            throw new RuntimeFailure("Cannot read '" + file + "' (" + DiskReason.of(e) + "); check the path.", e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new RuntimeFailure("Cannot read the folder " + folder + " (" + DiskReason.of(e) + ").", e);
        }
    }
}
