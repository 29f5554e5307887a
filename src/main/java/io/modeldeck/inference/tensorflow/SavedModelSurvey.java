package io.modeldeck.inference.tensorflow;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Wire.Malformed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Chooses the graph and the signature of a SavedModel; refuses what could never answer, or would do something else besides. */
record SavedModelSurvey(String folder, MetaGraph graph, SavedSignature signature) {

    private static final String SERVE = "serve";
    private static final String USUAL = "serving_default";

    /** Operators that reach for files, other machines or the language that made them. */
    private static final Set<String> REFUSED = Set.of(
            "ReadFile",
            "WriteFile",
            "MatchingFiles",
            "WholeFileReader",
            "WholeFileReaderV2",
            "TextLineReader",
            "TextLineReaderV2",
            "TFRecordReader",
            "TFRecordReaderV2",
            "FixedLengthRecordReader",
            "FixedLengthRecordReaderV2",
            "TextLineDataset",
            "TFRecordDataset",
            "TFRecordDatasetV2",
            "FixedLengthRecordDataset",
            "FixedLengthRecordDatasetV2",
            "SaveDataset",
            "SaveDatasetV2",
            "DataServiceDataset",
            "DataServiceDatasetV2",
            "DataServiceDatasetV3",
            "DataServiceDatasetV4",
            "RegisterDataset",
            "RegisterDatasetV2",
            "RpcCall",
            "RemoteCall",
            "PyFunc",
            "PyFuncStateless",
            "EagerPyFunc");

    private static final Set<String> VARIABLES = Set.of("VarHandleOp", "VariableV2", "Variable");

    static SavedModelSurvey of(String folder, Map<String, byte[]> files, Optional<String> wished) {
        MetaGraph graph = graph(folder, metaGraphs(folder, files.get(SavedModelArchive.GRAPH)));
        Set<String> refused = new TreeSet<>(graph.operators());
        refused.retainAll(REFUSED);
        if (!refused.isEmpty()) {
            throw new RuntimeFailure(folder + " uses the operator " + String.join(", ", refused)
                    + ", which reaches for files or other programs; export the model without it.");
        }
        if (SavedVariables.isIn(files)) {
            SavedVariables.require(files, folder);
        } else if (graph.operators().stream().anyMatch(VARIABLES::contains)) {
            throw new RuntimeFailure(
                    folder + " holds no values for the variables of its graph (variables/variables.index"
                            + " is missing); copy or export the whole folder again.");
        }
        SavedSignature signature = signature(folder, graph.signatures(), wished);
        signature.requireTensors(folder);
        return new SavedModelSurvey(folder, graph, signature);
    }

    private static List<MetaGraph> metaGraphs(String folder, byte[] content) {
        try {
            List<MetaGraph> graphs = SavedModelScan.of(content);
            if (!graphs.isEmpty()) {
                return graphs;
            }
        } catch (Malformed e) {
            throw new RuntimeFailure(
                    folder + "/" + SavedModelArchive.GRAPH
                            + (e.endsEarly()
                                    ? " ends in the middle of the model: it is truncated."
                                    : " is no SavedModel.")
                            + " Copy or export it again.",
                    e);
        }
        throw new RuntimeFailure(folder + "/" + SavedModelArchive.GRAPH + " holds no graph; export the model again.");
    }

    private static MetaGraph graph(String folder, List<MetaGraph> graphs) {
        List<MetaGraph> serving = graphs.stream()
                .filter(graph -> graph.tags().equals(List.of(SERVE)))
                .toList();
        if (!serving.isEmpty()) {
            return serving.getFirst();
        }
        return graphs.stream()
                .filter(graph -> graphs.size() == 1 || graph.tags().contains(SERVE))
                .findFirst()
                .orElseThrow(
                        () -> new RuntimeFailure(folder + " holds several graphs and none for serving (their tags are "
                                + graphs.stream().map(MetaGraph::tags).toList() + "); export it with the tag serve."));
    }

    private static SavedSignature signature(String folder, List<SavedSignature> signatures, Optional<String> wished) {
        List<String> names = signatures.stream().map(SavedSignature::name).toList();
        String name = wished.orElse(names.size() == 1 ? names.getFirst() : USUAL);
        return signatures.stream()
                .filter(signature -> signature.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RuntimeFailure(
                        names.isEmpty()
                                ? folder + " has no signature to be called by; export it with one (signatures=…)."
                                : folder + " has no signature '" + name + "'; choose one of " + String.join(", ", names)
                                        + " with --signature."));
    }

    SavedModelPlan plan() {
        return new SavedModelPlan(
                graph.tags(),
                signature.name(),
                SavedSignature.tensors(signature.inputs()),
                SavedSignature.tensors(signature.outputs()));
    }

    /** For the version's history. */
    String words() {
        List<String> others = graph.signatures().stream()
                .map(SavedSignature::name)
                .filter(name -> !name.equals(signature.name()))
                .toList();
        return "Called by its signature '" + signature.name() + "'"
                + (others.isEmpty() ? "." : "; it also has " + String.join(", ", others) + ".");
    }
}
