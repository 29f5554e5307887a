package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.ErrorStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which features explain most, and what the columns of a baseline look like. */
class FeatureRankingTest {

    private static DriftResult result(long from, Optional<String> feature, DriftState state, double score) {
        OptionalDouble none = OptionalDouble.empty();
        Verdict verdict =
                new Verdict(state, "ks_test", Map.of(), none, none, none, none, none, "", OptionalDouble.of(score));
        return new DriftResult(
                1,
                1,
                Instant.ofEpochMilli(from + 100),
                DriftType.INPUT,
                feature,
                OptionalLong.of(1),
                verdict,
                "",
                100,
                100,
                TimeRange.ofMillis(from, from + 100),
                Optional.empty(),
                Distribution.none(),
                Distribution.none());
    }

    /** One prediction a millisecond; in the k-th window of a hundred the share k/10 is wrong. */
    private static List<ErrorStream> errors(int windows) {
        long[] ids = LongStream.range(0, 100L * windows).toArray();
        double[] error = new double[ids.length];
        Arrays.setAll(error, i -> i % 10 < i / 100 ? 1 : 0);
        ErrorStream all = new ErrorStream(ids, ids, ids, error);
        // Two streams, the later one first: they are put in the order of time.
        int middle = ids.length / 3;
        return List.of(part(all, middle, ids.length), part(all, 0, middle));
    }

    private static ErrorStream part(ErrorStream all, int from, int to) {
        return new ErrorStream(
                Arrays.copyOfRange(all.ids(), from, to),
                Arrays.copyOfRange(all.feedbackAt(), from, to),
                Arrays.copyOfRange(all.at(), from, to),
                Arrays.copyOfRange(all.error(), from, to));
    }

    @Test
    void theErrorsOfAWindowAreTheirMean() {
        FeatureRanking.Errors errors = FeatureRanking.Errors.of(errors(8));
        for (int window = 0; window < 8; window++) {
            assertThat(errors.mean(100L * window, 100L * window + 100).orElseThrow())
                    .isCloseTo(window / 10.0, within(1e-12));
        }
        assertThat(errors.mean(0, 20).orElseThrow()).isZero();
        assertThat(errors.mean(0, 19)).as("too few").isEmpty();
        assertThat(errors.mean(5000, 6000)).isEmpty();
        assertThat(FeatureRanking.Errors.of(List.of()).mean(0, 1000)).isEmpty();
    }

    @Test
    void whatDriftedWithTheErrorsComesFirst() {
        List<DriftResult> history = new ArrayList<>();
        for (int window = 0; window < 8; window++) {
            long from = 100L * window;
            DriftState guilty = window > 4 ? DriftState.DRIFT : DriftState.NO_DRIFT;
            history.add(result(from, Optional.of("noise"), DriftState.NO_DRIFT, window % 2 * 0.1));
            history.add(result(from, Optional.of("calm"), DriftState.NO_DRIFT, 0.05));
            history.add(result(from, Optional.of("guilty"), guilty, window / 8.0));
            history.add(result(from, Optional.of("other"), DriftState.NO_DRIFT, 0.2 - window / 80.0));
            history.add(result(from, Optional.of("young"), DriftState.NOT_EVALUATED, 0));
            history.add(result(from, Optional.of(DriftResult.TOGETHER), DriftState.DRIFT, 1));
            history.add(result(from, Optional.empty(), DriftState.DRIFT, 1));
        }
        List<RankedFeature> ranked = FeatureRanking.of(history, FeatureRanking.Errors.of(errors(8)));
        assertThat(ranked)
                .extracting(RankedFeature::feature)
                .startsWith("guilty")
                .containsOnly("guilty", "noise", "calm", "other");
        assertThat(ranked.getFirst())
                .isEqualTo(new RankedFeature("guilty", 8, 3, 7 / 8.0, 7 / 8.0, OptionalDouble.of(1), 8));
        RankedFeature other = ranked.stream()
                .filter(feature -> feature.feature().equals("other"))
                .findFirst()
                .orElseThrow();
        assertThat(other.correlation().orElseThrow()).isCloseTo(-1, within(1e-12));
        assertThat(other.newestScore()).isLessThan(other.highestScore());
        RankedFeature calm = ranked.stream()
                .filter(feature -> feature.feature().equals("calm"))
                .findFirst()
                .orElseThrow();
        assertThat(calm.correlation()).as("its score never changes").isEmpty();
        assertThat(calm.lacksWindows()).isFalse();
        RankedFeature early = FeatureRanking.of(history.subList(0, 4 * 7), FeatureRanking.Errors.of(errors(8)))
                .getFirst();
        assertThat(early.correlation()).as("four windows are too few").isEmpty();
        assertThat(early.lacksWindows()).isTrue();
        assertThat(FeatureRanking.of(List.of(), FeatureRanking.Errors.of(List.of())))
                .isEmpty();
    }

    @Test
    void columnsInAFewFigures() {
        ColumnSummary numbers = ColumnSummary.of(
                new Column.Numeric("n", new double[] {1, 2, 3, 4, Double.NaN, Double.POSITIVE_INFINITY}));
        assertThat(numbers.type()).isEqualTo("numeric");
        assertThat(numbers.values()).isEqualTo(4);
        assertThat(numbers.missing()).isOne();
        assertThat(numbers.distinct()).isEqualTo(4);
        assertThat(numbers.figures())
                .containsEntry("min", 1.0)
                .containsEntry("q1", 1.75)
                .containsEntry("median", 2.5)
                .containsEntry("q3", 3.25)
                .containsEntry("max", 4.0)
                .containsEntry("mean", 2.5)
                .containsEntry("std", Math.sqrt(1.25));
        assertThat(numbers.figure("max")).hasValue(4);
        ColumnSummary nothing = ColumnSummary.of(new Column.Numeric("n", new double[] {Double.NaN}));
        assertThat(nothing.figures()).isEmpty();
        assertThat(nothing.figure("max")).isEmpty();
        ColumnSummary classes =
                ColumnSummary.of(new Column.Categorical("c", new String[] {"a", "b", "b", null, "b", "c"}));
        assertThat(classes.type()).isEqualTo("categorical");
        assertThat(classes.shares()).containsExactly(Map.entry("b", 0.6), Map.entry("a", 0.2), Map.entry("c", 0.2));
        assertThat(classes.missing()).isOne();
        String[] lists = new String[30];
        Arrays.setAll(lists, i -> "[" + i + ", 1]");
        assertThat(ColumnSummary.of(new Column.Categorical("e", lists)).type()).isEqualTo("embedding");
        String[] texts = new String[30];
        Arrays.setAll(texts, i -> "a sentence with the number " + i);
        assertThat(ColumnSummary.of(new Column.Categorical("t", texts)).type()).isEqualTo("text");
    }
}
