package io.modeldeck.inference.transformer;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorModel;
import io.modeldeck.registry.ElementType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts in, for each a JSON object out: {@code entities}, {@code words} and {@code tokens}, each with its label, its place in the text and its
 * probability. Pieces of the text itself are not in it, so that what is recorded holds none.
 */
final class TokenClassifier implements TensorModel {

    static final String ENTITIES = "entities";

    private final String name;
    private final TransformerPlan plan;
    private final TextTokenizer tokenizer;
    private final TensorModel graph;
    private final String column;

    TokenClassifier(String name, TransformerPlan plan, TextTokenizer tokenizer, TensorModel graph, String column) {
        this.name = name;
        this.plan = plan;
        this.tokenizer = tokenizer;
        this.graph = graph;
        this.column = column;
    }

    @Override
    public Map<String, ModelOutput> run(Map<String, Tensor> inputs) {
        Tensor given = inputs.get(TransformerModel.TEXT);
        if (given == null
                || !(given.values() instanceof String[] texts)
                || given.shape().size() != 1) {
            throw new RuntimeFailure("'" + name + "' takes texts as '" + TransformerModel.TEXT + "', [N] of them.");
        }
        List<String> answers = answers(List.of(texts));
        return Map.of(
                ENTITIES,
                new ModelOutput.Of(new Tensor(ElementType.STRING, given.shape(), answers.toArray(String[]::new))));
    }

    @Override
    public Predictions predict(Table rows) {
        Column texts = rows.require(column);
        List<String> all = new ArrayList<>(rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            all.add(texts.text(row));
        }
        return Predictions.plain(answers(all), List.of());
    }

    private List<String> answers(List<String> texts) {
        List<String> answers = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += plan.batchRows()) {
            some(texts.subList(from, Math.min(texts.size(), from + plan.batchRows())))
                    .forEach(text -> answers.add(document(text)));
        }
        return answers;
    }

    private List<LabeledText> some(List<String> texts) {
        List<TextTokenizer.Placed> placed = tokenizer.place(texts);
        TokenBatch batch =
                TokenBatch.of(placed.stream().map(TextTokenizer.Placed::tokens).toList(), plan.padding());
        int width = plan.tokenLabels().size();
        if (!(graph.run(batch.feeds(plan.inputs())).get(plan.output()) instanceof ModelOutput.Of(Tensor scores))
                || !(scores.values() instanceof float[] values)
                || values.length != batch.rows() * batch.length() * width) {
            throw new RuntimeFailure("'" + name + "' does not give " + width + " scores for each token in '"
                    + plan.output() + "'; export it again with free lengths.");
        }
        List<LabeledText> labeled = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            labeled.add(new LabeledText(
                    plan.tokenLabels(), placed.get(row).spans(), probabilities(values, batch, row, width)));
        }
        return labeled;
    }

    /** Of the tokens of a row, without those that only fill. */
    private static double[][] probabilities(float[] values, TokenBatch batch, int row, int width) {
        List<double[]> tokens = new ArrayList<>();
        for (int token = row * batch.length(); token < (row + 1) * batch.length(); token++) {
            if (batch.mask()[token] == 1) {
                double[] scores = new double[width];
                for (int k = 0; k < width; k++) {
                    scores[k] = values[token * width + k];
                }
                tokens.add(ZeroShot.softmax(scores));
            }
        }
        return tokens.toArray(double[][]::new);
    }

    private static String document(LabeledText text) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(ENTITIES, list(text.entities()));
        document.put("words", list(text.words()));
        document.put("tokens", list(text.tokens()));
        return Json.write(document);
    }

    private static List<Map<String, Object>> list(List<TokenLabel> labels) {
        return labels.stream()
                .map(each -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("label", each.label());
                    one.put("from", each.from());
                    one.put("to", each.to());
                    one.put("score", each.score());
                    return one;
                })
                .toList();
    }

    @Override
    public void close() {
        tokenizer.close();
        graph.close();
    }
}
