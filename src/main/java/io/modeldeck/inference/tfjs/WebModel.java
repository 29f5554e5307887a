package io.modeldeck.inference.tfjs;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.Rope;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a model of TensorFlow.js.
 *
 * @param name its model.json, for sentences
 * @param document what stands in that file
 * @param weights by name
 */
record WebModel(String name, Map<String, Object> document, Map<String, Tensor> weights) {

    static final String FILE = "model.json";

    /** Reads a model.json, or the one in a folder, and the shards that it names beside it. */
    static WebModel read(Path path, long most) {
        Path file = Files.isDirectory(path) ? path.resolve(FILE) : path;
        try {
            long size = Files.size(file);
            requireSize(file, size, most);
            Map<String, Object> document = Json.readObject(Files.readString(file, StandardCharsets.UTF_8));
            Map<String, Tensor> weights = new LinkedHashMap<>();
            for (Map<?, ?> group : objects(document.get("weightsManifest"), file)) {
                byte[] content = shards(file, texts(group.get("paths"), file), most);
                WeightGroup.read(content, objects(group.get("weights"), file), file.toString())
                        .forEach((name, weight) -> {
                            if (weights.put(name, weight) != null) {
                                throw new RuntimeFailure(
                                        file + " names the weight '" + name + "' twice; convert the model again.");
                            }
                        });
            }
            return new WebModel(file.toString(), document, weights);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (RuntimeFailure e) {
            throw e;
        } catch (Problem e) {
            throw new RuntimeFailure(
                    file + " cannot be read (" + e.getMessage() + ") Copy or convert the model again.", e);
        }
    }

    /** The shards of a group one after the other; each lies in the folder of the model, and nowhere else. */
    private static byte[] shards(Path file, List<String> names, long most) throws IOException {
        Rope all = new Rope();
        for (String name : names) {
            Path shard = shard(file, name);
            requireSize(shard, Math.addExact(all.length(), Files.size(shard)), most);
            all.add(Files.readAllBytes(shard));
        }
        return all.bytes();
    }

    private static Path shard(Path file, String name) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            boolean isPlain = !name.isEmpty()
                    && !name.contains("\\")
                    && !name.contains(":")
                    && !Path.of(name).isAbsolute()
                    && folder.resolve(name).normalize().equals(folder.resolve(name))
                    && folder.resolve(name).startsWith(folder);
            if (isPlain) {
                Path shard = folder.resolve(name);
                if (!Files.isRegularFile(shard)) {
                    throw new RuntimeFailure(
                            "The file '" + name + "' with weights of " + file + " is missing; copy it beside it.");
                }
                if (shard.toRealPath().startsWith(folder.toRealPath())) {
                    return shard;
                }
            }
        } catch (InvalidPathException e) {
            throw elsewhere(file, name, e);
        }
        throw elsewhere(file, name, null);
    }

    private static RuntimeFailure elsewhere(Path file, String name, Throwable cause) {
        return new RuntimeFailure(
                file + " names the file '" + name
                        + "' with weights, which does not lie in its own folder; only files there are read.",
                cause);
    }

    private static void requireSize(Path file, long size, long most) {
        if (size > most || size > Runtime.getRuntime().maxMemory() / 6) {
            throw new RuntimeFailure("The model in " + file.toAbsolutePath().getParent() + " is " + size
                    + " bytes long or more, too much for the memory that this program may use or for one model (at most "
                    + most + "). Use a smaller model, or start with more memory (-Xmx).");
        }
    }

    private static RuntimeFailure unreadable(Path file, IOException e) {
        return new RuntimeFailure(file + " cannot be read (" + DiskReason.of(e) + "); check the path.", e);
    }

    private static List<Map<?, ?>> objects(Object value, Path file) {
        if (value instanceof List<?> list && list.stream().allMatch(each -> each instanceof Map)) {
            return list.stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
        }
        throw noModel(file);
    }

    private static List<String> texts(Object value, Path file) {
        if (value instanceof List<?> list && list.stream().allMatch(each -> each instanceof String)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw noModel(file);
    }

    private static RuntimeFailure noModel(Path file) {
        return new RuntimeFailure(
                file + " is no model of TensorFlow.js: it has no weightsManifest of weights and paths."
                        + " Convert the model again and name its " + FILE + ".");
    }

    /** Whether layers are described, rather than a graph. */
    boolean hasLayers() {
        return !"graph-model".equals(document.get("format")) && layers().isPresent();
    }

    /** The network as Keras describes it. */
    java.util.Optional<Map<?, ?>> layers() {
        if (!(document.get("modelTopology") instanceof Map<?, ?> topology)) {
            throw new RuntimeFailure(name + " has no modelTopology; convert the model again.");
        }
        Object network = topology.get("model_config") instanceof Map<?, ?> inner ? inner : topology;
        return network instanceof Map<?, ?> map && map.containsKey("class_name")
                ? java.util.Optional.of(map)
                : java.util.Optional.empty();
    }
}
