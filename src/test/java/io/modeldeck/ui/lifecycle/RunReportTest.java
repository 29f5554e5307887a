package io.modeldeck.ui.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Json;
import io.modeldeck.report.SideBySide.Cell;
import io.modeldeck.report.SideBySide.Row;
import io.modeldeck.report.SideBySide.Section;
import io.modeldeck.report.SideBySide.Verdict;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.run.TrainingType;
import io.modeldeck.training.run.TriggeredBy;
import io.modeldeck.ui.kit.text.Language;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.lifecycle.RunReport.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunReportTest {

    private static final Instant AT = Instant.parse("2026-03-14T08:00:00Z");

    private static TrainingRun run(RunStatus status, boolean started, OptionalLong version) {
        return new TrainingRun(
                1,
                1,
                "churn",
                OptionalLong.empty(),
                version,
                OptionalLong.empty(),
                status,
                TrainingType.RETRAIN,
                TriggeredBy.USER,
                "Sample engineer",
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                "",
                false,
                AT,
                started ? Optional.of(AT) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RunPriority.NORMAL,
                Optional.empty());
    }

    private static List<Progress> rail(RunStatus status, boolean started, OptionalLong version) {
        return RunReport.steps(run(status, started, version)).stream()
                .map(RunReport.Step::progress)
                .toList();
    }

    @Test
    @DisplayName("A measure on rows that were not learnt from says so")
    void validationMeasures() {
        assertThat(RunMetrics.label("validationLoss")).isEqualTo("Log loss, rows not learnt from");
        assertThat(RunMetrics.label("validationRmse")).isEqualTo("RMSE, rows not learnt from");
        assertThat(RunMetrics.label("loss")).isEqualTo("Log loss");
    }

    @Test
    @DisplayName("The rail shows how far a run is, and where it broke off")
    void rail() {
        OptionalLong none = OptionalLong.empty();
        assertThat(rail(RunStatus.QUEUED, false, none))
                .containsExactly(Progress.NOW, Progress.TO_COME, Progress.TO_COME, Progress.TO_COME);
        assertThat(rail(RunStatus.VALIDATING, true, OptionalLong.of(7)))
                .containsExactly(Progress.DONE, Progress.DONE, Progress.NOW, Progress.TO_COME);
        assertThat(rail(RunStatus.COMPLETED, true, OptionalLong.of(7))).containsOnly(Progress.DONE);
        assertThat(rail(RunStatus.FAILED, true, none))
                .containsExactly(Progress.DONE, Progress.BROKEN, Progress.TO_COME, Progress.TO_COME);
        assertThat(rail(RunStatus.FAILED, true, OptionalLong.of(7)))
                .containsExactly(Progress.DONE, Progress.DONE, Progress.BROKEN, Progress.TO_COME);
        assertThat(rail(RunStatus.CANCELLED, false, none))
                .containsExactly(Progress.BROKEN, Progress.TO_COME, Progress.TO_COME, Progress.TO_COME);
    }

    @Test
    @DisplayName("The validation's document is read back")
    void validation() {
        RunReport report = RunReport.of(Json.readObject("""
                {"sentence": "Passed.", "rows": 100,
                 "candidate": {"accuracy": 0.8, "logLoss": 0.4}, "champion": {"accuracy": 0.75, "logLoss": null},
                 "championVersion": "churn v1",
                 "criteria": [{"name": "champion", "metric": "accuracy", "minimum": true, "threshold": 0.75,
                               "actual": 0.8, "passed": true},
                              {"name": "minF1Score", "metric": "f1", "minimum": true, "threshold": 0.5,
                               "actual": null, "passed": false}],
                 "classes": ["no", "yes"], "confusion": [[30, 10], [0, 0]]}
                """));

        assertThat(report.verdict()).isEqualTo("Passed.");
        assertThat(report.candidate()).containsEntry("accuracy", 0.8).containsEntry("logLoss", 0.4);
        assertThat(report.champion()).containsOnlyKeys("accuracy");
        assertThat(report.best()).hasValueSatisfying(best -> assertThat(best).startsWith("Accuracy 80.0"));
        assertThat(report.criteria())
                .extracting(RunReport.Criterion::isChampion)
                .containsExactly(true, false);
        assertThat(report.criteria().get(1).actual()).isEmpty();
        assertThat(report.confusion().share(0, 1)).isCloseTo(0.25, within(1e-12));
        assertThat(report.confusion().share(1, 0)).isZero();
        assertThat(RunReport.of(Map.of()).confusion().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("Better means higher or lower, as the measure has it")
    void gain() {
        assertThat(RunMetrics.gain("accuracy", 0.7, 0.8))
                .hasValueSatisfying(g -> assertThat(g).isPositive());
        assertThat(RunMetrics.gain("rmse", 7, 8))
                .hasValueSatisfying(g -> assertThat(g).isNegative());
        assertThat(RunMetrics.gain("bias", 1, 2)).isEmpty();
        assertThat(RunMetrics.criterion("minF1Score", 0.4)).isEqualTo("F1 at least 0.400");
        assertThat(RunMetrics.criterion("maxRmse", 7)).isEqualTo("RMSE at most 7");
    }

    @Test
    @DisplayName("A verdict is shown without stored names, the accuracy as per cent")
    void verdicts() {
        assertThat(VerdictWords.plain(
                                "Passed on 800 held-out rows: accuracy 0.7943 is no worse than the champion's 0.7950;"
                                        + " accuracy 0.7943 meets minAccuracy 0.7000; f1 0.6000 meets minF1Score 0.5000;"
                                        + " logLoss 0.4000 is above the allowed 0.3900 (maxLogLoss).")
                        .replace('\u00a0', ' '))
                .isEqualTo("Passed on 800 held-out rows: accuracy 79.43 % is no worse than the champion's 79.5 %;"
                        + " accuracy 79.43 % meets the required 70 %; F1 0.6000 meets the required 0.5000;"
                        + " log loss 0.4000 is above the allowed 0.3900.");
        assertThat(VerdictWords.plain("Best of 3 trials: logLoss 0.31 in trial 2 with maxDepth 4, l2 1."))
                .isEqualTo("Best of 3 trials: log loss 0.31 in trial 2 with max depth 4, l2 1.");
    }

    @Test
    @DisplayName("A comparison is said in the language of the window")
    void comparisons() {
        Cell cell = new Cell("request 3", "5 points better", Verdict.BETTER);
        Row row = new Row(Section.IDENTITY, "setOffBy", "Set off by", List.of(cell), true);
        Row depth = new Row(Section.PARAMETERS, "hyperparameters.maxDepth", "Max depth", List.of(cell), true);
        Row own = new Row(Section.PARAMETERS, "hyperparameters.theirOwn", "Their own", List.of(cell), true);
        assertThat(CompareWords.name(depth)).isEqualTo("Max depth");
        Messages.speak(Language.GERMAN);
        try {
            assertThat(CompareWords.name(row)).isEqualTo("Angestoßen von");
            assertThat(CompareWords.name(depth)).isEqualTo("Größte Tiefe");
            assertThat(CompareWords.name(own)).isEqualTo("Their own");
            assertThat(CompareWords.value(row, cell)).isEqualTo("Antrag 3");
            assertThat(CompareWords.difference(cell)).isEqualTo("5 Punkte besser");
        } finally {
            Messages.speak(Language.ENGLISH);
        }
    }
}
