package io.modeldeck.intake;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.inference.LoadedModel;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.inference.OnnxFile;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Loads the graphs of strangers in a process of their own before anything of them comes near the console: what crashes a runtime crashes that one. */
final class Strangers {

    private final ModelRuntime worker;

    /** @param worker serves ONNX in processes of their own, and tells nobody what becomes of them */
    Strangers(ModelRuntime worker) {
        this.worker = worker;
    }

    /** Refuses a file or folder with a graph that cannot be loaded. A file alone may be called anything: what counts is how it will be taken. */
    void requireLoadable(Path place) {
        if (!Files.isDirectory(place)) {
            if (ModelPlace.of(place).kind() == ModelPlace.Kind.ONNX) {
                load(place);
            }
            return;
        }
        try (Stream<Path> files = Files.walk(place)) {
            files.filter(Files::isRegularFile).filter(ModelPlace::isGraph).forEach(this::load);
        } catch (IOException e) {
            throw FetchFailure.of(FetchFailure.Code.DISK, "Cannot read " + place + " (" + DiskReason.of(e) + ").", e);
        }
    }

    private void load(Path file) {
        byte[] content = OnnxFile.read(file, RuntimeLimits.defaults()).content();
        ModelVersion tried = version(file.getFileName().toString(), content);
        try (LoadedModel loaded = worker.load(content, tried)) {
            loaded.residentBytes();
        } catch (RuntimeFailure e) {
            // It has no version yet that a person could know it by.
            throw new RuntimeFailure(e.getMessage().replace(tried.label(), tried.modelName()), e);
        }
    }

    private static ModelVersion version(String name, byte[] content) {
        return ModelVersion.tried(
                name, "fetched", ModelVersion.ONNX, content, List.of(), List.of(), InputMapping.NONE, List.of());
    }
}
