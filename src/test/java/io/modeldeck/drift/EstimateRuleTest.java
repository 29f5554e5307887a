package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Quality without outcomes: calibrated classes and learned losses. */
class EstimateRuleTest {

    private static final EstimateRule.Realised LATE = new EstimateRule.Realised(0, OptionalDouble.empty(), 0);
    private static final EstimateRule.Realised IN = new EstimateRule.Realised(150, OptionalDouble.of(0.7), 300);

    private final Random random = new Random(77);

    /** Scores near 0 and 1 with {@code confidence}, near one half without; the outcome comes true as the score says. */
    private ReferenceRows classes(int rows, double confidence) {
        double[] score = new double[rows];
        String[] prediction = new String[rows];
        String[] outcome = new String[rows];
        for (int i = 0; i < rows; i++) {
            double distance = random.nextDouble() < confidence ? 0.4 : 0.05;
            score[i] = random.nextBoolean() ? 0.5 + distance : 0.5 - distance;
            prediction[i] = score[i] >= 0.5 ? "1.0" : "0";
            outcome[i] = random.nextDouble() < score[i] ? "1" : "0";
        }
        return new ReferenceRows(
                Table.of(List.of(new Column.Numeric("x", score))),
                new Column.Categorical("prediction", prediction),
                score,
                new Column.Categorical("outcome", outcome));
    }

    private static Reference reference(ReferenceRows rows, TaskType task) {
        return Reference.of(rows, task, Optional.of("1"));
    }

    private static Verdict decide(Reference reference, ReferenceRows rows, EstimateRule.Realised realised) {
        Expectation expectation = reference.expectation().orElseThrow();
        return EstimateRule.decide(expectation, expectation.of(rows), realised);
    }

    @Test
    void theAccuracyIsEstimatedNearWhatComesTrueAndAlarmsOnlyBeyondTheChunks() {
        Reference reference = reference(classes(4000, 0.8), TaskType.CLASSIFICATION);
        ReferenceRows same = classes(600, 0.8);
        Verdict calm = decide(reference, same, LATE);
        assertThat(calm.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(calm.method()).isEqualTo("cbpe");
        double right = 0;
        for (int row = 0; row < 600; row++) {
            right += same.prediction().text(row).startsWith(same.outcome().text(row)) ? 1 : 0;
        }
        assertThat(calm.statistic().orElseThrow()).isCloseTo(right / 600, within(0.05));
        assertThat(right / 600).isBetween((double) calm.parameters().get("bandFrom"), (double)
                calm.parameters().get("bandTo"));
        assertThat(calm.parameters())
                .containsEntry("chunks", 10)
                .containsEntry("chunkRows", 400)
                .containsKeys("precision", "recall", "f1", "auc", "calibration");
        assertThat(calm.reason()).startsWith("Within the limits: the estimate's band");
        assertThat(Sentences.estimate(calm, 600))
                .matches(
                        "The estimated accuracy is as in the reference: 0\\.\\d+ → 0\\.\\d+ \\(CBPE, band 0\\.\\d+ to 0\\.\\d+, n"
                                + " 600\\)\\.");

        Verdict unsure = decide(reference, classes(600, 0.1), LATE);
        assertThat(unsure.state()).isEqualTo(DriftState.DRIFT);
        assertThat(unsure.driftScore().orElseThrow()).isGreaterThan(0.3);
        assertThat((double) unsure.parameters().get("bandTo"))
                .isLessThan((double) unsure.parameters().get("referenceFrom"));
        assertThat(unsure.reason()).startsWith("Few outcomes yet, and the estimate's band");
        assertThat(Sentences.estimate(unsure, 600))
                .startsWith("The estimated accuracy is worse than in the reference: ");

        Verdict decided = decide(reference, classes(600, 0.1), IN);
        assertThat(decided.state()).isEqualTo(DriftState.POSSIBLE);
        assertThat(decided.driftScore().orElseThrow()).isLessThan(0.3);
        assertThat(decided.reason()).endsWith("but outcomes are in, and the realised quality decides.");
        assertThat(Sentences.estimate(decided, 600))
                .startsWith("The estimated accuracy may be worse than in the reference: ")
                .endsWith("; realised 0.7 with 150 labels).");

        EstimateRule.Realised older = new EstimateRule.Realised(150, OptionalDouble.of(0.7), 299);
        Verdict ahead = decide(reference, classes(600, 0.1), older);
        assertThat(ahead.state())
                .as("the realised quality is one of older predictions")
                .isEqualTo(DriftState.DRIFT);
        assertThat(ahead.parameters()).containsEntry("decides", "estimate").containsEntry("outcomesIn", 299L);
        assertThat(decided.parameters()).containsEntry("decides", "realised");

        assertThat(decide(reference, classes(600, 1), LATE).state())
                .as("better")
                .isEqualTo(DriftState.NO_DRIFT);
    }

    @Test
    void estimatesOfUnchangedTrafficRarelyAlarm() {
        int alarms = 0;
        for (int round = 0; round < 60; round++) {
            Reference reference = reference(classes(1000, 0.7), TaskType.CLASSIFICATION);
            alarms += decide(reference, classes(250, 0.7), LATE).state() == DriftState.DRIFT ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(1);
    }

    @Test
    void whereNothingScattersTheBandHasNoWidth() {
        ReferenceRows rows = classes(1000, 1);
        double[] certain = Arrays.stream(rows.score()).map(Math::rint).toArray();
        ReferenceRows perfect = new ReferenceRows(rows.features(), rows.prediction(), certain, rows.prediction());
        Verdict verdict = decide(reference(perfect, TaskType.CLASSIFICATION), perfect, LATE);
        assertThat(verdict.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(verdict.statistic()).hasValue(1);
        assertThat(verdict.parameters()).containsEntry("bandFrom", 1.0).containsEntry("bandTo", 1.0);
        double[] half = certain.clone();
        Arrays.fill(half, 0.9);
        Verdict worse = decide(
                reference(perfect, TaskType.CLASSIFICATION),
                new ReferenceRows(rows.features(), rows.prediction(), half, rows.prediction()),
                LATE);
        assertThat(worse.state()).isEqualTo(DriftState.DRIFT);
    }

    @Test
    void tooFewRowsAreSaid() {
        Verdict reference = decide(reference(classes(499, 0.5), TaskType.CLASSIFICATION), classes(600, 0.5), LATE);
        assertThat(reference.state()).isEqualTo(DriftState.NOT_EVALUATED);
        assertThat(reference.reason()).startsWith("The reference has 499 of the 500 labelled rows");
        Verdict window = decide(reference(classes(500, 0.5), TaskType.CLASSIFICATION), classes(199, 0.5), LATE);
        assertThat(window.reason()).isEqualTo("The window has 199 of the 200 predictions that it takes.");
        assertThat(Sentences.estimate(window, 199))
                .isEqualTo("The accuracy was not estimated. The window has 199 of the 200 predictions that it takes.");
        assertThat(decide(reference(classes(500, 0.5), TaskType.CLASSIFICATION), classes(0, 0.5), LATE)
                        .state())
                .isEqualTo(DriftState.NOT_EVALUATED);
    }

    @Test
    void rowsWithoutScorePredictionOrOutcomeTeachNothing() {
        ReferenceRows rows = classes(12, 0.5);
        double[] score = rows.score().clone();
        score[0] = Double.NaN;
        score[1] = 1.5;
        score[2] = -0.1;
        String[] prediction = ((Column.Categorical) rows.prediction()).values().clone();
        prediction[3] = null;
        String[] outcome = ((Column.Categorical) rows.outcome()).values().clone();
        outcome[4] = null;
        ReferenceRows holes = new ReferenceRows(
                rows.features(),
                new Column.Categorical("prediction", prediction),
                score,
                new Column.Categorical("outcome", outcome));
        Expectation expectation =
                reference(holes, TaskType.CLASSIFICATION).expectation().orElseThrow();
        assertThat(expectation.realised()).hasSize(7);
        assertThat(expectation.of(holes).values()).hasSize(8);
        assertThat(Reference.of(holes, TaskType.CLASSIFICATION, Optional.empty())
                        .expectation())
                .isEmpty();
        ReferenceRows unlabelled =
                new ReferenceRows(rows.features(), rows.prediction(), rows.score(), Columns.missing("outcome", 12));
        assertThat(reference(unlabelled, TaskType.CLASSIFICATION).expectation()).isEmpty();
        assertThat(reference(unlabelled, TaskType.REGRESSION).expectation()).isEmpty();
    }

    @Test
    void miscalibratedScoresAreCalibrated() {
        ReferenceRows rows = classes(3000, 0.5);
        double[] bold =
                Arrays.stream(rows.score()).map(s -> s > 0.5 ? 0.99 : 0.01).toArray();
        ReferenceRows overconfident = new ReferenceRows(rows.features(), rows.prediction(), bold, rows.outcome());
        Verdict verdict = decide(reference(overconfident, TaskType.CLASSIFICATION), overconfident, LATE);
        assertThat(verdict.parameters()).containsEntry("calibration", "isotonic");
        assertThat(verdict.statistic().orElseThrow()).isLessThan(0.8);
    }

    /** Half of the rows lie in a loud region with ten times the noise. */
    private ReferenceRows numbers(int rows, double loud) {
        double[] x = new double[rows];
        String[] place = new String[rows];
        String[] prediction = new String[rows];
        String[] outcome = new String[rows];
        for (int i = 0; i < rows; i++) {
            boolean isLoud = random.nextDouble() < loud;
            x[i] = random.nextDouble();
            place[i] = i % 10 == 0 ? null : isLoud ? "coast" : "inland";
            prediction[i] = String.valueOf(x[i]);
            outcome[i] = String.valueOf(x[i] + (isLoud ? 1 : 0.1) * random.nextGaussian());
        }
        return new ReferenceRows(
                Table.of(List.of(new Column.Numeric("x", x), new Column.Categorical("place", place))),
                new Column.Categorical("prediction", prediction),
                new double[rows],
                new Column.Categorical("outcome", outcome));
    }

    @Test
    void theErrorIsLearnedFromFeaturesAndFollowsThem() {
        Reference reference = reference(numbers(3000, 0.3), TaskType.REGRESSION);
        Verdict calm = decide(reference, numbers(500, 0.3), LATE);
        assertThat(calm.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(calm.method()).isEqualTo("dle");
        Verdict moved = decide(reference, numbers(500, 0.9), LATE);
        assertThat(moved.state()).isEqualTo(DriftState.DRIFT);
        // Mean |noise|: sqrt(2/π)·(.9·1 + .1·.1), a tenth of the rows without a place.
        assertThat(moved.statistic().orElseThrow()).isCloseTo(0.726, within(0.12));
        assertThat(Sentences.estimate(moved, 500)).startsWith("The estimated error is worse than in the reference: 0.");
        List<Column> unknown = new ArrayList<>(List.of(
                new Column.Numeric("x", new double[] {0.5}), new Column.Categorical("place", new String[] {"moon"})));
        Expectation expectation = reference.expectation().orElseThrow();
        ReferenceRows one = new ReferenceRows(
                Table.of(unknown),
                new Column.Categorical("prediction", new String[] {"0.5"}),
                new double[1],
                Columns.missing("outcome", 1));
        assertThat(expectation.of(one).values()).hasSize(1);
        ReferenceRows nothing = new ReferenceRows(
                new Table(List.of(), 1),
                Columns.missing("prediction", 1),
                new double[1],
                Columns.missing("outcome", 1));
        assertThat(expectation.of(nothing).values()).isEmpty();
    }

    @Test
    void whatWasRealisedComesFromTheConceptCheck() {
        Verdict none = Verdict.notEvaluated(DriftMethod.ACCURACY_DROP, Map.of(), "");
        assertThat(EstimateRule.Realised.of(none, 3, 0).value()).isEmpty();
        Verdict accuracy = ConceptRule.accuracy(
                new ConceptRule.Rate(3200, 4000), new ConceptRule.Rate(790, 1000), 0.05, 100, StreamSignals.NONE);
        assertThat(EstimateRule.Realised.of(accuracy, 1000, 7))
                .isEqualTo(new EstimateRule.Realised(1000, OptionalDouble.of(0.79), 7));
        io.modeldeck.stats.Sample errors =
                io.modeldeck.stats.Sample.of(random.doubles(300).toArray());
        assertThat(EstimateRule.Realised.of(ConceptRule.error(errors, errors, 100, StreamSignals.NONE), 300, 0)
                        .value())
                .hasValue(errors.mean());
    }
}
