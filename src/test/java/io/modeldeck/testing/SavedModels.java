package io.modeldeck.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/** Writes SavedModels without TensorFlow: graphs of a few nodes, with one signature. */
public final class SavedModels {

    private final MetaGraphDef.Builder graph = MetaGraphDef.newBuilder();
    private final SignatureDef.Builder signature = SignatureDef.newBuilder();
    private final String name;

    public SavedModels(String signature, String... tags) {
        this.name = signature;
        graph.getMetaInfoDefBuilder().addAllTags(List.of(tags));
    }

    /** An input, and an output that gives it back. */
    public SavedModels echo(String input, DataType type, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long size : shape) {
            dimensions.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
        }
        graph.getGraphDefBuilder()
                .addNode(NodeDef.newBuilder()
                        .setName("in_" + input)
                        .setOp("Placeholder")
                        .putAttr("dtype", type(type))
                        .putAttr(
                                "shape",
                                AttrValue.newBuilder().setShape(dimensions).build()));
        node("out_" + input, "Identity", type, "in_" + input);
        TensorInfo.Builder info = TensorInfo.newBuilder().setDtype(type).setTensorShape(dimensions);
        signature.putInputs(input, info.setName("in_" + input + ":0").build());
        signature.putOutputs(input, info.setName("out_" + input + ":0").build());
        return this;
    }

    /** A node of one type; its first output becomes an output of that type. */
    public SavedModels output(String output, String operator, DataType type, DataType gives, String... inputs) {
        node(output, operator, type, inputs);
        signature.putOutputs(
                output,
                TensorInfo.newBuilder().setDtype(gives).setName(output + ":0").build());
        return this;
    }

    public SavedModels node(String node, String operator, DataType type, String... inputs) {
        NodeDef.Builder added = NodeDef.newBuilder()
                .setName(node)
                .setOp(operator)
                .addAllInput(List.of(inputs))
                .putAttr("T", type(type));
        graph.getGraphDefBuilder().addNode(added);
        return this;
    }

    private static AttrValue type(DataType type) {
        return AttrValue.newBuilder().setType(type).build();
    }

    public MetaGraphDef graph() {
        return graph.clone().putSignatureDef(name, signature.build()).build();
    }

    /** A folder with these graphs. */
    public static Path write(Path folder, MetaGraphDef... graphs) throws IOException {
        Files.createDirectories(folder);
        SavedModel model = SavedModel.newBuilder()
                .setSavedModelSchemaVersion(1)
                .addAllMetaGraphs(List.of(graphs))
                .build();
        Files.write(folder.resolve("saved_model.pb"), model.toByteArray());
        return folder;
    }

    /** A copy that may be spoiled. */
    public static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(each -> {
                try {
                    Path place = to.resolve(from.relativize(each).toString());
                    if (Files.isDirectory(each)) {
                        Files.createDirectories(place);
                    } else {
                        Files.write(place, Files.readAllBytes(each));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return to;
    }
}
