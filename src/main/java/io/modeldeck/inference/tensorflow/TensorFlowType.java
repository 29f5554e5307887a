package io.modeldeck.inference.tensorflow;

import io.modeldeck.registry.ElementType;
import java.util.Optional;
import java.util.stream.Stream;

/** The element types of TensorFlow, with the numbers of its types.proto. */
public enum TensorFlowType {
    DT_FLOAT(1, ElementType.FLOAT),
    DT_DOUBLE(2, ElementType.DOUBLE),
    DT_INT32(3, ElementType.INT32),
    DT_UINT8(4, ElementType.UINT8),
    DT_INT16(5, ElementType.INT16),
    DT_INT8(6, ElementType.INT8),
    DT_STRING(7, ElementType.STRING),
    DT_COMPLEX64(8, ElementType.OTHER),
    DT_INT64(9, ElementType.INT64),
    DT_BOOL(10, ElementType.BOOL),
    DT_QINT8(11, ElementType.OTHER),
    DT_QUINT8(12, ElementType.OTHER),
    DT_QINT32(13, ElementType.OTHER),
    DT_BFLOAT16(14, ElementType.BFLOAT16),
    DT_QINT16(15, ElementType.OTHER),
    DT_QUINT16(16, ElementType.OTHER),
    DT_UINT16(17, ElementType.UINT16),
    DT_COMPLEX128(18, ElementType.OTHER),
    DT_HALF(19, ElementType.FLOAT16),
    DT_RESOURCE(20, ElementType.OTHER),
    DT_VARIANT(21, ElementType.OTHER),
    DT_UINT32(22, ElementType.UINT32),
    DT_UINT64(23, ElementType.UINT64);

    /** What is added to the number of a type for a variable of it, as old graphs have them. */
    private static final int REFERENCE = 100;

    private final int number;
    private final ElementType element;

    TensorFlowType(int number, ElementType element) {
        this.number = number;
        this.element = element;
    }

    public int number() {
        return number;
    }

    /** What we call it; other for those that no input or output of ours can have. */
    public ElementType element() {
        return element;
    }

    public static Optional<TensorFlowType> of(long number) {
        long plain = number > REFERENCE ? number - REFERENCE : number;
        return Stream.of(values()).filter(type -> type.number == plain).findFirst();
    }

    public static Optional<TensorFlowType> named(String name) {
        return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
