package io.modeldeck.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice fits the cause, wherever the run was trained. */
class RunAdviceTest {

    private static final Map<String, Object> WORKER = Map.of("worker", "http://localhost:8701");
    private static final Map<String, Object> SCRIPT = Map.of("script", "Odd.java");
    private static final String UNREACHED = "See whether the worker runs";
    private static final String FEW = "Only 12 labelled rows are there, too few; import more labels.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The worker http://localhost:8701 failed: the rows have one class",
                "The worker http://localhost:8701 failed: The training failed unexpectedly (OutOfMemoryError, code 1a); the log has the details."
            })
    @DisplayName("A worker that told why is there, and its memory and its log are its own")
    void toldByWorker(String reason) {
        assertThat(RunAdvice.of(reason, WORKER))
                .hasValueSatisfying(advice -> assertThat(advice).startsWith("The worker's own log has more"));
    }

    @Test
    void notReached() {
        assertThat(RunAdvice.of(
                        "The model of the worker http://localhost:8701 was not fetched: it answered 500.", WORKER))
                .hasValueSatisfying(advice -> assertThat(advice).startsWith(UNREACHED));
        assertThat(RunAdvice.of(
                        "The worker http://localhost:8701 said nothing for 90 s; look after it, and retry the run.",
                        WORKER))
                .as("the sentence says it")
                .isEmpty();
    }

    @Test
    @DisplayName("What failed before a worker or the code had the rows is not theirs")
    void beforeThem() {
        assertThat(RunAdvice.of(FEW, WORKER)).isEmpty();
        assertThat(RunAdvice.of(FEW, SCRIPT)).isEmpty();
        assertThat(RunAdvice.of(
                        "The code of a recipe runs in a Java of its own, and this application image has none to start;"
                                + " start ModelDeck from the application folder (bin/modeldeck) with a JDK 25.",
                        SCRIPT))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The code of Odd threw IllegalStateException (no; rows) in line 3 of Odd.java.",
                "The code of Odd closed its output and went on; it was stopped.",
                "The script Odd.java does not compile: line 1: ';' expected; 1 error",
                "'run-1.onnx' is no ONNX model; export the model as .onnx and name that file.",
                "The model has no output."
            })
    void ofCode(String reason) {
        assertThat(RunAdvice.of(reason, SCRIPT))
                .hasValueSatisfying(advice -> assertThat(advice).contains("mend the code"));
    }
}
