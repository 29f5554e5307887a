package io.modeldeck.inference;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;

/** Tiny ONNX models for tests, written node by node. */
public final class Graphs {

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
    private final ModelProto.Builder model = ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
            .addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(3));

    /** Answers {@code x + number} as {@code prediction}, from one column {@code x}. */
    public static byte[] plus(float number) {
        return new Graphs()
                .input("x", TensorProto.DataType.FLOAT, -1, 1)
                .floats("c", new float[] {number}, 1)
                .node("Add", List.of("x", "c"), List.of("prediction"))
                .output("prediction", TensorProto.DataType.FLOAT, -1, 1)
                .bytes();
    }

    /** The matrix product of {@code input} and the weights as {@code output}: scores of as many classes as there are columns. */
    public static Graphs scores(float[][] weights) {
        int k = weights.length;
        int classes = weights[0].length;
        float[] flat = new float[k * classes];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = weights[i / classes][i % classes];
        }
        return new Graphs()
                .input("input", TensorProto.DataType.FLOAT, -1, k)
                .floats("w", flat, k, classes)
                .node("MatMul", List.of("input", "w"), List.of("output"))
                .output("output", TensorProto.DataType.FLOAT, -1, classes);
    }

    /** Never ends. */
    static byte[] endless() {
        GraphProto body = GraphProto.newBuilder()
                .setName("body")
                .addInput(value("i", TensorProto.DataType.INT64))
                .addInput(value("go", TensorProto.DataType.BOOL))
                .addNode(node(List.of("go"), List.of("on"), "Identity"))
                .addInput(value("v", TensorProto.DataType.FLOAT, -1, 1))
                .addNode(node(List.of("v"), List.of("w"), "Identity"))
                .addOutput(value("on", TensorProto.DataType.BOOL))
                .addOutput(value("w", TensorProto.DataType.FLOAT, -1, 1))
                .build();
        Graphs graphs = new Graphs().input("x", TensorProto.DataType.FLOAT, -1, 1);
        graphs.graph.addInitializer(TensorProto.newBuilder()
                .setName("yes")
                .setDataType(TensorProto.DataType.BOOL.getNumber())
                .addInt32Data(1));
        graphs.graph.addNode(node(List.of("", "yes", "x"), List.of("prediction"), "Loop").toBuilder()
                .addAttribute(AttributeProto.newBuilder()
                        .setName("body")
                        .setType(AttributeProto.AttributeType.GRAPH)
                        .setG(body)));
        return graphs.output("prediction", TensorProto.DataType.FLOAT, -1, 1).bytes();
    }

    public Graphs input(String name, TensorProto.DataType type, long... shape) {
        graph.addInput(value(name, type, shape));
        return this;
    }

    public Graphs output(String name, TensorProto.DataType type, long... shape) {
        graph.addOutput(value(name, type, shape));
        return this;
    }

    /** A sequence of maps from whole numbers to probabilities. */
    Graphs outputMaps(String name) {
        TypeProto.Builder number = TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber()));
        TypeProto.Builder map = TypeProto.newBuilder()
                .setMapType(TypeProto.Map.newBuilder()
                        .setKeyType(TensorProto.DataType.INT64.getNumber())
                        .setValueType(number));
        graph.addOutput(ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(map))));
        return this;
    }

    public Graphs node(String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(node(inputs, outputs, operator).toBuilder().addAllAttribute(Arrays.asList(attributes)));
        return this;
    }

    Graphs mlNode(String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(node(inputs, outputs, operator).toBuilder()
                .setDomain("ai.onnx.ml")
                .addAllAttribute(Arrays.asList(attributes)));
        return this;
    }

    public Graphs floats(String name, float[] values, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (long dimension : shape) {
            tensor.addDims(dimension);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return this;
    }

    /** A list of one whole number, as some operators take it. */
    public Graphs constant(String name, long value) {
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(1)
                .addInt64Data(value));
        return this;
    }

    /** A tensor that is written elsewhere, as one whose values lie in another file. */
    public Graphs initializer(TensorProto tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    /**
     * A tensor of single-precision numbers in another file.
     *
     * @param where keys and values, one after the other
     */
    public static TensorProto external(String name, long length, String... where) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(length)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL);
        for (int i = 0; i < where.length; i += 2) {
            tensor.addExternalData(
                    StringStringEntryProto.newBuilder().setKey(where[i]).setValue(where[i + 1]));
        }
        return tensor.build();
    }

    Graphs metadata(String key, String value) {
        model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
        return this;
    }

    public byte[] bytes() {
        return model.setGraph(graph).build().toByteArray();
    }

    public static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto wholes(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    static AttributeProto singles(String name, float... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
        for (float value : values) {
            attribute.addFloats(value);
        }
        return attribute.build();
    }

    static AttributeProto texts(String name, String... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRINGS);
        for (String value : values) {
            attribute.addStrings(ByteString.copyFromUtf8(value));
        }
        return attribute.build();
    }

    static AttributeProto tensor(String name, TensorProto tensor) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.TENSOR)
                .setT(tensor)
                .build();
    }

    private static NodeProto node(List<String> inputs, List<String> outputs, String operator) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .build();
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long dimension : shape) {
            dimensions.addDim(
                    dimension < 0
                            ? TensorShapeProto.Dimension.newBuilder().setDimParam("N")
                            : TensorShapeProto.Dimension.newBuilder().setDimValue(dimension));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(dimensions)))
                .build();
    }
}
