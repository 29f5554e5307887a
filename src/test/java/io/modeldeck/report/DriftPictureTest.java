package io.modeldeck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.chart.CurveChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Distribution;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.drift.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DriftPictureTest {

    private static final DriftPicture.CumulativeWords WORDS =
            new DriftPicture.CumulativeWords("title", "x", "share", "usual", "now", "");

    private static DriftResult result(Distribution usual, Distribution now) {
        OptionalDouble none = OptionalDouble.empty();
        return new DriftResult(
                1,
                1,
                Instant.EPOCH,
                DriftType.INPUT,
                Optional.of("x"),
                OptionalLong.empty(),
                new Verdict(DriftState.DRIFT, "ks_test", Map.of(), none, none, none, none, none, "", none),
                "",
                100,
                100,
                TimeRange.ofMillis(0, 1),
                Optional.empty(),
                usual,
                now);
    }

    private static Distribution of(String kind, List<Double> edges, Double... shares) {
        return new Distribution(kind, List.of(), edges, List.of(shares), List.of());
    }

    @Test
    @DisplayName("The cumulative shares meet at the borders of the bins, and their largest gap is drawn where it is")
    void cumulative() {
        CurveChart chart = DriftPicture.cumulative(
                        result(
                                of("histogram", List.of(0., 1., 2., 3.), .5, .3, .2),
                                of("histogram", List.of(0., 1., 2., 3.), .2, .2, .6)),
                        WORDS)
                .orElseThrow();
        assertThat(chart.curves().get(0).y()).containsExactly(new double[] {0, .5, .8, 1}, within(1e-12));
        assertThat(chart.curves().get(1).y()).containsExactly(new double[] {0, .2, .4, 1}, within(1e-12));
        assertThat(chart.curves().get(2).name()).isEqualTo("D = 0.400");
        assertThat(chart.curves().get(2).x()).containsExactly(2, 2);
    }

    @Test
    @DisplayName("Rounded shares that sum to a hair more than all do not lift the axis above one")
    void roundedShares() {
        Distribution rounded = of("histogram", List.of(0., 1., 2., 3.), .3334, .3333, .3334);
        CurveChart chart =
                DriftPicture.cumulative(result(rounded, rounded), WORDS).orElseThrow();
        assertThat(chart.curves().getFirst().y()).endsWith(1);
    }

    @Test
    @DisplayName("Open bins have no outer border; categories have no order to add up")
    void openBins() {
        DriftResult bins = result(of("bins", List.of(1., 2.), .5, .3, .2), of("bins", List.of(1., 2.), .2, .2, .6));
        assertThat(DriftPicture.cumulative(bins, WORDS)
                        .orElseThrow()
                        .curves()
                        .getFirst()
                        .x())
                .containsExactly(1, 2);
        assertThat(DriftPicture.bins(bins))
                .extracting(DriftPicture.Bin::name)
                .containsExactly("below 1", "1 to 2", "2 and more");
        Distribution usual = new Distribution("categories", List.of("a", "b"), List.of(), List.of(.5, .5), List.of());
        Distribution now = new Distribution("categories", List.of("c", "b"), List.of(), List.of(.1, .9), List.of());
        DriftResult categories = result(usual, now);
        assertThat(DriftPicture.cumulative(categories, WORDS)).isEmpty();
        assertThat(DriftPicture.bins(categories))
                .extracting(DriftPicture.Bin::name)
                .containsExactly("a", "b", "c");
    }

    @Test
    @DisplayName("The parts of the PSI add up to it, also where a side is empty")
    void psi() {
        double sum = DriftPicture.bins(result(
                        of("histogram", List.of(0., 1., 2., 3.), .5, .3, .2),
                        of("histogram", List.of(0., 1., 2., 3.), .4, .6, 0.)))
                .stream()
                .mapToDouble(DriftPicture.Bin::psi)
                .sum();
        double expected =
                (.4 - .5) * Math.log(.4 / .5) + (.6 - .3) * Math.log(.6 / .3) + (1e-4 - .2) * Math.log(1e-4 / .2);
        assertThat(sum).isCloseTo(expected, within(1e-12));
    }
}
