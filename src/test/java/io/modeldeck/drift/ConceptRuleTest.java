package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.stats.Sample;
import io.modeldeck.telemetry.ErrorStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConceptRuleTest {

    private static final double DROP = 0.05;
    private static final List<ErrorDetector> DETECTORS = List.of(ErrorDetector.HDDM_A, ErrorDetector.ADWIN);
    private static final StreamSignals FIRED = new StreamSignals(List.of("hddm_a"));

    private static Verdict accuracy(long right, long rows, StreamSignals signals) {
        return ConceptRule.accuracy(
                new ConceptRule.Rate(3200, 4000), new ConceptRule.Rate(right, rows), DROP, 100, signals);
    }

    @Test
    void theMinimumFollowsFromThePowerToSeeTheDrop() {
        // Fleiss: (1.6449·sqrt(2·.775·.225) + .8416·sqrt(.8·.2 + .75·.25))² / .05² = 862 a side; against 4 000:
        // 1/(2/862 − 1/4000) = 483.
        assertThat(ConceptRule.minimum(new ConceptRule.Rate(3200, 4000), DROP, 100)
                        .orElseThrow())
                .isBetween(480L, 487L);
        assertThat(ConceptRule.minimum(new ConceptRule.Rate(3200, 4000), DROP, 2000))
                .hasValue(2000);
        assertThat(ConceptRule.minimum(new ConceptRule.Rate(320, 400), DROP, 100))
                .as("too small a reference")
                .isEmpty();
        assertThat(ConceptRule.minimum(new ConceptRule.Rate(1, 4000), DROP, 100))
                .as("it cannot fall so far")
                .isEqualTo(OptionalLong.of(100));
    }

    @Test
    void aDropMustBeLargeAndSignificant() {
        Verdict worse = accuracy(700, 1000, StreamSignals.NONE);
        assertThat(worse.state()).isEqualTo(DriftState.DRIFT);
        assertThat(worse.effectSize().orElseThrow()).isCloseTo(0.1, within(1e-12));
        assertThat(worse.driftScore().orElseThrow()).isCloseTo(0.6, within(1e-9));
        assertThat(accuracy(770, 1000, StreamSignals.NONE).state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(accuracy(900, 1000, StreamSignals.NONE).state()).as("better").isEqualTo(DriftState.NO_DRIFT);
        assertThat(accuracy(900, 1000, StreamSignals.NONE).pValue().orElseThrow())
                .isGreaterThan(0.99);
        assertThat(accuracy(900, 1000, StreamSignals.NONE).reason())
                .as("no fall below zero")
                .startsWith("Within the limits: the accuracy did not fall but rose by 0.1, and p ");
        assertThat(accuracy(800, 1000, StreamSignals.NONE).reason())
                .startsWith("Within the limits: the accuracy did not fall, and p ");
        Verdict few = accuracy(100, 200, StreamSignals.NONE);
        assertThat(few.state()).isEqualTo(DriftState.NOT_EVALUATED);
        assertThat(few.reason()).startsWith("200 of the 48").endsWith(" labelled rows that it takes.");
        Verdict weak = ConceptRule.accuracy(
                new ConceptRule.Rate(320, 400), new ConceptRule.Rate(700, 1000), DROP, 100, StreamSignals.NONE);
        assertThat(weak.state()).isEqualTo(DriftState.NOT_EVALUATED);
        assertThat(weak.reason()).contains("too few to see a drop of 0.05");
    }

    @Test
    void aDetectorAloneMakesDriftPossible() {
        Verdict possible = accuracy(770, 1000, FIRED);
        assertThat(possible.state()).isEqualTo(DriftState.POSSIBLE);
        assertThat(possible.reason())
                .startsWith("Only hddm_a signalled a rise of the error: the accuracy fell by 0.03");
        assertThat(possible.driftScore().orElseThrow()).isLessThan(0.3);
        assertThat(accuracy(700, 1000, new StreamSignals(List.of("hddm_a", "adwin")))
                        .parameters()
                        .get("detectors"))
                .hasToString("[hddm_a, adwin]");
    }

    @Test
    void forNumbersTheMeanAbsoluteErrorMustRiseByAFifth() {
        Random random = new Random(3);
        double[] usual =
                random.doubles(1000).map(u -> Math.abs(random.nextGaussian())).toArray();
        Sample reference = Sample.of(usual);
        Sample worse = Sample.of(Arrays.stream(usual).map(e -> 1.5 * e).toArray());
        Sample little = Sample.of(Arrays.stream(usual).map(e -> 1.1 * e).toArray());
        Verdict drift = ConceptRule.error(reference, worse, 100, StreamSignals.NONE);
        assertThat(drift.state()).isEqualTo(DriftState.DRIFT);
        assertThat(drift.effectSize().orElseThrow()).isCloseTo(0.5, within(1e-9));
        assertThat(drift.reason()).contains("the mean absolute error rose by 50 %");
        assertThat(ConceptRule.error(worse, reference, 100, FIRED).reason())
                .startsWith(
                        "Only hddm_a signalled a rise of the error: the mean absolute error did not rise but fell by"
                                + " 33 %, and p ");
        assertThat(ConceptRule.error(reference, little, 100, StreamSignals.NONE).state())
                .isEqualTo(DriftState.NO_DRIFT);
        assertThat(ConceptRule.error(reference, little, 100, FIRED).state()).isEqualTo(DriftState.POSSIBLE);
        assertThat(ConceptRule.error(worse, reference, 100, StreamSignals.NONE)
                        .pValue()
                        .orElseThrow())
                .isGreaterThan(0.9);
        Sample few = Sample.of(Arrays.copyOf(usual, 99));
        assertThat(ConceptRule.error(few, worse, 100, FIRED).reason()).contains("99 labelled rows of the 100");
        assertThat(ConceptRule.error(reference, few, 100, FIRED).reason()).startsWith("99 of the 100 labelled rows");
    }

    @Test
    void errorsWithoutSpreadAreCompared() {
        Sample none = Sample.of(new double[100]);
        Sample one = Sample.of(LongStream.range(0, 100).mapToDouble(i -> 1).toArray());
        assertThat(ConceptRule.error(none, none, 100, StreamSignals.NONE).state())
                .isEqualTo(DriftState.NO_DRIFT);
        Verdict fromNothing = ConceptRule.error(none, one, 100, StreamSignals.NONE);
        assertThat(fromNothing.state()).isEqualTo(DriftState.DRIFT);
        assertThat(fromNothing.effectSize()).hasValue(1);
    }

    @Test
    void aRiseThatAFewRowsMadeIsNotSignificant() {
        Sample reference = Sample.of(
                IntStream.range(0, 100).mapToDouble(i -> i == 0 ? 100 : 1).toArray());
        Sample current = Sample.of(
                IntStream.range(0, 100).mapToDouble(i -> i < 2 ? 100 : 1).toArray());
        Verdict verdict = ConceptRule.error(reference, current, 100, StreamSignals.NONE);
        assertThat(verdict.effectSize().orElseThrow()).isGreaterThan(ConceptRule.ERROR_RISE);
        assertThat(verdict.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(verdict.reason()).contains("at least 0.2, and p 0.").contains("is not below 0.05");
    }

    @Test
    void theSentenceNamesLevelsAndLabels() {
        assertThat(Sentences.concept(accuracy(700, 1000, StreamSignals.NONE), 1000))
                .isEqualTo("The accuracy is worse than in the reference: 0.8 → 0.7 (p < 0.001, n 1,000).");
        assertThat(Sentences.concept(accuracy(795, 1000, StreamSignals.NONE), 1000))
                .startsWith("The accuracy is as in the reference: 0.8 → 0.795 (p 0.36");
        assertThat(Sentences.concept(accuracy(770, 1000, FIRED), 1000)).startsWith("The accuracy may be getting worse");
        assertThat(Sentences.concept(accuracy(1, 1, FIRED), 1)).startsWith("The accuracy was not evaluated. 1 of the");
    }

    private static ErrorStream stream(double[] errors, int from, int to) {
        return new ErrorStream(
                LongStream.range(from, to).toArray(),
                LongStream.range(from, to).map(i -> 1000 * i).toArray(),
                LongStream.range(from, to).map(i -> 1000 * i - 500).toArray(),
                Arrays.copyOfRange(errors, from, to));
    }

    @Test
    void aWatchIsTheSameHoweverItIsFed() {
        Random random = new Random(9);
        double[] errors = IntStream.range(0, 3000)
                .mapToDouble(i -> random.nextDouble() < (i < 2000 ? 0.1 : 0.4) ? 1 : 0)
                .toArray();
        ErrorWatch whole = new ErrorWatch(0.5, DETECTORS);
        whole.add(stream(errors, 0, 3000));
        ErrorWatch pieces = new ErrorWatch(0.5, DETECTORS);
        for (int from = 0; from < 3000; from += 7) {
            pieces.add(stream(errors, from, Math.min(3000, from + 7)));
        }
        pieces.add(stream(errors, 0, 0));
        assertThat(pieces.lastFeedbackAt()).isEqualTo(2_999_000);
        assertThat(pieces.lastId()).isEqualTo(2999);
        for (ErrorWatch watch : new ErrorWatch[] {whole, pieces}) {
            ErrorWatch.Window window = watch.window(1_900_000, 0, 100);
            assertThat(window.errors()).isEqualTo(Arrays.copyOfRange(errors, 1901, 3000));
            assertThat(window.signals()).isEqualTo(new StreamSignals(List.of("hddm_a", "adwin")));
            assertThat(window.range(3_000_000)).isEqualTo(TimeRange.ofMillis(1_900_500, 3_000_000));
            assertThat(watch.window(2_900_000, 0, 100).signals()).as("long ago").isEqualTo(StreamSignals.NONE);
            assertThat(watch.window(2_990_000, 0, 100).errors())
                    .as("reaches back")
                    .hasSize(100);
            assertThat(watch.window(2_990_000, 2_950_000, 100).errors())
                    .as("not further")
                    .hasSize(49);
        }
        assertThat(new ErrorWatch(0.5, DETECTORS).window(500, 0, 10).range(400))
                .isEqualTo(TimeRange.ofMillis(400, 400));
    }

    @Test
    void aFallOfTheErrorIsNoBadNews() {
        Random random = new Random(9);
        double[] errors = IntStream.range(0, 3000)
                .mapToDouble(i -> random.nextDouble() < (i < 2000 ? 0.5 : 0.05) ? 1 : 0)
                .toArray();
        ErrorWatch watch = new ErrorWatch(0.5, DETECTORS);
        watch.add(stream(errors, 0, 3000));
        assertThat(watch.window(0, -1, 10).signals()).isEqualTo(StreamSignals.NONE);
    }

    @Test
    void onlyTheNewestErrorsAreRemembered() {
        int all = 2 * ErrorWatch.REMEMBERED + 50;
        double[] errors = IntStream.range(0, all).mapToDouble(i -> i).toArray();
        ErrorWatch watch = new ErrorWatch(Double.POSITIVE_INFINITY, DETECTORS);
        watch.add(stream(errors, 0, all));
        double[] kept = watch.window(-1, -2, 10).errors();
        assertThat(kept).hasSize(ErrorWatch.REMEMBERED);
        assertThat(kept[0]).isEqualTo(all - ErrorWatch.REMEMBERED);
        assertThat(kept[kept.length - 1]).isEqualTo(all - 1);
    }
}
