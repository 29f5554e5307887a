package io.modeldeck.inference.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Between our tensors and PyTorch's values. A whole number, a fraction or a truth without dimensions is a plain argument of the script. */
final class TorchValues {

    private TorchValues() {}

    static IValue of(PtNDManager manager, Tensor tensor) {
        if (tensor.shape().isEmpty()) {
            return switch (tensor.values()) {
                case long[] v -> IValue.from(v[0]);
                case int[] v -> IValue.from((long) v[0]);
                case double[] v -> IValue.from(v[0]);
                case float[] v -> IValue.from((double) v[0]);
                case boolean[] v -> IValue.from(v[0]);
                case String[] v -> IValue.from(v[0]);
                default -> throw unfit(tensor);
            };
        }
        Shape shape = new Shape(tensor.dimensions());
        NDArray array = switch (tensor.values()) {
            case float[] v -> manager.create(v, shape);
            case double[] v -> manager.create(v, shape);
            case long[] v -> manager.create(v, shape);
            case int[] v -> manager.create(v, shape);
            case boolean[] v -> manager.create(v, shape);
            case byte[] v
            when tensor.type() == ElementType.UINT8 -> manager.create(ByteBuffer.wrap(v), shape, DataType.UINT8);
            case byte[] v -> manager.create(v, shape);
            default -> throw unfit(tensor);
        };
        return IValue.from((PtNDArray) array);
    }

    private static RuntimeFailure unfit(Tensor tensor) {
        return new RuntimeFailure("PyTorch takes no tensor of " + tensor.type().word() + " here; convert it.");
    }

    /** What came, by the names given; further ones are called output_1, output_2 … */
    static Map<String, ModelOutput> named(IValue value, PtNDManager manager, List<String> names) {
        Map<String, ModelOutput> outputs = new LinkedHashMap<>();
        if (value.isMap()) {
            value.toIValueMap().forEach((name, each) -> outputs.put(name, of(each, manager)));
            return outputs;
        }
        IValue[] parts = value.isTuple() ? value.toIValueTuple() : new IValue[] {value};
        for (int i = 0; i < parts.length; i++) {
            String name = i < names.size() ? names.get(i) : parts.length == 1 ? "output" : "output_" + (i + 1);
            outputs.put(name, of(parts[i], manager));
        }
        return outputs;
    }

    private static ModelOutput of(IValue value, PtNDManager manager) {
        if (value.isTensor()) {
            return new ModelOutput.Of(tensor(value.toTensor(manager)));
        }
        if (value.isLong()) {
            return new ModelOutput.Of(new Tensor(ElementType.INT64, List.of(), new long[] {value.toLong()}));
        }
        if (value.isDouble()) {
            return new ModelOutput.Of(new Tensor(ElementType.DOUBLE, List.of(), new double[] {value.toDouble()}));
        }
        if (value.isString()) {
            return new ModelOutput.Of(new Tensor(ElementType.STRING, List.of(), new String[] {value.toStringValue()}));
        }
        List<ModelOutput> parts = new ArrayList<>();
        for (PtNDArray part : value.toTensorArray(manager)) {
            parts.add(new ModelOutput.Of(tensor(part)));
        }
        return new ModelOutput.Sequence(parts);
    }

    private static Tensor tensor(NDArray array) {
        List<Long> shape = Arrays.stream(array.getShape().getShape()).boxed().toList();
        return switch (array.getDataType()) {
            case FLOAT32 -> new Tensor(ElementType.FLOAT, shape, array.toFloatArray());
            case FLOAT64 -> new Tensor(ElementType.DOUBLE, shape, array.toDoubleArray());
            case INT64 -> new Tensor(ElementType.INT64, shape, array.toLongArray());
            case INT32 -> new Tensor(ElementType.INT32, shape, array.toIntArray());
            case INT8 -> new Tensor(ElementType.INT8, shape, array.toByteArray());
            case UINT8 -> new Tensor(ElementType.UINT8, shape, array.toByteArray());
            case BOOLEAN -> new Tensor(ElementType.BOOL, shape, array.toBooleanArray());
            case FLOAT16 ->
                new Tensor(
                        ElementType.FLOAT16,
                        shape,
                        array.toType(DataType.FLOAT32, false).toFloatArray());
            default ->
                throw new RuntimeFailure("PyTorch gave a tensor of " + array.getDataType()
                        + ", which cannot be read here; convert it in the model.");
        };
    }
}
