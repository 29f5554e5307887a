package io.modeldeck.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import io.modeldeck.inference.graph.OnnxType;
import io.modeldeck.registry.ElementType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes tensors of 16 to 64 bits without sign, for which the runtime's Java has no way: a graph of one node casts signed ones of the same width, which
 * keeps their bits.
 */
final class UnsignedCast {

    private static final Map<ElementType, UnsignedCast> MADE = new EnumMap<>(ElementType.class);
    private static final String INPUT = "signed";

    private final OrtSession session;

    private UnsignedCast(OrtSession session) {
        this.session = session;
    }

    static boolean isFor(ElementType type) {
        return type.isUnsigned() && type != ElementType.UINT8;
    }

    /** The one of a type; it stays for the life of the process, as the environment does. */
    static UnsignedCast of(OrtEnvironment environment, ElementType type) throws OrtException {
        synchronized (MADE) {
            UnsignedCast made = MADE.get(type);
            if (made == null) {
                made = new UnsignedCast(session(environment, type));
                MADE.put(type, made);
            }
            return made;
        }
    }

    private static OrtSession session(OrtEnvironment environment, ElementType type) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.createSession(graph(type), options);
        }
    }

    private static byte[] graph(ElementType type) {
        OnnxType to = OnnxType.valueOf(type.name());
        OnnxType from = OnnxType.valueOf(type.name().substring(1));
        OnnxBuilder builder = new OnnxBuilder("cast");
        String signed = builder.freeInput(INPUT, from);
        builder.freeOutput(builder.node("Cast", "unsigned", List.of(signed), OnnxAttribute.type("to", to)), to);
        return builder.bytes(Map.of());
    }

    /** A tensor of its own, which the caller closes. */
    OnnxTensor apply(OnnxTensor signed) throws OrtException {
        return (OnnxTensor) session.run(Map.of(INPUT, signed)).get(0);
    }
}
