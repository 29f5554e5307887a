package io.modeldeck.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of a run warn, which tell of an error, and how they are put together by step. */
class RunLogLevelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR: no such column",
                "2026-03-01 08:00:00,123 ERROR trainer: no such column",
                "[ERROR] no such column",
                "trainer.data - CRITICAL - no such column",
                "error: cannot find symbol",
                "Traceback (most recent call last):",
                "ValueError: could not convert string to float",
                "KeyError: 3",
                "ValueError: 0.31 is no class",
                "error: 3 columns are missing",
                "java.lang.IllegalStateException: no rows",
                "Caused by: java.io.IOException: disk full",
                "Exception in thread \"main\" java.lang.OutOfMemoryError"
            })
    void errors(String line) {
        assertThat(RunLogLevel.of(line)).isEqualTo(RunLogLevel.ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WARN the column age is empty",
                "08:00:01 WARNING:trainer:the column age is empty",
                "warning: the column age is empty",
                "/lib/model.py:12: ConvergenceWarning: did not converge"
            })
    void warnings(String line) {
        assertThat(RunLogLevel.of(line)).isEqualTo(RunLogLevel.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Epoch 3: {error=0.2, loss=0.1}",
                "The error falls: 0.3, 0.2, 0.1",
                "Completed. Passed on 30 held-out rows: accuracy 0.9 meets minAccuracy 0.8.",
                "no warnings, no errors",
                "meanSquaredError 0.31",
                "MeanSquaredError: 0.31",
                "error: 3.1e-2, loss: 0.4",
                "Error: 12.5 %",
                "",
                "Early stopping after 12 epochs"
            })
    void plain(String line) {
        assertThat(RunLogLevel.of(line)).isEqualTo(RunLogLevel.INFO);
    }

    @Test
    @DisplayName("Lines are put together by step, in their order, with how many of them warn or tell of an error")
    void steps() {
        List<RunLogStep> steps = RunLogStep.of(List.of(
                line(RunStatus.RUNNING, "one"),
                line(RunStatus.RUNNING, "WARNING two"),
                line(RunStatus.VALIDATING, "ERROR three"),
                line(RunStatus.VALIDATING, "ERROR four"),
                line(RunStatus.COMPLETED, "five")));
        assertThat(steps)
                .extracting(RunLogStep::step)
                .containsExactly(RunStatus.RUNNING, RunStatus.VALIDATING, RunStatus.COMPLETED);
        assertThat(steps).extracting(step -> step.lines().size()).containsExactly(2, 2, 1);
        assertThat(steps).extracting(RunLogStep::warnings).containsExactly(1, 0, 0);
        assertThat(steps).extracting(RunLogStep::errors).containsExactly(0, 2, 0);
        assertThat(RunLogStep.of(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"info, INFO", "warning, WARNING", "error, ERROR"})
    void words(String word, RunLogLevel level) {
        assertThat(level.word()).isEqualTo(word);
        assertThat(RunLogLevel.read(word)).isEqualTo(level);
    }

    private static RunLogLine line(RunStatus step, String text) {
        return new RunLogLine(Instant.EPOCH, step, RunLogLevel.of(text), text);
    }
}
