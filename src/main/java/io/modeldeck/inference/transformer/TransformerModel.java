package io.modeldeck.inference.transformer;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorModel;
import io.modeldeck.registry.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Texts in, vectors or scores of classes out: {@code text} [N] or [N,2] of strings, the answer [N,width] of floats. */
final class TransformerModel implements TensorModel {

    static final String TEXT = "text";
    static final String VECTORS = "embedding";
    static final String SCORES = "scores";

    private final String name;
    private final TransformerPlan plan;
    private final TextTokenizer tokenizer;
    private final TensorModel graph;

    TransformerModel(String name, TransformerPlan plan, TextTokenizer tokenizer, TensorModel graph) {
        this.name = name;
        this.plan = plan;
        this.tokenizer = tokenizer;
        this.graph = graph;
    }

    @Override
    public Map<String, ModelOutput> run(Map<String, Tensor> inputs) {
        Tensor given = inputs.get(TEXT);
        if (given == null || given.type() != ElementType.STRING || given.shape().isEmpty()) {
            throw new RuntimeFailure("'" + name + "' takes texts as '" + TEXT + "', [N] of them or [N,2] for pairs.");
        }
        boolean pairs = given.shape().size() == 2;
        if (given.shape().size() > 2 || pairs && given.shape().get(1) != 2) {
            throw new RuntimeFailure("'" + name + "' takes one text or a pair of texts in each row of '" + TEXT + "'.");
        }
        int rows = Math.toIntExact(given.shape().getFirst());
        List<float[]> answers = new ArrayList<>(rows);
        for (int from = 0; from < rows; from += plan.batchRows()) {
            int to = Math.min(rows, from + plan.batchRows());
            answers.addAll(answers(pairs ? pairs(given, from, to) : tokenizer.encode(texts(given, from, to, 1, 0))));
        }
        String output = plan.classifies() ? SCORES : VECTORS;
        return Map.of(output, new ModelOutput.Of(table(answers)));
    }

    private List<Tokens> pairs(Tensor given, int from, int to) {
        return tokenizer.encode(texts(given, from, to, 2, 0), texts(given, from, to, 2, 1));
    }

    private static List<String> texts(Tensor given, int from, int to, int width, int column) {
        List<String> texts = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            texts.add(given.text(row * width + column));
        }
        return texts;
    }

    private List<float[]> answers(List<Tokens> texts) {
        TokenBatch batch = TokenBatch.of(texts, plan.padding());
        float[] out = numbers(graph.run(batch.feeds(plan.inputs())).get(plan.output()), batch);
        Pooling pooling = plan.classifies() ? Pooling.NONE : plan.pooling();
        List<float[]> answers = new ArrayList<>(batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            float[] vector = pooling.vector(out, batch, row);
            answers.add(plan.normalize() ? Pooling.normalized(vector) : vector);
        }
        return answers;
    }

    private float[] numbers(ModelOutput output, TokenBatch batch) {
        if (!(output instanceof ModelOutput.Of of)
                || !(of.tensor().values() instanceof float[] values)
                || of.tensor().shape().getFirst() != batch.rows()) {
            throw new RuntimeFailure("'" + name + "' does not answer with numbers for each text in '" + plan.output()
                    + "'; export it again with a batch that may have any length.");
        }
        return values;
    }

    private static Tensor table(List<float[]> rows) {
        int width = rows.isEmpty() ? 0 : rows.getFirst().length;
        float[] all = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, all, row * width, width);
        }
        return new Tensor(ElementType.FLOAT, List.of((long) rows.size(), (long) width), all);
    }

    /** One row's numbers of an answer. */
    static float[] row(Tensor answer, int row) {
        int width = Math.toIntExact(answer.shape().get(1));
        return Arrays.copyOfRange((float[]) answer.values(), row * width, (row + 1) * width);
    }

    @Override
    public Predictions predict(Table rows) {
        throw new Problem(name + " takes texts as tensors here; predict with --tensors FILE.");
    }

    @Override
    public void close() {
        tokenizer.close();
        graph.close();
    }
}
