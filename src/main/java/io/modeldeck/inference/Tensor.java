package io.modeldeck.inference;

import io.modeldeck.registry.ElementType;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Numbers or texts in row-major order.
 *
 * @param shape length of each dimension; empty for a scalar
 * @param values the array that fits the type: float[] (also for floats of 16 bits), double[], long[], int[], short[], byte[], boolean[], String[]; whole
 *     numbers without sign by their bits in the array of the same width; shared, not copied
 */
public record Tensor(ElementType type, List<Long> shape, Object values) {

    public Tensor {
        shape = List.copyOf(shape);
        long count = 1;
        for (long dimension : shape) {
            if (dimension < 0) {
                throw new IllegalArgumentException("A tensor's dimension cannot be " + dimension);
            }
            count = Math.multiplyExact(count, dimension);
        }
        if (Array.getLength(values) != count) {
            throw new IllegalArgumentException(Array.getLength(values) + " values do not fill the shape " + shape);
        }
    }

    /** An array of noughts that holds the values of a type; empty for types whose values are no tensors. */
    public static Optional<Object> array(ElementType type, int size) {
        return switch (type) {
            case FLOAT, FLOAT16, BFLOAT16 -> Optional.of(new float[size]);
            case DOUBLE -> Optional.of(new double[size]);
            case INT64, UINT64 -> Optional.of(new long[size]);
            case INT32, UINT32 -> Optional.of(new int[size]);
            case INT16, UINT16 -> Optional.of(new short[size]);
            case INT8, UINT8 -> Optional.of(new byte[size]);
            case BOOL -> Optional.of(new boolean[size]);
            case STRING -> Optional.of(new String[size]);
            default -> Optional.empty();
        };
    }

    public int size() {
        return Array.getLength(values);
    }

    float[] floats() {
        return (float[]) values;
    }

    /** Number {@code i}, whatever its type. */
    public double number(int i) {
        return switch (values) {
            case float[] v -> v[i];
            case double[] v -> v[i];
            case boolean[] v -> v[i] ? 1 : 0;
            case Object whole when type.isWhole() -> whole(i).doubleValue();
            default -> throw new IllegalStateException("A tensor of " + type.word() + " holds no numbers");
        };
    }

    /** Whole number {@code i}, exactly: a {@link Long}, or a {@link BigInteger} above its range. */
    public Number whole(int i) {
        boolean unsigned = type.isUnsigned();
        return switch (values) {
            case long[] v when unsigned && v[i] < 0 -> new BigInteger(Long.toUnsignedString(v[i]));
            case long[] v -> v[i];
            case int[] v -> unsigned ? Integer.toUnsignedLong(v[i]) : (long) v[i];
            case short[] v -> unsigned ? Short.toUnsignedLong(v[i]) : (long) v[i];
            case byte[] v -> unsigned ? Byte.toUnsignedLong(v[i]) : (long) v[i];
            default -> throw new IllegalStateException("A tensor of " + type.word() + " holds no whole numbers");
        };
    }

    /** Text {@code i}; whole numbers as they are written. */
    public String text(int i) {
        return switch (values) {
            case String[] texts -> texts[i];
            case Object whole when type.isWhole() -> whole(i).toString();
            default -> Long.toString((long) number(i));
        };
    }

    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
