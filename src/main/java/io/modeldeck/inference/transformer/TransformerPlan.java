package io.modeldeck.inference.transformer;

import java.util.List;

/**
 * How a graph is asked and its answer read; settled when the model comes in and kept with it.
 *
 * @param inputs of the graph, among {@link #IDS}, {@link #MASK} and {@link #TYPES}
 * @param output of the graph that holds the answer
 * @param classifies whether that is a score for each class; else vectors
 * @param normalize whether vectors get the length 1
 * @param maxTokens of one text; the rest is cut off
 * @param batchRows texts in one run
 * @param tokenLabels of single tokens, where the graph scores those; else none
 */
public record TransformerPlan(
        List<String> inputs,
        String output,
        boolean classifies,
        Pooling pooling,
        boolean normalize,
        int maxTokens,
        Padding padding,
        int batchRows,
        List<String> tokenLabels) {

    static final String IDS = "input_ids";
    static final String MASK = "attention_mask";
    static final String TYPES = "token_type_ids";

    public TransformerPlan {
        inputs = List.copyOf(inputs);
        // plans that were kept before there were any say nothing of them
        tokenLabels = tokenLabels == null ? List.of() : List.copyOf(tokenLabels);
    }

    boolean labelsTokens() {
        return !tokenLabels.isEmpty();
    }

    /** For the version's history. */
    String words() {
        String cut = " Texts are cut after " + maxTokens + " tokens.";
        if (classifies) {
            return "The class with the highest score in '" + output + "' is predicted." + cut;
        }
        if (labelsTokens()) {
            return "Each token gets one of " + tokenLabels.size() + " labels by its scores in '" + output + "'." + cut;
        }
        String pooled = pooling == Pooling.NONE ? "" : ", pooled by " + pooling.word();
        return "Vectors from '" + output + "'" + pooled + (normalize ? ", of length 1." : ".") + cut;
    }
}
