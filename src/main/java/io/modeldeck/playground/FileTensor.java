package io.modeldeck.playground;

import io.modeldeck.domain.Problem;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.TensorSpec;
import java.util.List;

/**
 * A picture or a sound as the tensor that an input takes.
 *
 * @param done what was done to the file, in words, so that nothing about the numbers is a secret
 */
public record FileTensor(Tensor tensor, String done) {

    /** The numbers in the type that the input takes; whole numbers are rounded. */
    static Tensor of(TensorSpec input, List<Long> shape, float[] values) {
        return switch (input.type()) {
            case FLOAT, FLOAT16, BFLOAT16 -> new Tensor(input.type(), shape, values);
            case DOUBLE -> new Tensor(input.type(), shape, widened(values));
            case UINT8, INT8 -> new Tensor(input.type(), shape, bytes(input, values));
            case INT32 -> new Tensor(input.type(), shape, whole(values));
            default -> throw new Problem("The input '" + input.words() + "' takes no numbers that a file could give.");
        };
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    private static int[] whole(float[] values) {
        int[] whole = new int[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Math.round(values[i]);
        }
        return whole;
    }

    private static byte[] bytes(TensorSpec input, float[] values) {
        boolean signed = input.type() == ElementType.INT8;
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(values[i]), signed ? -128 : 0, signed ? 127 : 255);
        }
        return bytes;
    }
}
