package io.modeldeck.ui.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.inference.Predictions;
import io.modeldeck.playground.Answered;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two answers are compared in words without a sign. */
class ComparisonTest {

    @Test
    void numbersDifferByMoreOrLess() {
        assertThat(Comparison.sentence(answer("load", "100"), answer("new", "112.5")))
                .startsWith("new v0 answers 12.50 more than load v0.");
        assertThat(Comparison.sentence(answer("load", "112.5"), answer("new", "100")))
                .startsWith("new v0 answers 12.50 less than load v0.");
        assertThat(Comparison.sentence(answer("load", "100"), answer("new", "100.0")))
                .startsWith("Both answer 100.");
    }

    private static Answered answer(String model, String value) {
        ModelVersion version = ModelVersion.tried(
                model, "a", "onnx", new byte[0], List.of(), List.of(), new InputMapping(List.of()), List.of());
        return new Answered(
                version,
                Duration.ofMillis(3),
                false,
                Optional.of(Predictions.plain(List.of(value), List.of())),
                Optional.empty(),
                Optional.empty());
    }
}
