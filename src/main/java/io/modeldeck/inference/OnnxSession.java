package io.modeldeck.inference;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.TensorSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A graph in ONNX Runtime: named tensors in, named values out. Runs may overlap; none may after {@link #close()}. */
final class OnnxSession implements AutoCloseable {

    private static final int MESSAGE_LIMIT = 300;
    /** More calls than that at once make what they need anew. */
    private static final int MOST_FRAMES = 16;

    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    /** Guarded by itself; the one used last first, since the caches of the processor know it. */
    private final Deque<OnnxFrame> frames = new ArrayDeque<>();

    private OnnxSession(String name, OrtEnvironment environment, OrtSession session) throws OrtException {
        this.name = name;
        this.environment = environment;
        this.session = session;
        this.inputs = specs(session.getInputInfo().values());
        this.outputs = specs(session.getOutputInfo().values());
    }

    /** The one environment of the process; asked for in one way only, since the first to ask decides. */
    static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "modeldeck");
    }

    /** Loads a graph from memory: from bytes the runtime reads no other file. */
    static OnnxSession open(byte[] model, String name, RuntimeLimits limits) {
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(limits.onnx().threads());
            options.setOptimizationLevel(level(limits.onnx().optimization()));
            options.setInterOpNumThreads(1);
            // On a desktop an idle model must not burn a core while it waits for the next call.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            OrtSession session = environment.createSession(model, options);
            try {
                return new OnnxSession(name, environment, session);
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw loadFailure(name, e);
        }
    }

    private static OptLevel level(String word) {
        return switch (word) {
            case "none" -> OptLevel.NO_OPT;
            case "basic" -> OptLevel.BASIC_OPT;
            case "extended" -> OptLevel.EXTENDED_OPT;
            default -> OptLevel.ALL_OPT;
        };
    }

    List<TensorSpec> inputs() {
        return inputs;
    }

    List<TensorSpec> outputs() {
        return outputs;
    }

    /** The file's own key-value texts. */
    Map<String, String> metadata() {
        try {
            return session.getMetadata().getCustomMetadata();
        } catch (OrtException e) {
            throw new RuntimeFailure("The metadata of '" + name + "' cannot be read: " + words(e), e);
        }
    }

    /** Runs the graph once. The inputs must be those of the graph, of its types and shapes; the watch is the same at every call. */
    Map<String, ModelOutput> run(Map<String, Tensor> feeds, CallWatch watch) {
        OnnxFrame frame = null;
        boolean again = false;
        try {
            frame = frame(watch);
            frame.call().begin();
            Map<String, ModelOutput> read = frame.run(feeds, this::read);
            again = frame.call().end();
            return read;
        } catch (OrtException e) {
            throw failure(frame, e);
        } finally {
            if (frame != null && !(again && keep(frame))) {
                frame.close();
            }
        }
    }

    private Map<String, ModelOutput> read(Map<String, OnnxTensor> tensors, OrtSession.RunOptions options)
            throws OrtException {
        try (OrtSession.Result result = session.run(tensors, options)) {
            Map<String, ModelOutput> read = LinkedHashMap.newLinkedHashMap(result.size());
            for (Map.Entry<String, OnnxValue> output : result) {
                read.put(output.getKey(), OnnxTensors.read(output.getValue()));
            }
            return read;
        }
    }

    private RuntimeFailure failure(OnnxFrame frame, OrtException e) {
        if (frame != null && frame.call().wasCancelled()) {
            return new RuntimeFailure("The call to '" + name + "' was cancelled.", e);
        }
        if (frame != null && frame.call().wasStopped()) {
            return new RuntimeFailure(
                    "The model '" + name + "' was stopped: one call took more than "
                            + CallTime.words(frame.call().limit()) + ".",
                    e);
        }
        return new RuntimeFailure("The model '" + name + "' failed: " + words(e), e);
    }

    private OnnxFrame frame(CallWatch watch) throws OrtException {
        synchronized (frames) {
            OnnxFrame kept = frames.poll();
            if (kept != null) {
                return kept;
            }
        }
        return new OnnxFrame(environment, watch.calls());
    }

    private boolean keep(OnnxFrame frame) {
        synchronized (frames) {
            if (frames.size() < MOST_FRAMES) {
                frames.push(frame);
                return true;
            }
            return false;
        }
    }

    @Override
    public void close() {
        synchronized (frames) {
            frames.forEach(OnnxFrame::close);
            frames.clear();
        }
        try {
            session.close();
        } catch (OrtException e) {
            throw new RuntimeFailure("The model '" + name + "' cannot be unloaded: " + words(e), e);
        }
    }

    private static List<TensorSpec> specs(Collection<NodeInfo> nodes) {
        List<TensorSpec> specs = new ArrayList<>();
        nodes.forEach(node -> specs.add(spec(node.getName(), node.getInfo())));
        return specs;
    }

    private static TensorSpec spec(String name, ValueInfo info) {
        return switch (info) {
            case TensorInfo tensor ->
                new TensorSpec(
                        name,
                        OnnxTensors.type(tensor),
                        Arrays.stream(tensor.getShape()).boxed().toList());
            case SequenceInfo sequence -> new TensorSpec(name, ElementType.SEQUENCE, List.of());
            case MapInfo map -> new TensorSpec(name, ElementType.MAP, List.of());
            default -> new TensorSpec(name, ElementType.OTHER, List.of());
        };
    }

    private static RuntimeFailure loadFailure(String name, OrtException e) {
        String words = words(e);
        if (words.contains("is not a registered function/op")
                || words.contains("No Op registered for")
                || words.contains("NOT_IMPLEMENTED")
                || e.getCode() == OrtException.OrtErrorCode.ORT_NOT_IMPLEMENTED) {
            return new RuntimeFailure(
                    "'" + name + "' uses an operator that ONNX Runtime does not have (" + words
                            + "); export it with standard operators only, or with a newer operator set.",
                    e);
        }
        if (e.getCode() == OrtException.OrtErrorCode.ORT_INVALID_PROTOBUF) {
            return new RuntimeFailure(
                    "'" + name + "' is no sound ONNX model (" + words + "); export or copy it again.", e);
        }
        return new RuntimeFailure(
                "'" + name + "' cannot be loaded by ONNX Runtime (" + words + "); export it again, for a CPU.", e);
    }

    /** The runtime's own words, on one line, without its source paths' rest and never longer than a person reads. */
    private static String words(OrtException e) {
        String line = e.getMessage()
                .strip()
                .replaceAll("\\p{Cntrl}+", " ")
                .replaceFirst("^Error code - \\w+ - message: ", "");
        return line.length() <= MESSAGE_LIMIT ? line : line.substring(0, MESSAGE_LIMIT) + "…";
    }
}
