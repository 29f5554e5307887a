package io.modeldeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.TaskType;
import io.modeldeck.stats.StandardErrors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RealisedQualityTest {

    private static final Optional<String> YES = Optional.of("yes");

    private static Map<String, Double> binary(Labelled... rows) {
        return values(List.of(rows), TaskType.CLASSIFICATION, YES);
    }

    private static Map<String, Double> values(List<Labelled> rows, TaskType task, Optional<String> positive) {
        return RealisedQuality.of(rows, task, positive).values();
    }

    private static Labelled row(String prediction, String outcome, double score) {
        return new Labelled(prediction, outcome, score, Map.of());
    }

    @Test
    void withoutRowsNothingIsDefined() {
        assertThat(values(List.of(), TaskType.REGRESSION, Optional.empty())).isEmpty();
    }

    @Test
    void binaryQualityByHand() {
        Map<String, Double> quality = binary(
                row("yes", "yes", .9),
                row("yes", "no", .6),
                row("no", "yes", .4),
                row("no", "no", .2),
                row("no", "no", .1));
        assertThat(quality).containsOnlyKeys("accuracy", "f1", "auc", "logLoss", "brier");
        assertThat(quality.get("accuracy")).isEqualTo(.6);
        assertThat(quality.get("f1")).isEqualTo(.5);
        // Of the six pairs one is the wrong way round.
        assertThat(quality.get("auc")).isEqualTo(5 / 6.0, within(1e-12));
        assertThat(quality.get("brier")).isEqualTo((.01 + .36 + .36 + .04 + .01) / 5, within(1e-12));
        double logs = Math.log(.9) + Math.log(.4) + Math.log(.4) + Math.log(.8) + Math.log(.9);
        assertThat(quality.get("logLoss")).isEqualTo(-logs / 5, within(1e-12));
    }

    @Test
    void oneRowWithoutScoreLeavesTheMeasuresOfScoresOut() {
        assertThat(binary(row("yes", "yes", .9), row("no", "yes", Double.NaN)))
                .containsOnly(entry("accuracy", .5), entry("f1", 2 / 3.0));
    }

    @Test
    void oneClassAloneHasNoAuc() {
        assertThat(binary(row("yes", "yes", .9), row("yes", "yes", .8)))
                .containsOnlyKeys("accuracy", "f1", "logLoss", "brier");
    }

    private static Labelled shares(String prediction, String outcome, double a, double b, double c) {
        Map<String, Double> shares = new HashMap<>(Map.of("a", a, "b", b));
        if (c > 0) {
            shares.put("c", c);
        }
        return new Labelled(prediction, outcome, Double.NaN, shares);
    }

    @Test
    void probabilitiesOfSeveralClassesByHand() {
        QualityFigures figures = RealisedQuality.of(
                List.of(
                        shares("a", "a", .7, .2, .1),
                        shares("b", "b", .1, .9, 0),
                        shares("b", "c", .2, .5, .3),
                        shares("a", "a", .5, .25, .25),
                        shares("c", "c", .05, .05, .9),
                        shares("c", "b", .3, .3, .4)),
                TaskType.CLASSIFICATION,
                Optional.empty());
        assertThat(figures.values()).containsOnlyKeys("accuracy", "f1", "auc", "aucWeighted", "logLoss");
        // Pairs of a row of the class with one of another that are the right way round, of 8; a tie counts half.
        double a = 8 / 8.0;
        double b = 7 / 8.0;
        double c = 7 / 8.0;
        assertThat(figures.values().get("auc")).isEqualTo((a + b + c) / 3, within(1e-12));
        assertThat(figures.values().get("aucWeighted")).isEqualTo((2 * a + 2 * b + 2 * c) / 6, within(1e-12));
        double logs = Math.log(.7 * .9 * .3 * .5 * .9 * .3);
        assertThat(figures.values().get("logLoss")).isEqualTo(-logs / 6, within(1e-12));
        assertThat(figures.standardErrors()).containsOnlyKeys("f1", "auc", "aucWeighted", "logLoss");
        double error = StandardErrors.ofRocAuc(b, 2, 4).orElseThrow();
        assertThat(figures.standardErrors().get("auc")).isEqualTo(2 * error / 3, within(1e-12));
    }

    @Test
    void aClassThatNeverCameTrueHasNoCurveAndNoWeight() {
        Map<String, Double> quality = values(
                List.of(shares("a", "a", .7, .2, .1), shares("a", "b", .6, .3, .1), shares("b", "b", .1, .8, .1)),
                TaskType.CLASSIFICATION,
                Optional.empty());
        assertThat(quality).containsOnlyKeys("accuracy", "f1", "aucWeighted", "logLoss");
        assertThat(quality.get("aucWeighted")).isEqualTo(1);
        assertThat(quality.get("f1"))
                .as("of the classes that were said or came true")
                .isEqualTo(2 / 3.0, within(1e-12));
        assertThat(values(List.of(shares("a", "a", .7, .2, .1)), TaskType.CLASSIFICATION, Optional.empty()))
                .containsOnlyKeys("accuracy", "f1", "logLoss");
        assertThat(values(
                        List.of(shares("a", "a", .7, .2, .1), row("b", "b", Double.NaN)),
                        TaskType.CLASSIFICATION,
                        Optional.empty()))
                .as("one row without leaves them out")
                .containsOnlyKeys("accuracy", "f1");
        assertThat(values(
                        List.of(new Labelled("a", "a", Double.NaN, Map.of("a", 1.0))),
                        TaskType.CLASSIFICATION,
                        Optional.empty()))
                .containsOnlyKeys("accuracy", "f1", "logLoss");
    }

    @Test
    void theSameNumberWrittenOtherwiseIsTheSameLabel() {
        Map<String, Double> quality = values(
                List.of(row("1", "1.0", Double.NaN), row("0", "0.0", Double.NaN)),
                TaskType.CLASSIFICATION,
                Optional.of("1.00"));
        assertThat(quality).containsOnly(entry("accuracy", 1.0), entry("f1", 1.0));
        assertThat(values(
                        List.of(row("1", "1.0", Double.NaN), row("2", "2.0", Double.NaN)),
                        TaskType.CLASSIFICATION,
                        Optional.empty()))
                .containsOnly(entry("accuracy", 1.0), entry("f1", 1.0));
    }

    @Test
    void multiclassQualityByHand() {
        Map<String, Double> quality = values(
                List.of(
                        row("a", "a", Double.NaN),
                        row("a", "b", Double.NaN),
                        row("b", "b", Double.NaN),
                        row("c", "c", Double.NaN)),
                TaskType.CLASSIFICATION,
                Optional.empty());
        // Each of a and b has precision or recall of one half, c is perfect.
        assertThat(quality).containsOnlyKeys("accuracy", "f1");
        assertThat(quality.get("accuracy")).isEqualTo(.75);
        assertThat(quality.get("f1")).isEqualTo((2 / 3.0 + 2 / 3.0 + 1) / 3, within(1e-12));
    }

    @Test
    void regressionQualityByHand() {
        Map<String, Double> quality = values(
                List.of(row("1", "2", Double.NaN), row("5", "2", Double.NaN), row("8", "8", Double.NaN)),
                TaskType.REGRESSION,
                Optional.empty());
        assertThat(quality.get("mae")).isEqualTo(4 / 3.0, within(1e-12));
        assertThat(quality.get("rmse")).isEqualTo(Math.sqrt(10 / 3.0), within(1e-12));
        assertThat(quality.get("r2")).isEqualTo(1 - 10 / 24.0, within(1e-12));
    }

    @Test
    void valuesThatAreNoNumbersArePassedOverInRegression() {
        assertThat(values(
                        List.of(
                                row("n/a", "2", Double.NaN),
                                row("3", "Infinity", Double.NaN),
                                row("4", "3", Double.NaN)),
                        TaskType.REGRESSION,
                        Optional.empty()))
                .as("one row alone has no R²")
                .containsOnly(entry("mae", 1.0), entry("rmse", 1.0));
        assertThat(values(List.of(row("n/a", "2", Double.NaN)), TaskType.REGRESSION, Optional.empty()))
                .isEmpty();
    }

    @Test
    void aMeasureBeyondAllNumbersIsLeftOut() {
        assertThat(values(
                        List.of(row("1e300", "2", Double.NaN), row("3", "3", Double.NaN)),
                        TaskType.REGRESSION,
                        Optional.empty()))
                .containsOnlyKeys("mae");
    }

    @Test
    void scoresThatAreNoProbabilitiesDoNotStopTheOtherMeasures() {
        assertThat(binary(row("yes", "yes", 7), row("no", "no", -3)))
                .containsEntry("accuracy", 1.0)
                .containsEntry("auc", 1.0);
    }

    @Test
    void whatIsNoRatioOfCountsCarriesItsStandardError() {
        Map<String, Double> errors = RealisedQuality.of(
                        List.of(
                                row("yes", "yes", .9),
                                row("yes", "no", .6),
                                row("no", "yes", .4),
                                row("no", "no", .2),
                                row("no", "no", .1)),
                        TaskType.CLASSIFICATION,
                        YES)
                .standardErrors();
        assertThat(errors).containsOnlyKeys("f1", "auc", "logLoss", "brier");
        // The squared errors are .01, .36, .36, .04, .01, their mean .156.
        double squares = 2 * .146 * .146 + 2 * .204 * .204 + .116 * .116;
        assertThat(errors.get("brier")).isEqualTo(Math.sqrt(squares / 4 / 5), within(1e-12));
        assertThat(RealisedQuality.of(
                                List.of(
                                        row("1", "2", Double.NaN),
                                        row("5", "2", Double.NaN),
                                        row("8", "8", Double.NaN)),
                                TaskType.REGRESSION,
                                Optional.empty())
                        .standardErrors())
                .containsOnlyKeys("mae", "rmse", "r2")
                .containsEntry("mae", Math.sqrt(42 / 9.0 / 2 / 3));
        assertThat(RealisedQuality.of(
                                List.of(
                                        row("a", "a", Double.NaN),
                                        row("b", "a", Double.NaN),
                                        row("c", "c", Double.NaN)),
                                TaskType.CLASSIFICATION,
                                Optional.empty())
                        .standardErrors())
                .containsOnlyKeys("f1");
        assertThat(RealisedQuality.of(
                                List.of(row("1e300", "2", 0), row("3", "3", 0)), TaskType.REGRESSION, Optional.empty())
                        .standardErrors())
                .as("beyond all numbers")
                .doesNotContainKeys("rmse", "r2");
    }
}
