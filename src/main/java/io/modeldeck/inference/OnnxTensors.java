package io.modeldeck.inference;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.modeldeck.registry.ElementType;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Between our tensors and the runtime's, by direct buffers. */
final class OnnxTensors {

    private OnnxTensors() {}

    /** The runtime's view of a tensor; lives as long as the arena. */
    static OnnxTensor create(OrtEnvironment environment, Arena arena, Tensor tensor) throws OrtException {
        if (!UnsignedCast.isFor(tensor.type())) {
            return signed(environment, arena, tensor);
        }
        try (OnnxTensor signed = signed(environment, arena, tensor)) {
            return UnsignedCast.of(environment, tensor.type()).apply(signed);
        }
    }

    private static OnnxTensor signed(OrtEnvironment environment, Arena arena, Tensor tensor) throws OrtException {
        long[] shape = tensor.dimensions();
        return switch (tensor.values()) {
            case float[] v
            when tensor.type() == ElementType.FLOAT16 ->
                OnnxTensor.createTensor(environment, halves(arena, v), shape, OnnxJavaType.FLOAT16);
            case float[] v
            when tensor.type() == ElementType.BFLOAT16 ->
                OnnxTensor.createTensor(environment, brains(arena, v), shape, OnnxJavaType.BFLOAT16);
            case float[] v ->
                OnnxTensor.createTensor(
                        environment,
                        bytes(arena, 4L * v.length).asFloatBuffer().put(v).flip(),
                        shape);
            case double[] v ->
                OnnxTensor.createTensor(
                        environment,
                        bytes(arena, 8L * v.length).asDoubleBuffer().put(v).flip(),
                        shape);
            case long[] v ->
                OnnxTensor.createTensor(
                        environment,
                        bytes(arena, 8L * v.length).asLongBuffer().put(v).flip(),
                        shape);
            case int[] v ->
                OnnxTensor.createTensor(
                        environment,
                        bytes(arena, 4L * v.length).asIntBuffer().put(v).flip(),
                        shape);
            case short[] v ->
                OnnxTensor.createTensor(
                        environment,
                        bytes(arena, 2L * v.length).asShortBuffer().put(v).flip(),
                        shape,
                        OnnxJavaType.INT16);
            case byte[] v ->
                OnnxTensor.createTensor(
                        environment,
                        bytes(arena, v.length).put(v).flip(),
                        shape,
                        tensor.type() == ElementType.UINT8 ? OnnxJavaType.UINT8 : OnnxJavaType.INT8);
            case boolean[] v -> OnnxTensor.createTensor(environment, flags(arena, v), shape, OnnxJavaType.BOOL);
            case String[] v -> OnnxTensor.createTensor(environment, v, shape);
            default ->
                throw new IllegalArgumentException(
                        "No tensor of " + tensor.type().word());
        };
    }

    /** A copy of what the graph gave; the caller closes the original. */
    static ModelOutput read(OnnxValue value) throws OrtException {
        return switch (value) {
            case OnnxTensor tensor -> new ModelOutput.Of(read(tensor));
            case OnnxSequence sequence -> read(sequence);
            case OnnxMap map -> new ModelOutput.Mapping(map.getValue());
            default -> throw new OrtException("sparse tensors are not supported as outputs");
        };
    }

    /** The runtime's Java types know one type without sign only, the types of its tensors all of them. */
    static ElementType type(TensorInfo info) {
        return switch (info.onnxType) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT16 -> ElementType.UINT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT32 -> ElementType.UINT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT64 -> ElementType.UINT64;
            default -> info.type == OnnxJavaType.UNKNOWN ? ElementType.OTHER : ElementType.valueOf(info.type.name());
        };
    }

    private static ModelOutput read(OnnxSequence sequence) throws OrtException {
        List<? extends OnnxValue> values = sequence.getValue();
        try {
            List<ModelOutput> read = new ArrayList<>(values.size());
            for (OnnxValue value : values) {
                read.add(read(value));
            }
            return new ModelOutput.Sequence(read);
        } finally {
            values.forEach(OnnxValue::close);
        }
    }

    private static Tensor read(OnnxTensor tensor) throws OrtException {
        TensorInfo info = tensor.getInfo();
        long[] dimensions = info.getShape();
        List<Long> shape = new ArrayList<>(dimensions.length);
        long size = 1;
        for (long dimension : dimensions) {
            shape.add(dimension);
            size = Math.multiplyExact(size, dimension);
        }
        return new Tensor(type(info), shape, values(tensor, info, Math.toIntExact(size)));
    }

    private static Object values(OnnxTensor tensor, TensorInfo info, int size) throws OrtException {
        switch (info.type) {
            case FLOAT, FLOAT16, BFLOAT16 -> {
                float[] values = new float[size];
                tensor.getFloatBuffer().get(values);
                return values;
            }
            case DOUBLE -> {
                double[] values = new double[size];
                tensor.getDoubleBuffer().get(values);
                return values;
            }
            case INT64 -> {
                long[] values = new long[size];
                tensor.getLongBuffer().get(values);
                return values;
            }
            case INT32 -> {
                int[] values = new int[size];
                tensor.getIntBuffer().get(values);
                return values;
            }
            case INT16 -> {
                short[] values = new short[size];
                tensor.getShortBuffer().get(values);
                return values;
            }
            case INT8, UINT8 -> {
                byte[] values = new byte[size];
                tensor.getByteBuffer().get(values);
                return values;
            }
            case BOOL -> {
                boolean[] values = new boolean[size];
                ByteBuffer bytes = tensor.getByteBuffer();
                for (int i = 0; i < size; i++) {
                    values[i] = bytes.get() != 0;
                }
                return values;
            }
            case STRING -> {
                List<String> texts = new ArrayList<>(size);
                flatten(tensor.getValue(), texts);
                return texts.toArray(String[]::new);
            }
            default -> throw new OrtException("tensors of " + info.onnxType + " cannot be read");
        }
    }

    private static void flatten(Object value, List<String> texts) {
        if (value instanceof Object[] parts) {
            for (Object part : parts) {
                flatten(part, texts);
            }
        } else {
            texts.add((String) value);
        }
    }

    private static ByteBuffer halves(Arena arena, float[] values) {
        ByteBuffer bytes = bytes(arena, 2L * values.length);
        for (float value : values) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        return bytes.flip();
    }

    /** The upper half of each number, rounded to the nearest and to even ones; what is not a number stays none. */
    private static ByteBuffer brains(Arena arena, float[] values) {
        ByteBuffer bytes = bytes(arena, 2L * values.length);
        for (float value : values) {
            int bits = Float.floatToIntBits(value);
            int rounded = bits + 0x7fff + (bits >>> 16 & 1);
            bytes.putShort((short) ((Float.isNaN(value) ? bits : rounded) >>> 16));
        }
        return bytes.flip();
    }

    private static ByteBuffer flags(Arena arena, boolean[] values) {
        ByteBuffer bytes = bytes(arena, values.length);
        for (boolean value : values) {
            bytes.put((byte) (value ? 1 : 0));
        }
        return bytes.flip();
    }

    /** Native memory that is freed with the arena; never without an address, as an empty piece would be. */
    private static ByteBuffer bytes(Arena arena, long length) {
        return arena.allocate(Math.max(8, length), 8)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .limit((int) length);
    }
}
