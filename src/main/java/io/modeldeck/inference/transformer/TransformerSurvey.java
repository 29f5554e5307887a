package io.modeldeck.inference.transformer;

import io.modeldeck.inference.ModelDescription;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Makes the plan of a model out of its folder and its graph; refuses what could never answer. */
record TransformerSurvey(TransformerFolder folder, ModelDescription graph, TransformerOptions options) {

    private static final List<String> INPUTS =
            List.of(TransformerPlan.IDS, TransformerPlan.MASK, TransformerPlan.TYPES);
    private static final int USUAL_TOKENS = 512;
    private static final int BATCH = 32;

    TransformerPlan plan() {
        Map<String, Object> config = folder.document("config.json");
        List<String> inputs = inputs();
        TensorSpec output = output();
        boolean classifies = isClasses(output);
        Padding padding = Padding.of(folder.tokenizerDocument(), config);
        long fixed = graph.inputs().getFirst().shape().get(1);
        int tokens = maxTokens(config);
        if (fixed > 0) {
            tokens = Math.toIntExact(Math.min(tokens, fixed));
            padding = padding.withFixed(Math.toIntExact(fixed));
        }
        long batch = graph.inputs().getFirst().shape().getFirst();
        if (batch > 1) {
            throw new RuntimeFailure(folder.folder() + " holds a graph for exactly " + batch
                    + " texts at once; export it with a free first dimension.");
        }
        return new TransformerPlan(
                inputs,
                output.name(),
                classifies,
                classifies || isTokens(output) || output.rank() == 2 ? Pooling.NONE : pooling(),
                !classifies && !isTokens(output) && (options.normalize() || hasModule("Normalize")),
                tokens,
                padding,
                batch == 1 ? 1 : BATCH,
                isTokens(output) ? tokenLabels(output) : List.of());
    }

    private List<String> inputs() {
        List<String> names = graph.inputs().stream().map(TensorSpec::name).toList();
        boolean fits = names.contains(TransformerPlan.IDS)
                && INPUTS.containsAll(names)
                && graph.inputs().stream().allMatch(i -> i.type() == ElementType.INT64 && i.rank() == 2);
        if (!fits) {
            throw new RuntimeFailure("The graph in " + folder.folder() + " takes " + graph.inputWords()
                    + "; one that reads texts takes " + String.join(", ", INPUTS)
                    + " (or some of them) as int64 [texts, tokens]. Export it so.");
        }
        return names;
    }

    private TensorSpec output() {
        List<TensorSpec> floats = graph.outputs().stream()
                .filter(o -> o.type() == ElementType.FLOAT && (o.rank() == 2 || o.rank() == 3))
                .toList();
        return first(floats, o -> isClasses(o) || isTokens(o))
                .or(() -> first(floats, o -> o.name().equals("sentence_embedding")))
                .or(() -> first(floats, o -> o.rank() == 3))
                .or(() -> first(floats, o -> true))
                .orElseThrow(() -> new RuntimeFailure("The graph in " + folder.folder() + " answers with "
                        + graph.outputWords() + "; one that reads texts gives float [texts, tokens, width] or"
                        + " [texts, width]. Export it so."));
    }

    private static boolean isClasses(TensorSpec output) {
        return output.name().equals("logits") && output.rank() == 2;
    }

    private static boolean isTokens(TensorSpec output) {
        return output.name().equals("logits") && output.rank() == 3;
    }

    /** What tokens may be; only config.json says it. */
    private List<String> tokenLabels(TensorSpec output) {
        List<String> labels = labels();
        long width = output.shape().getLast();
        if (labels.isEmpty() || width > 0 && width != labels.size()) {
            throw new RuntimeFailure("The graph in " + folder.folder() + " scores single tokens (" + output.words()
                    + "), and id2label of config.json names " + labels.size()
                    + " labels for them; it must name each, as in {\"0\": \"O\", \"1\": \"B-PER\"}.");
        }
        return labels;
    }

    private static Optional<TensorSpec> first(List<TensorSpec> all, Predicate<TensorSpec> fits) {
        return all.stream().filter(fits).findFirst();
    }

    /** The classes by {@code id2label} of config.json; empty when it names none. */
    List<String> labels() {
        if (!(folder.document("config.json").get("id2label") instanceof Map<?, ?> names)) {
            return List.of();
        }
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Object label = names.get(String.valueOf(i));
            if (label == null) {
                throw new RuntimeFailure("The id2label of " + folder.folder().resolve("config.json") + " names "
                        + names.size() + " classes and none with the number " + i + "; number them from 0.");
            }
            labels.add(label.toString());
        }
        return labels;
    }

    /** Numbers in each answer; -1 when the graph leaves it open. */
    long width(TransformerPlan plan) {
        return graph.outputs().stream()
                .filter(o -> o.name().equals(plan.output()))
                .map(o -> o.shape().getLast())
                .findFirst()
                .orElseThrow();
    }

    /** Refuses heads whose scores are no choice between classes. */
    void requireOneOfSeveral(TransformerPlan plan) {
        String kind = String.valueOf(folder.document("config.json").get("problem_type"));
        if (plan.classifies() && (width(plan) == 1 || kind.equals("multi_label_classification"))) {
            throw new RuntimeFailure("The head in " + folder.folder()
                    + " does not choose one of several classes (it gives a number, or several classes at once), which is"
                    + " not served.");
        }
    }

    private Pooling pooling() {
        Map<String, Object> said = folder.document("1_Pooling/config.json");
        if (options.pooling().isPresent()) {
            return options.pooling().get();
        }
        if (Boolean.TRUE.equals(said.get("pooling_mode_cls_token"))) {
            return Pooling.CLS;
        }
        if (said.isEmpty() || Boolean.TRUE.equals(said.get("pooling_mode_mean_tokens"))) {
            return Pooling.MEAN;
        }
        throw new RuntimeFailure(folder.folder().resolve("1_Pooling/config.json")
                + " asks for a pooling that is not known here; choose one with --pooling mean or cls.");
    }

    private boolean hasModule(String kind) {
        return folder.modules().stream()
                .anyMatch(m -> m instanceof Map<?, ?> module
                        && String.valueOf(module.get("type")).endsWith("." + kind));
    }

    /** The least of all that the folder says; more than the model has positions for would fail in it. */
    private int maxTokens(Map<String, Object> config) {
        long positions = whole(config, "max_position_embeddings");
        if (String.valueOf(config.get("model_type")).contains("roberta")) {
            // Its positions are counted from behind the number of the token that fills.
            positions -= whole(config, "pad_token_id") + 1;
        }
        long truncation = folder.tokenizerDocument().get("truncation") instanceof Map<?, ?> said
                        && said.get("max_length") instanceof Number most
                ? most.longValue()
                : 0;
        int known = (int) LongStream.of(
                        positions,
                        truncation,
                        whole(folder.document("tokenizer_config.json"), "model_max_length"),
                        whole(folder.document("sentence_bert_config.json"), "max_seq_length"))
                .filter(n -> n > 0 && n < 1_000_000)
                .min()
                .orElse(USUAL_TOKENS);
        int wished = options.maxTokens().orElse(known);
        if (wished < 3 || positions > 0 && wished > positions) {
            throw new RuntimeFailure("The model in " + folder.folder() + " reads 3 to "
                    + (positions > 0 ? positions : known) + " tokens, not " + wished + "; choose --max-tokens so.");
        }
        return wished;
    }

    /** 0 where it says nothing; makers write absurdly large numbers for "no limit". */
    private static long whole(Map<String, Object> document, String key) {
        return document.get(key) instanceof Number number ? (long) Math.min(number.doubleValue(), 1e12) : 0;
    }
}
