package io.modeldeck.inference.transformer;

import io.modeldeck.domain.Problem;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Chooses among classes that come with the call, by a model that tells whether a sentence follows from a text: one sentence is made for each class.
 *
 * @param labels the classes
 * @param template the sentence, with {@link #PLACE} where a class belongs
 * @param several whether a text may be of several classes: each is then judged alone, by entailment against contradiction; else the entailments of
 *     all classes compete, and their probabilities add up to one
 */
public record ZeroShot(List<String> labels, String template, boolean several) {

    /** Where a class belongs. */
    public static final String PLACE = "{}";

    public static final String USUAL_TEMPLATE = "This example is " + PLACE + ".";

    /** Pairs in one call: each takes long, and one call may take only so much time. */
    private static final int PAIRS = 64;

    private static final int MOST_LABELS = 200;

    public ZeroShot {
        labels = labels.stream().map(String::strip).toList();
        if (labels.stream().anyMatch(String::isEmpty)
                || new HashSet<>(labels).size() != labels.size()
                || labels.size() < (several ? 1 : 2)
                || labels.size() > MOST_LABELS) {
            throw new Problem("Classes to choose among are " + (several ? 1 : 2) + " to " + MOST_LABELS
                    + " different words, as in --labels sport,politics.");
        }
        if (!template.contains(PLACE)) {
            throw new Problem("The template '" + template + "' has no " + PLACE
                    + " where a class belongs; write it as in '" + USUAL_TEMPLATE + "'.");
        }
    }

    /** What calls a version with tensors. */
    public interface Call {
        Map<String, ModelOutput> run(Map<String, Tensor> inputs);
    }

    /** One answer for each text: the best class, and the probability of each. */
    public Predictions answer(ModelVersion version, List<String> texts, Call model) {
        int entailment = index(version, "entail");
        int contradiction = several ? index(version, "contradict") : -1;
        List<float[]> pairs = pairs(version, texts, model);
        List<String> values = new ArrayList<>();
        double[][] scores = new double[texts.size()][];
        double[] confidence = new double[texts.size()];
        for (int text = 0; text < texts.size(); text++) {
            List<float[]> its = pairs.subList(text * labels.size(), (text + 1) * labels.size());
            scores[text] = several ? alone(its, entailment, contradiction) : competing(its, entailment);
            int best = best(scores[text]);
            values.add(labels.get(best));
            confidence[text] = scores[text][best];
        }
        double[] none = new double[texts.size()];
        Arrays.fill(none, Double.NaN);
        return new Predictions(values, confidence, scores, labels, none);
    }

    /** Where among the model's classes the one is that is named so. */
    private static int index(ModelVersion version, String beginning) {
        List<String> classes = version.classes();
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).toLowerCase(Locale.ROOT).startsWith(beginning)) {
                return i;
            }
        }
        throw new Problem(version.label() + " has no class '" + beginning + "…' (it has "
                + (classes.isEmpty() ? "none" : String.join(", ", classes))
                + "); classes that come with the call need a model of entailment, whose classes are named so, by its"
                + " config.json or by --classes.");
    }

    private List<float[]> pairs(ModelVersion version, List<String> texts, Call model) {
        int count = Math.multiplyExact(texts.size(), labels.size());
        List<float[]> answers = new ArrayList<>(count);
        for (int from = 0; from < count; from += PAIRS) {
            int to = Math.min(count, from + PAIRS);
            String[] some = new String[2 * (to - from)];
            for (int i = from; i < to; i++) {
                some[2 * (i - from)] = texts.get(i / labels.size());
                some[2 * (i - from) + 1] = template.replace(PLACE, labels.get(i % labels.size()));
            }
            Tensor given = new Tensor(ElementType.STRING, List.of((long) (to - from), 2L), some);
            ModelOutput output = model.run(Map.of(TransformerModel.TEXT, given)).get(TransformerModel.SCORES);
            if (!(output instanceof ModelOutput.Of(Tensor scores))
                    || scores.size() != (to - from) * version.classes().size()) {
                throw new RuntimeFailure(version.label() + " gives no score for each of its classes; classes that come"
                        + " with the call need a model of entailment.");
            }
            for (int i = 0; i < to - from; i++) {
                answers.add(TransformerModel.row(scores, i));
            }
        }
        return answers;
    }

    private static double[] competing(List<float[]> pairs, int entailment) {
        return softmax(pairs.stream().mapToDouble(pair -> pair[entailment]).toArray());
    }

    private static double[] alone(List<float[]> pairs, int entailment, int contradiction) {
        return pairs.stream()
                .mapToDouble(pair -> softmax(pair[contradiction], pair[entailment])[1])
                .toArray();
    }

    /** Probabilities of scores; those of a large difference are 0 and 1, never none. */
    static double[] softmax(double... scores) {
        double most = Arrays.stream(scores).max().orElseThrow();
        double[] parts =
                Arrays.stream(scores).map(score -> Math.exp(score - most)).toArray();
        double sum = Arrays.stream(parts).sum();
        return Arrays.stream(parts).map(part -> part / sum).toArray();
    }

    private static int best(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }
}
