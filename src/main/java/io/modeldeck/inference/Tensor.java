package io.modeldeck.inference;

import io.modeldeck.registry.ElementType;
import java.lang.reflect.Array;
import java.util.List;

/**
 * Numbers or texts in row-major order.
 *
 * @param shape length of each dimension; empty for a scalar
 * @param values the array that fits the type: float[] (also for 16-bit floats that were read), double[], long[], int[], short[], byte[], boolean[],
 *     String[]; shared, not copied
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
            case long[] v -> v[i];
            case int[] v -> v[i];
            case short[] v -> v[i];
            case byte[] v -> type == ElementType.UINT8 ? Byte.toUnsignedInt(v[i]) : v[i];
            case boolean[] v -> v[i] ? 1 : 0;
            default -> throw new IllegalStateException("A tensor of " + type.word() + " holds no numbers");
        };
    }

    /** Text {@code i}; whole numbers as they are written. */
    public String text(int i) {
        return values instanceof String[] texts ? texts[i] : Long.toString((long) number(i));
    }

    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
