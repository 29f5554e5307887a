package io.modeldeck.inference;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.inference.Wire.Malformed;
import io.modeldeck.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An ONNX file as it is kept: with all its weights inside, wherever they lay before.
 *
 * @param files the files that it was put together from, the graph's own first; empty for a file that was whole already
 */
public record OnnxFile(byte[] content, Map<String, Digest> files) {

    /** Reads a file, and its weights out of files of its own folder. Nothing else of the disk is touched, whatever the file asks for. */
    public static OnnxFile read(Path file, RuntimeLimits limits) {
        String name = file.toString();
        try {
            if (!Files.isRegularFile(file)) {
                throw new RuntimeFailure("There is no model file '" + name + "'; check the path.");
            }
            requireRoom(name, Files.size(file), limits);
            byte[] graph = Files.readAllBytes(file);
            Joining joining = new Joining(file, graph.length, limits);
            Optional<Rope> joined = joining.joined(OnnxPart.MODEL, new Wire(graph), graph, 0);
            if (joined.isEmpty()) {
                return new OnnxFile(graph, Map.of());
            }
            requireRoom(name, joined.get().length(), limits);
            Map<String, Digest> files = new LinkedHashMap<>();
            files.put(file.getFileName().toString(), Digest.of(graph));
            joining.weights.contents().forEach((each, content) -> files.put(each, Digest.of(content)));
            return new OnnxFile(joined.get().bytes(), files);
        } catch (IOException e) {
            throw new RuntimeFailure("Cannot read the model file '" + name + "' (" + DiskReason.of(e) + ").", e);
        }
    }

    private static void requireRoom(String name, long size, RuntimeLimits limits) {
        if (size > limits.fileBytes()) {
            throw new RuntimeFailure("'" + name + "' is " + size + " bytes long; the limit for a model is "
                    + limits.fileBytes() + ". Use a smaller or a quantised model.");
        }
        if (size > Runtime.getRuntime().maxMemory() / 2) {
            throw new RuntimeFailure("'" + name + "' is " + size + " bytes long, too much for the memory that this"
                    + " program may use; start it with more (-Xmx).");
        }
    }

    private record Joining(String name, OnnxWeights weights) {

        Joining(Path file, long graphBytes, RuntimeLimits limits) {
            this(file.toString(), new OnnxWeights(file, limits.fileBytes() - graphBytes));
        }

        /** The message with the values of its tensors inside; empty where they are there already, or where this is no model at all. */
        Optional<Rope> joined(OnnxPart part, Wire message, byte[] source, int depth) throws IOException {
            try {
                return changed(part, message, source, depth);
            } catch (Malformed noModel) {
                // whoever scans it says what is wrong
                return Optional.empty();
            }
        }

        private Optional<Rope> changed(OnnxPart part, Wire message, byte[] source, int depth)
                throws Malformed, IOException {
            if (depth > OnnxPart.DEPTH) {
                throw new Malformed(false);
            }
            Rope rope = new Rope();
            int copied = message.position();
            boolean changed = false;
            for (int start = copied; message.next(); start = message.position()) {
                int field = message.field();
                Optional<OnnxPart> inner = part.at(field);
                if (inner.isEmpty() || !message.isBytes()) {
                    message.skip();
                    continue;
                }
                Optional<Rope> content = inner.get() == OnnxPart.TENSOR
                        ? values(OnnxTensorPart.of(message.message()))
                        : changed(inner.get(), message.message(), source, depth + 1);
                if (content.isPresent()) {
                    rope.add(source, copied, start).nested(field, content.get());
                    copied = message.position();
                    changed = true;
                }
            }
            return changed ? Optional.of(rope.add(source, copied, message.position())) : Optional.empty();
        }

        private Optional<Rope> values(OnnxTensorPart tensor) throws IOException {
            if (!tensor.isElsewhere()) {
                return Optional.empty();
            }
            OptionalLong wanted = tensor.bytes();
            if (!tensor.isMarked() || wanted.isEmpty()) {
                throw new RuntimeFailure("'" + name + "' says of '" + tensor.words()
                        + "' that its values lie in another file, but not of which type and form they are; export the"
                        + " model again.");
            }
            return Optional.of(weights.into(tensor, wanted.getAsLong()));
        }
    }
}
