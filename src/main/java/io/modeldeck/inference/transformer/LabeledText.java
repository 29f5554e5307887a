package io.modeldeck.inference.transformer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model says of the tokens of one text, and what that makes of its words and of the entities that run over them.
 *
 * @param labels the model's, with {@code O} for what is no entity and {@code B-}, {@code I-} before those that begin and go on
 * @param spans where each token lies
 * @param probabilities of each label, for each token
 */
public record LabeledText(List<String> labels, List<TokenSpan> spans, double[][] probabilities) {

    private static final String OUTSIDE = "O";

    /**
     * Where a token lies.
     *
     * @param from in characters of Java
     * @param word the number of its word in the text; negative for tokens that are none of the text
     */
    public record TokenSpan(int from, int to, long word) {}

    /** The best label of each token of the text. */
    public List<TokenLabel> tokens() {
        List<TokenLabel> tokens = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).word() >= 0) {
                tokens.add(
                        best(probabilities[i], spans.get(i).from(), spans.get(i).to()));
            }
        }
        return tokens;
    }

    /** The label of each word: the one whose probability is the highest in the mean over its tokens. */
    public List<TokenLabel> words() {
        Map<Long, List<Integer>> byWord = new LinkedHashMap<>();
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).word() >= 0) {
                byWord.computeIfAbsent(spans.get(i).word(), word -> new ArrayList<>())
                        .add(i);
            }
        }
        return byWord.values().stream().map(this::word).toList();
    }

    private TokenLabel word(List<Integer> tokens) {
        double[] mean = new double[labels.size()];
        for (int token : tokens) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += probabilities[token][k] / tokens.size();
            }
        }
        return best(
                mean,
                spans.get(tokens.getFirst()).from(),
                spans.get(tokens.getLast()).to());
    }

    private TokenLabel best(double[] probability, int from, int to) {
        int best = 0;
        for (int k = 1; k < probability.length; k++) {
            best = probability[k] > probability[best] ? k : best;
        }
        return new TokenLabel(labels.get(best), probability[best], from, to);
    }

    /** Words of one kind that follow each other, one of them beginning a new one; the score is the mean of theirs. */
    public List<TokenLabel> entities() {
        List<TokenLabel> entities = new ArrayList<>();
        List<TokenLabel> open = new ArrayList<>();
        for (TokenLabel word : words()) {
            boolean goesOn = !open.isEmpty()
                    && !word.label().startsWith("B-")
                    && kind(word).equals(kind(open.getFirst()));
            if (!goesOn) {
                close(open, entities);
            }
            if (!word.label().equals(OUTSIDE)) {
                open.add(word);
            }
        }
        close(open, entities);
        return entities;
    }

    private static void close(List<TokenLabel> open, List<TokenLabel> entities) {
        if (!open.isEmpty()) {
            entities.add(new TokenLabel(
                    kind(open.getFirst()),
                    open.stream().mapToDouble(TokenLabel::score).average().orElseThrow(),
                    open.getFirst().from(),
                    open.getLast().to()));
            open.clear();
        }
    }

    private static String kind(TokenLabel word) {
        return word.label().replaceFirst("^[BI]-", "");
    }
}
