package io.modeldeck.inference;

import java.util.Optional;

/** The messages of an ONNX file in which tensors may lie, and in which fields of each they do. Field numbers are those of the format's onnx.proto. */
enum OnnxPart {
    MODEL,
    TRAINING,
    FUNCTION,
    GRAPH,
    NODE,
    ATTRIBUTE,
    SPARSE,
    TENSOR;

    /** Deeper than any real model; whoever walks uses the stack. */
    static final int DEPTH = 200;

    /** What that field holds; empty for what holds no tensor. */
    Optional<OnnxPart> at(int field) {
        return Optional.ofNullable(
                switch (this) {
                    case MODEL ->
                        switch (field) {
                            case 7 -> GRAPH;
                            case 20 -> TRAINING;
                            case 25 -> FUNCTION;
                            default -> null;
                        };
                    case TRAINING -> field <= 2 ? GRAPH : null;
                    case FUNCTION ->
                        switch (field) {
                            case 7 -> NODE;
                            case 11 -> ATTRIBUTE;
                            default -> null;
                        };
                    case GRAPH ->
                        switch (field) {
                            case 1 -> NODE;
                            case 5 -> TENSOR;
                            case 15 -> SPARSE;
                            default -> null;
                        };
                    case NODE -> field == 5 ? ATTRIBUTE : null;
                    case ATTRIBUTE ->
                        switch (field) {
                            case 5, 10 -> TENSOR;
                            case 6, 11 -> GRAPH;
                            case 22, 23 -> SPARSE;
                            default -> null;
                        };
                    case SPARSE -> field <= 2 ? TENSOR : null;
                    case TENSOR -> null;
                });
    }
}
