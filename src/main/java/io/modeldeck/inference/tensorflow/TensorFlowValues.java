package io.modeldeck.inference.tensorflow;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/** Between our tensors and TensorFlow's. */
final class TensorFlowValues {

    private TensorFlowValues() {}

    /** A copy in TensorFlow's memory; who asks for it closes it. */
    static org.tensorflow.Tensor of(Tensor tensor) {
        Shape shape = Shape.of(tensor.dimensions());
        return switch (tensor.values()) {
            case float[] v
            when tensor.type() == ElementType.FLOAT16 -> TFloat16.tensorOf(shape, DataBuffers.of(v, true, false));
            case float[] v
            when tensor.type() == ElementType.BFLOAT16 -> TBfloat16.tensorOf(shape, DataBuffers.of(v, true, false));
            case float[] v -> TFloat32.tensorOf(shape, DataBuffers.of(v, true, false));
            case double[] v -> TFloat64.tensorOf(shape, DataBuffers.of(v, true, false));
            case long[] v -> TInt64.tensorOf(shape, DataBuffers.of(v, true, false));
            case int[] v -> TInt32.tensorOf(shape, DataBuffers.of(v, true, false));
            case boolean[] v -> TBool.tensorOf(shape, DataBuffers.of(v, true, false));
            case byte[] v
            when tensor.type() == ElementType.UINT8 -> TUint8.tensorOf(shape, DataBuffers.of(v, true, false));
            case String[] v -> TString.tensorOf(shape, DataBuffers.of(v, true, false));
            default ->
                throw new RuntimeFailure("TensorFlow takes no tensor of "
                        + tensor.type().word() + " here; export the model with int32, int64 or float inputs.");
        };
    }

    /** A copy of what the graph gave. */
    static Tensor read(org.tensorflow.Tensor value) {
        List<Long> shape = Arrays.stream(value.shape().asArray()).boxed().toList();
        int size = Math.toIntExact(value.shape().size());
        return switch (value) {
            case TFloat16 v -> new Tensor(ElementType.FLOAT16, shape, floats(v, size));
            case TBfloat16 v -> new Tensor(ElementType.BFLOAT16, shape, floats(v, size));
            case TFloat32 v -> new Tensor(ElementType.FLOAT, shape, floats(v, size));
            case TFloat64 v -> {
                double[] values = new double[size];
                v.copyTo(DataBuffers.of(values, false, false));
                yield new Tensor(ElementType.DOUBLE, shape, values);
            }
            case TInt64 v -> {
                long[] values = new long[size];
                v.copyTo(DataBuffers.of(values, false, false));
                yield new Tensor(ElementType.INT64, shape, values);
            }
            case TInt32 v -> {
                int[] values = new int[size];
                v.copyTo(DataBuffers.of(values, false, false));
                yield new Tensor(ElementType.INT32, shape, values);
            }
            case TUint8 v -> {
                byte[] values = new byte[size];
                v.copyTo(DataBuffers.of(values, false, false));
                yield new Tensor(ElementType.UINT8, shape, values);
            }
            case TBool v -> {
                boolean[] values = new boolean[size];
                v.copyTo(DataBuffers.of(values, false, false));
                yield new Tensor(ElementType.BOOL, shape, values);
            }
            case TString v -> {
                String[] values = new String[size];
                v.copyTo(DataBuffers.of(values, false, false));
                yield new Tensor(ElementType.STRING, shape, values);
            }
            default ->
                throw new RuntimeFailure("TensorFlow gave a tensor of " + value.dataType()
                        + ", which cannot be read here; cast it in the model.");
        };
    }

    private static float[] floats(org.tensorflow.ndarray.FloatNdArray array, int size) {
        float[] values = new float[size];
        array.copyTo(DataBuffers.of(values, false, false));
        return values;
    }
}
