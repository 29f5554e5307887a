package io.modeldeck.inference.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Json;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import io.modeldeck.testing.SharedData;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.TensorProto;

/** Graph models as TensorFlow's own classes read what they became, without TensorFlow itself. */
class GraphModelTest {

    private static MetaGraphDef graph(WebModel model) throws Exception {
        byte[] content = GraphModel.files(model).get("saved_model.pb");
        assertThat(content).isEqualTo(GraphModel.files(model).get("saved_model.pb"));
        SavedModel read = SavedModel.parseFrom(content);
        assertThat(read.getMetaGraphsCount()).isEqualTo(1);
        assertThat(read.getMetaGraphs(0).getMetaInfoDef().getTagsList()).containsExactly("serve");
        return read.getMetaGraphs(0);
    }

    private static Map<String, NodeDef> nodes(List<NodeDef> nodes) {
        return nodes.stream().collect(Collectors.toMap(NodeDef::getName, Function.identity()));
    }

    private static TensorProto value(NodeDef node) {
        return node.getAttrOrThrow("value").getTensor();
    }

    private static WebModel model(String topology, Map<String, Tensor> weights) {
        return new WebModel("m", Map.of("modelTopology", Json.readObject(topology)), weights);
    }

    @Test
    void theDenseModelIsTheGraphThatItSays() throws Exception {
        MetaGraphDef graph = graph(WebModel.read(SharedData.require("models/tfjs/tfjs_e2e/dense_model"), 1 << 20));
        assertThat(graph.getSignatureDefOrThrow("serving_default").getInputsMap())
                .containsOnlyKeys("dense_dense1_input");
        assertThat(graph.getSignatureDefOrThrow("serving_default")
                        .getOutputsOrThrow("Identity")
                        .getTensorShape()
                        .getDim(1)
                        .getSize())
                .isEqualTo(1);
        Map<String, NodeDef> nodes = nodes(graph.getGraphDef().getNodeList());
        NodeDef fused = nodes.get("StatefulPartitionedCall/sequential_1/dense_Dense1/BiasAdd");
        assertThat(fused.getOp()).isEqualTo("_FusedMatMul");
        assertThat(fused.getAttrOrThrow("fused_ops").getList().getS(0).toStringUtf8())
                .isEqualTo("BiasAdd");
        assertThat(fused.getAttrOrThrow("num_args").getI()).isEqualTo(1);
        assertThat(fused.getDevice()).isEmpty();
        float factor = value(nodes.get("StatefulPartitionedCall/sequential_1/dense_Dense1/MatMul/ReadVariableOp"))
                .getTensorContent()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .getFloat();
        assertThat(factor).isEqualTo(1.9513733f);
        assertThat(graph.getGraphDef().getVersions().getProducer()).isEqualTo(175);
    }

    @Test
    void theLanguageDetectorsFunctionsGetTheirWeightsToo() throws Exception {
        MetaGraphDef graph =
                graph(WebModel.read(SharedData.require("models/tfjs/vscode_languagedetection"), Integer.MAX_VALUE));
        assertThat(graph.getGraphDef().getNodeCount()).isEqualTo(149);
        assertThat(graph.getGraphDef().getLibrary().getFunctionList())
                .extracting(function -> function.getSignature().getName())
                .containsExactlyInAnyOrder("map_while_body_49115", "map_while_cond_49114");
        Map<String, NodeDef> body = nodes(graph.getGraphDef().getLibrary().getFunctionList().stream()
                .filter(function -> function.getSignature().getName().startsWith("map_while_body"))
                .findFirst()
                .orElseThrow()
                .getNodeDefList());
        assertThat(value(body.get("map_while_body_49115/Const")).getStringValCount())
                .isEqualTo(10_000);
        NodeDef loop = graph.getGraphDef().getNodeList().stream()
                .filter(node -> node.getOp().equals("StatelessWhile"))
                .findFirst()
                .orElseThrow();
        assertThat(loop.getAttrOrThrow("body").getFunc().getName()).isEqualTo("map_while_body_49115");
        assertThat(loop.getAttrOrThrow("T").getList().getTypeList()).contains(DataType.DT_VARIANT, DataType.DT_INT32);
        assertThat(graph.getGraphDef().getVersions().getMinConsumer()).isEqualTo(12);
    }

    @Test
    void valuesOfEveryKindAreWrittenAsTheyAreMeant() throws Exception {
        WebModel model = model("""
                {"versions": {"producer": 27},
                 "library": {"function": [{"signature": {"name": "f", "outputArg": [{"name": "o", "typeAttr": "T"}],
                    "isStateful": true}, "ret": {"o": "c:output:0"}, "node_def": [{"name": "c", "op": "Const",
                    "attr": {"dtype": {"type": "DT_INT64"}, "value": {"tensor": {"dtype": "DT_INT64"}}}}]}]},
                 "node": [
                  {"name": "x", "op": "Placeholder", "attr": {"dtype": {"type": "DT_HALF"},
                    "shape": {"shape": {"dim": [{"size": "-1"}, {"size": 3}]}}}},
                  {"name": "own", "op": "Const", "attr": {"dtype": {"type": "DT_FLOAT"},
                    "value": {"tensor": {"dtype": 1, "tensorShape": {}, "floatVal": ["NaN"]}}}},
                  {"name": "none", "op": "Const", "attr": {"dtype": {"type": "DT_INT32"},
                    "value": {"tensor": {"dtype": "DT_INT32", "tensorShape": {"dim": [{}]}}}}},
                  {"name": "y", "op": "Some", "input": ["x", "^own"], "attr": {
                    "T": {"type": "DT_HALF"}, "s": {"s": [104, 105]}, "t": {"s": "aGk="}, "i": {"i": "9007199254740993"},
                    "f": {"f": 0.25}, "b": {"b": true}, "n": {"shape": {"unknownRank": true}},
                    "l": {"list": {"i": [1, "-2"], "b": [true, false], "f": [1.5]}},
                    "g": {"func": {"name": "f", "attr": {"T": {"type": "DT_INT64"}}}}}}]}
                """, Map.of("c", new Tensor(ElementType.INT32, List.of(2L), new int[] {-1, 5})));
        MetaGraphDef graph = graph(model);
        Map<String, NodeDef> nodes = nodes(graph.getGraphDef().getNodeList());
        Map<String, AttrValue> y = nodes.get("y").getAttrMap();
        assertThat(nodes.get("y").getInputList()).containsExactly("x", "^own");
        assertThat(y.get("s").getS().toStringUtf8()).isEqualTo("hi");
        assertThat(y.get("t").getS().toStringUtf8()).isEqualTo("hi");
        assertThat(y.get("i").getI()).isEqualTo(9007199254740993L);
        assertThat(y.get("f").getF()).isEqualTo(0.25f);
        assertThat(y.get("b").getB()).isTrue();
        assertThat(y.get("n").getShape().getUnknownRank()).isTrue();
        assertThat(y.get("l").getList().getIList()).containsExactly(1L, -2L);
        assertThat(y.get("l").getList().getBList()).containsExactly(true, false);
        assertThat(y.get("g").getFunc().getAttrOrThrow("T").getType()).isEqualTo(DataType.DT_INT64);
        assertThat(value(nodes.get("own")).getFloatVal(0)).isNaN();
        var function = graph.getGraphDef().getLibrary().getFunction(0);
        assertThat(function.getSignature().getIsStateful()).isTrue();
        assertThat(function.getRetOrThrow("o")).isEqualTo("c:output:0");
        // The graph has wider numbers there than TensorFlow.js knows.
        LongBuffer wide = value(function.getNodeDef(0))
                .getTensorContent()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer();
        assertThat(new long[] {wide.get(), wide.get()}).containsExactly(-1, 5);
        assertThat(wide.hasRemaining()).isFalse();
        // Without a signature: what comes in by placeholders, what nobody takes comes out.
        var signature = graph.getSignatureDefOrThrow("serving_default");
        assertThat(signature.getInputsOrThrow("x").getDtype()).isEqualTo(DataType.DT_HALF);
        assertThat(signature.getInputsOrThrow("x").getTensorShape().getDim(0).getSize())
                .isEqualTo(-1);
        assertThat(signature.getOutputsMap()).containsOnlyKeys("y");
    }

    @Test
    void tablesAreFilledBeforeTheFirstCall() throws Exception {
        Map<String, Object> document = Json.readObject("""
                {"modelTopology": {"node": [
                  {"name": "x", "op": "Placeholder", "attr": {"dtype": {"type": "DT_STRING"}}},
                  {"name": "table", "op": "HashTableV2"},
                  {"name": "y", "op": "LookupTableFindV2", "input": ["table", "x"], "attr": {"T": {"type": "DT_INT64"}}}]},
                 "modelInitializer": {"node": [
                  {"name": "table", "op": "HashTableV2"},
                  {"name": "fill", "op": "LookupTableImportV2", "input": ["table"]}]}}
                """);
        MetaGraphDef graph = graph(new WebModel("m", document, Map.of()));
        Map<String, NodeDef> nodes = nodes(graph.getGraphDef().getNodeList());
        assertThat(nodes).containsOnlyKeys("x", "table", "y", "fill", "modeldeck_ready");
        assertThat(nodes.get("modeldeck_ready").getInputList()).containsExactly("^fill");
        assertThat(graph.getSignatureDefOrThrow("__saved_model_init_op")
                        .getOutputsOrThrow("__saved_model_init_op")
                        .getName())
                .isEqualTo("modeldeck_ready");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        String constant =
                "{\"node\": [{\"name\": \"c\", \"op\": \"Const\", \"attr\": {\"dtype\": {\"type\": \"%s\"}, \"value\":"
                        + " {\"tensor\": {\"tensorShape\": {\"dim\": [{\"size\": \"1\"}]}}}}}, {\"name\": \"y\", \"op\": \"Y\", \"attr\":"
                        + " {\"T\": {\"type\": \"DT_FLOAT\"}}}]}";
        Tensor text = new Tensor(ElementType.STRING, List.of(1L), new String[] {"a"});
        assertRefused(model(constant.formatted("DT_FLOAT"), Map.of()), "The weight 'c' of the graph of m is not among");
        assertRefused(model(constant.formatted("DT_FLOAT"), Map.of("c", text)), "which its weight cannot be");
        assertRefused(model(constant.formatted("DT_COMPLEX64"), Map.of("c", text)), "which its weight cannot be");
        Tensor number = new Tensor(ElementType.FLOAT, List.of(1L), new float[1]);
        assertRefused(
                model(constant.formatted("DT_FLOAT"), Map.of("c", number, "d", number)),
                "No node of m uses the weight 'd'");
        assertRefused(model("{\"node\": [7]}", Map.of()), "something that is no node");
        assertRefused(model("{\"layers\": []}", Map.of()), "neither a graph model nor a layers model");
        assertRefused(
                model(
                        "{\"node\": [{\"name\": \"y\", \"op\": \"Y\", \"attr\": {\"T\": {\"type\": \"DT_NEW\"}}}]}",
                        Map.of()),
                "there is no type 'DT_NEW'");
        assertRefused(
                model("{\"node\": [{\"name\": 5, \"op\": \"Y\", \"attr\": {\"T\": {\"type\": 1}}}]}", Map.of()),
                "'name' is not of the kind");
        assertRefused(model("{\"node\": []}", Map.of()), "does not say what it answers with");
    }

    private static void assertRefused(WebModel model, String sentence) {
        assertThatThrownBy(() -> GraphModel.files(model))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining(sentence);
    }
}
