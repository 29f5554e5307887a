package io.modeldeck.inference.graph;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Builds an ONNX file node by node. Values are known by their names; each method returns the name of the value it made. The same calls give the same bytes.
 *
 * <p>Declare all inputs first: they keep their names, all other values get names that are still free.
 */
public final class OnnxBuilder {

    private static final long IR_VERSION = 8;
    private static final long OPSET = 17;
    private static final long ML_OPSET = 3;
    private static final String ML_DOMAIN = "ai.onnx.ml";
    /** Operators that ONNX Runtime brings along. */
    private static final String RUNTIME_DOMAIN = "com.microsoft";

    private static final long RUNTIME_OPSET = 1;
    /** The name of the free first dimension. */
    private static final String ROWS = "N";

    private final GraphProto.Builder graph;
    private final Set<String> names = new HashSet<>();
    private boolean usesRuntimeOperators;

    public OnnxBuilder(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    /** A graph input of one column: [N,1]. */
    public String input(String name, OnnxType type) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("The input '" + name + "' is declared twice");
        }
        graph.addInput(value(name, type, 1));
        return name;
    }

    /**
     * A graph input of any form.
     *
     * @param shape length of each dimension, negative where it is free
     */
    public String input(String name, OnnxType type, long... shape) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("The input '" + name + "' is declared twice");
        }
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (int i = 0; i < shape.length; i++) {
            TensorShapeProto.Dimension.Builder dimension = dimensions.addDimBuilder();
            if (shape[i] < 0) {
                dimension.setDimParam(i == 0 ? ROWS : ROWS + i);
            } else {
                dimension.setDimValue(shape[i]);
            }
        }
        graph.addInput(value(
                name, TypeProto.Tensor.newBuilder().setElemType(type.number()).setShape(dimensions)));
        return name;
    }

    /** A graph input of whatever dimensions. */
    public String freeInput(String name, OnnxType type) {
        names.add(name);
        graph.addInput(value(name, TypeProto.Tensor.newBuilder().setElemType(type.number())));
        return name;
    }

    /** Declares a made value as output; its form follows from the graph. */
    public void freeOutput(String made, OnnxType type) {
        graph.addOutput(value(made, TypeProto.Tensor.newBuilder().setElemType(type.number())));
    }

    /** Declares a made value of floats as output of that name; its form follows from the graph. */
    public void output(String name, String made) {
        String output = made.equals(name) ? made : node("Identity", name, List.of(made));
        graph.addOutput(value(output, TypeProto.Tensor.newBuilder().setElemType(OnnxType.FLOAT.number())));
    }

    /** A name that no value has yet: the wish itself, or with a number behind it. */
    public String free(String wish) {
        String name = wish;
        for (int i = 2; !names.add(name); i++) {
            name = wish + "_" + i;
        }
        return name;
    }

    /** Declares a made value as output [N]. */
    public void outputVector(String name, OnnxType type) {
        graph.addOutput(value(name, type, 0));
    }

    /** Declares a made value as output [N,columns]. */
    public void outputMatrix(String name, OnnxType type, int columns) {
        graph.addOutput(value(name, type, columns));
    }

    public String floats(String wish, float[] values, long... shape) {
        TensorProto.Builder tensor = tensor(wish, OnnxType.FLOAT, shape);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return constant(tensor);
    }

    public String doubles(String wish, double[] values, long... shape) {
        TensorProto.Builder tensor = tensor(wish, OnnxType.DOUBLE, shape);
        for (double value : values) {
            tensor.addDoubleData(value);
        }
        return constant(tensor);
    }

    public String longs(String wish, long... values) {
        TensorProto.Builder tensor = tensor(wish, OnnxType.INT64, values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return constant(tensor);
    }

    public String strings(String wish, List<String> values) {
        TensorProto.Builder tensor = tensor(wish, OnnxType.STRING, values.size());
        values.forEach(v -> tensor.addStringData(ByteString.copyFromUtf8(v)));
        return constant(tensor);
    }

    /** A node of the standard operators with one output, which gets the wished name or one like it. */
    public String node(String operator, String wish, List<String> inputs, AttributeProto... attributes) {
        return add("", operator, free(wish), inputs, attributes);
    }

    /** A node of the standard operators with several outputs; answers their names. */
    public String[] nodes(String operator, List<String> wishes, List<String> inputs, AttributeProto... attributes) {
        String[] outputs = wishes.stream().map(this::free).toArray(String[]::new);
        add("", operator, List.of(outputs), inputs, attributes);
        return outputs;
    }

    /** The same with a name that was already taken from {@link #free}. */
    public void nodeNamed(String operator, String output, List<String> inputs, AttributeProto... attributes) {
        add("", operator, output, inputs, attributes);
    }

    /** A node of the machine-learning operators. */
    public String mlNode(String operator, String wish, List<String> inputs, AttributeProto... attributes) {
        return add(ML_DOMAIN, operator, free(wish), inputs, attributes);
    }

    /** A node of the operators that ONNX Runtime brings along besides the standard. */
    public String runtimeNode(String operator, String wish, List<String> inputs, AttributeProto... attributes) {
        usesRuntimeOperators = true;
        return add(RUNTIME_DOMAIN, operator, free(wish), inputs, attributes);
    }

    /** The columns of several blocks side by side; a single block as it is. */
    public String concat(String wish, List<String> blocks) {
        return blocks.size() == 1 ? blocks.getFirst() : node("Concat", wish, blocks, OnnxAttribute.whole("axis", 1));
    }

    /** A cast to doubles. */
    public String wide(String value) {
        return node("Cast", "wide", List.of(value), OnnxAttribute.type("to", OnnxType.DOUBLE));
    }

    /** 0, 1, … below the end. */
    public static long[] upTo(int end) {
        return LongStream.range(0, end).toArray();
    }

    /** The finished file; the metadata in the order of the map. */
    public byte[] bytes(Map<String, String> metadata) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("ModelDeck")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(ML_DOMAIN).setVersion(ML_OPSET))
                .setGraph(graph);
        if (usesRuntimeOperators) {
            model.addOpsetImport(
                    OperatorSetIdProto.newBuilder().setDomain(RUNTIME_DOMAIN).setVersion(RUNTIME_OPSET));
        }
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    private String add(
            String domain, String operator, String output, List<String> inputs, AttributeProto[] attributes) {
        add(domain, operator, List.of(output), inputs, attributes);
        return output;
    }

    private void add(
            String domain, String operator, List<String> outputs, List<String> inputs, AttributeProto[] attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(outputs.getFirst())
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes)));
    }

    private TensorProto.Builder tensor(String wish, OnnxType type, long... shape) {
        List<Long> dims = new ArrayList<>();
        for (long size : shape) {
            dims.add(size);
        }
        return TensorProto.newBuilder()
                .setName(free(wish))
                .setDataType(type.number())
                .addAllDims(dims);
    }

    private String constant(TensorProto.Builder tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** A value with the free first dimension and, where there are any, so many columns. */
    private static ValueInfoProto value(String name, OnnxType type, int columns) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(ROWS));
        if (columns > 0) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns));
        }
        return value(
                name, TypeProto.Tensor.newBuilder().setElemType(type.number()).setShape(shape));
    }

    private static ValueInfoProto value(String name, TypeProto.Tensor.Builder type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
