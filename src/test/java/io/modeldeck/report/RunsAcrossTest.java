package io.modeldeck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.ParallelChart;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.run.TrainingType;
import io.modeldeck.training.run.TriggeredBy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which properties of many trainings become axes, and where each of them lies. */
class RunsAcrossTest {

    private static final RunsAcross.Words WORDS = new RunsAcross.Words(
            "across",
            id -> "run " + id,
            name -> name,
            name -> name,
            "trainer",
            "rows",
            "seconds",
            left -> left + " left");

    private static TrainingRun run(
            long id, String trainer, Map<String, Object> hyper, Map<String, Object> candidate, long millis) {
        return new TrainingRun(
                id,
                1,
                "churn",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                RunStatus.COMPLETED,
                TrainingType.RETRAIN,
                TriggeredBy.USER,
                "somebody",
                Map.of("trainer", trainer, "hyperparameters", hyper),
                Map.of("rows", 4_000),
                List.of(),
                candidate.isEmpty() ? Map.of() : Map.of("candidate", candidate),
                Map.of(),
                Optional.empty(),
                "",
                false,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)),
                RunPriority.NORMAL,
                Optional.empty());
    }

    @Test
    void whatDiffersAndWhatWasReachedAreTheAxes() {
        ParallelChart chart = RunsAcross.of(
                List.of(
                        run(1, "logistic", Map.of("C", .1, "seed", 7), Map.of("accuracy", .9), 1_500),
                        run(2, "boosting", Map.of("depth", 3, "seed", 7), Map.of("accuracy", .9), 0),
                        run(3, "boosting", Map.of("depth", 5L, "seed", 7), Map.of(), 500)),
                WORDS);
        assertThat(chart.axes())
                .extracting(ParallelChart.Axis::name)
                .containsExactly("trainer", "depth", "accuracy", "seconds");
        assertThat(chart.axes().getFirst().words()).containsExactly("logistic", "boosting");
        assertThat(chart.lines()).extracting(ParallelChart.Line::name).containsExactly("run 1", "run 2", "run 3");
        assertThat(chart.lines().get(0).values()).containsExactly(0, Double.NaN, .9, 1.5);
        assertThat(chart.lines().get(1).values()).containsExactly(1, 3, .9, Double.NaN);
        assertThat(chart.lines().get(2).values()).containsExactly(1, 5, Double.NaN, .5);
        assertThat(chart.footer())
                .as("rows and seed are the same everywhere, one alone has C")
                .isEqualTo("3 left");
    }

    @Test
    void manyRunsParametersAndTextsAreBounded() {
        List<TrainingRun> runs = new ArrayList<>();
        for (int i = 0; i < RunsAcross.MOST + 3; i++) {
            Map<String, Object> hyper = new LinkedHashMap<>();
            for (int k = 0; k < RunsAcross.MOST_PARAMETERS + 2; k++) {
                hyper.put("p" + k, i + k);
            }
            hyper.put("a", "text " + i);
            runs.add(run(i, "own", hyper, Map.of("note", "fine"), 1));
        }
        ParallelChart chart = RunsAcross.of(runs, WORDS);
        assertThat(chart.lines()).hasSize(RunsAcross.MOST);
        assertThat(chart.axes()).hasSize(RunsAcross.MOST_PARAMETERS + 1);
        assertThat(chart.axes()).extracting(ParallelChart.Axis::name).doesNotContain("a", "note", "trainer");
        assertThat(RunsAcross.of(List.of(), WORDS).isEmpty()).isTrue();
    }
}
