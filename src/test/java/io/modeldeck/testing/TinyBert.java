package io.modeldeck.testing;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.modeldeck.inference.Graphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A transformer small enough for tests, with random weights: its graph as it is, with heads, and its folder beside the tokenizer. */
public final class TinyBert {

    private static final String TINY = "models/onnx/tribuo/tinybert";

    private TinyBert() {}

    /** A folder with the tokenizer and that graph. */
    public static Path folder(Path folder, byte[] graph) throws IOException {
        Files.createDirectories(folder);
        Files.copy(SharedData.require(TINY + "-tokenizer.json"), folder.resolve("tokenizer.json"));
        Files.write(folder.resolve("model.onnx"), graph);
        return folder;
    }

    /** The same, whose classes or labels have those names. */
    public static Path folder(Path folder, byte[] graph, String... names) throws IOException {
        StringBuilder config = new StringBuilder("{\"id2label\": {");
        for (int i = 0; i < names.length; i++) {
            config.append(i == 0 ? "" : ", ").append("\"" + i + "\": \"" + names[i] + "\"");
        }
        folder(folder, graph);
        Files.writeString(folder.resolve("config.json"), config.append("}}"));
        return folder;
    }

    /** Gives a vector for each token and one for the text. */
    public static byte[] graph() throws IOException {
        return Files.readAllBytes(SharedData.require(TINY + ".onnx"));
    }

    /** The graph with a head: logits are the first eight numbers of the pooled output times these weights. */
    public static byte[] withHead(double[][] weights) throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(graph()).toBuilder();
        TensorProto.Builder matrix = TensorProto.newBuilder()
                .setName("head.w")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(50)
                .addDims(weights[0].length);
        for (int i = 0; i < 50; i++) {
            for (int c = 0; c < weights[0].length; c++) {
                matrix.addFloatData(i < weights.length ? (float) weights[i][c] : 0);
            }
        }
        var pooled = model.getGraph().getOutput(1);
        var logits = pooled.toBuilder().setName("logits");
        logits.getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder()
                .getDimBuilder(1)
                .setDimValue(weights[0].length);
        model.getGraphBuilder()
                .addInitializer(matrix)
                .addNode(NodeProto.newBuilder()
                        .setOpType("MatMul")
                        .addInput(pooled.getName())
                        .addInput("head.w")
                        .addOutput("logits"))
                .clearOutput()
                .addOutput(logits);
        return model.build().toByteArray();
    }

    /** A graph of two labels for each token: every token of the vocabulary's later half has the second, so that what is found depends on the tokens alone. */
    public static byte[] entities() {
        return new Graphs()
                .input("input_ids", TensorProto.DataType.INT64, -1, -1)
                .node(
                        "Cast",
                        List.of("input_ids"),
                        List.of("ids"),
                        Graphs.whole("to", TensorProto.DataType.FLOAT.getNumber()))
                .constant("last", -1)
                .node("Unsqueeze", List.of("ids", "last"), List.of("column"))
                .floats("w", new float[] {0, 0.001f}, 1, 2)
                .node("MatMul", List.of("column", "w"), List.of("logits"))
                .output("logits", TensorProto.DataType.FLOAT, -1, -1, 2)
                .bytes();
    }
}
