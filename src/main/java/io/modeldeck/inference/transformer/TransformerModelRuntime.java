package io.modeldeck.inference.transformer;

import io.modeldeck.inference.LoadedModel;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.inference.OnnxModelRuntime;
import io.modeldeck.inference.RowModel;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.inference.TensorModel;
import io.modeldeck.registry.ModelVersion;

/** Graphs with a tokenizer before them. For the process of a worker whose class path holds the pack. */
public final class TransformerModelRuntime implements ModelRuntime {

    private final OnnxModelRuntime onnx;

    public TransformerModelRuntime(RuntimeLimits limits) {
        this.onnx = new OnnxModelRuntime(limits);
    }

    @Override
    public String framework() {
        return ModelVersion.TRANSFORMERS;
    }

    @Override
    public LoadedModel load(byte[] artifact, ModelVersion version) {
        TransformerArchive archive = TransformerArchive.read(artifact, version.label());
        TransformerPlan plan = archive.plan();
        TextTokenizer tokenizer = TextTokenizer.open(archive.tokenizer(), plan.maxTokens(), version.label());
        TensorModel graph;
        try {
            graph = onnx.graph(archive.graph(), version.label());
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
        if (plan.labelsTokens()) {
            return new TokenClassifier(
                    version.label(),
                    plan,
                    tokenizer,
                    graph,
                    version.mapping().columns().getFirst());
        }
        TransformerModel model = new TransformerModel(version.label(), plan, tokenizer, graph);
        return plan.classifies()
                ? RowModel.over(model, version)
                : new VectorRows(model, version.mapping().columns());
    }
}
