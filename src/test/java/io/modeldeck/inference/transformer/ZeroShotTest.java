package io.modeldeck.inference.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Problem;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.ModelReference;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The choice among classes of the call, over a model whose scores are known for each pair. */
class ZeroShotTest {

    private final List<String> asked = new ArrayList<>();

    private static ModelVersion version(String... classes) {
        return new ModelReference(ModelVersion.TRANSFORMERS, new byte[0], List.of(), List.of(), "")
                .tried(
                        AddModel.named("nli", "1").withClasses(List.of(classes)),
                        new InputMapping(List.of(new InputBinding("text", List.of("text")))));
    }

    /** Contradiction, neutral, entailment: the more of the class's letters the text has, the more it follows. */
    private Map<String, ModelOutput> model(Map<String, Tensor> inputs) {
        Tensor pairs = inputs.get("text");
        int rows = Math.toIntExact(pairs.shape().getFirst());
        assertThat(rows).isLessThanOrEqualTo(64);
        float[] scores = new float[rows * 3];
        for (int row = 0; row < rows; row++) {
            String text = pairs.text(2 * row);
            String sentence = pairs.text(2 * row + 1);
            asked.add(text + "|" + sentence);
            scores[3 * row] = text.contains("not") ? 2 : -1;
            scores[3 * row + 2] = sentence.contains(text.substring(0, 3)) ? 3 : 1;
        }
        return Map.of("scores", new ModelOutput.Of(new Tensor(ElementType.FLOAT, List.of((long) rows, 3L), scores)));
    }

    @Test
    void classesCompeteUnlessSeveralMayHold() {
        ModelVersion version = version("contradiction", "neutral", "ENTAILMENT");
        ZeroShot one = new ZeroShot(List.of("sport", " art "), "It is about {}.", false);
        Predictions answers = one.answer(version, List.of("spo rts", "art not"), this::model);
        assertThat(asked)
                .containsExactly(
                        "spo rts|It is about sport.",
                        "spo rts|It is about art.",
                        "art not|It is about sport.",
                        "art not|It is about art.");
        assertThat(answers.values()).containsExactly("sport", "art");
        double high = 1 / (1 + Math.exp(-2));
        assertThat(answers.scores()[0]).containsExactly(new double[] {high, 1 - high}, within(1e-12));
        assertThat(answers.confidence()[1]).isCloseTo(high, within(1e-12));
        Predictions alone =
                new ZeroShot(List.of("sport", "art"), "{}", true).answer(version, List.of("art not"), this::model);
        assertThat(alone.scores()[0])
                .containsExactly(new double[] {1 / (1 + Math.exp(1)), 1 / (1 + Math.exp(-1))}, within(1e-12));
    }

    @Test
    void manyPairsGoInSeveralCallsAndStayInOrder() {
        List<String> labels = new ArrayList<>();
        for (int i = 100; i < 170; i++) {
            labels.add("abc" + i);
        }
        ModelVersion version = version("contradiction", "neutral", "entailment");
        Predictions answers = new ZeroShot(labels, "{}", false).answer(version, List.of("169", "100"), this::model);
        assertThat(answers.values()).containsExactly("abc169", "abc100");
        assertThat(asked).hasSize(140);
    }

    @Test
    void whatCannotBeChosenIsRefused() {
        assertThatThrownBy(() -> new ZeroShot(List.of("a"), "{}", false))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("2 to 200 different words");
        assertThatThrownBy(() -> new ZeroShot(List.of("a", "a"), "{}", true)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new ZeroShot(List.of("a", "b"), "It is.", false))
                .hasMessageContaining("has no {} where a class belongs");
        assertThatThrownBy(() -> new ZeroShot(List.of("a", "b"), "{}", false)
                        .answer(version("bad", "good"), List.of("x"), this::model))
                .hasMessageContaining("need a model of entailment");
    }
}
