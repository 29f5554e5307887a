package io.modeldeck.inference.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.inference.transformer.LabeledText.TokenSpan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens become words, and words entities. */
class LabeledTextTest {

    private static final List<String> LABELS = List.of("O", "B-PER", "I-PER", "B-LOC");

    private final List<TokenSpan> spans = new ArrayList<>();
    private final List<double[]> scores = new ArrayList<>();

    private void token(int from, int to, long word, double... probabilities) {
        spans.add(new TokenSpan(from, to, word));
        scores.add(probabilities);
    }

    private LabeledText text() {
        return new LabeledText(LABELS, spans, scores.toArray(double[][]::new));
    }

    @Test
    void aWordHasTheLabelOfTheHighestMeanAndEntitiesRunOverWords() {
        token(0, 0, -1, 0, 1, 0, 0); // a mark of the model's own, never an answer
        token(0, 3, 0, 0.4, 0.6, 0, 0);
        token(3, 5, 0, 0.1, 0.5, 0.4, 0);
        token(6, 9, 1, 0.2, 0, 0.8, 0);
        token(10, 12, 2, 1, 0, 0, 0);
        token(13, 15, 3, 0.3, 0, 0, 0.7);
        token(15, 17, 3, 0.6, 0, 0, 0.4);
        LabeledText text = text();
        assertThat(text.tokens()).hasSize(6);
        assertThat(text.tokens().getLast()).isEqualTo(new TokenLabel("O", 0.6, 15, 17));
        assertThat(text.words()).extracting(TokenLabel::label).containsExactly("B-PER", "I-PER", "O", "B-LOC");
        assertThat(text.words().getFirst().score()).isCloseTo(0.55, within(1e-12));
        assertThat(text.entities()).extracting(TokenLabel::label).containsExactly("PER", "LOC");
        TokenLabel person = text.entities().getFirst();
        assertThat(List.of(person.from(), person.to())).containsExactly(0, 9);
        assertThat(person.score()).isCloseTo((0.55 + 0.8) / 2, within(1e-12));
    }

    @Test
    void aNewBeginningEndsTheOneBefore() {
        token(0, 1, 0, 0, 1, 0, 0);
        token(2, 3, 1, 0, 1, 0, 0);
        token(4, 5, 2, 0, 0, 0, 1);
        assertThat(text().entities())
                .containsExactly(
                        new TokenLabel("PER", 1, 0, 1), new TokenLabel("PER", 1, 2, 3), new TokenLabel("LOC", 1, 4, 5));
        assertThat(new LabeledText(LABELS, List.of(), new double[0][]).entities())
                .isEmpty();
    }
}
