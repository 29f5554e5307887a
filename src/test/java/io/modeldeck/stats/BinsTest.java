package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinsTest {

    private static final Sample EMPTY = Sample.of(new double[0]);

    @Test
    void decilesOfTiedValuesMerge() {
        QuantileBins bins = QuantileBins.of(of(1, 1, 2, 2, 3, 3), 10).orElseThrow();
        assertThat(bins.edges()).containsExactly(1, 1.5, 2, 2.5, 3);
        assertThat(bins.size()).isEqualTo(6);
        assertThat(bins.counts(of(1, 1, 2, 2, 3, 3))).containsExactly(2, 0, 2, 0, 2, 0);
        assertThat(bins.counts(of(2, 2, 3, 3, 4, 4))).containsExactly(0, 0, 2, 0, 2, 2);
    }

    @Test
    void edgesAreClosedAboveAndTheEndsAreOpen() {
        QuantileBins bins = QuantileBins.ofEdges(new double[] {0, 1});
        assertThat(bins.indexOf(-1e300)).isZero();
        assertThat(bins.indexOf(-0.0)).isZero();
        assertThat(bins.indexOf(Double.MIN_VALUE)).isEqualTo(1);
        assertThat(bins.indexOf(1)).isEqualTo(1);
        assertThat(bins.indexOf(1.01)).isEqualTo(2);
    }

    @Test
    void aConstantReferenceStillTellsLargerValues() {
        QuantileBins bins = QuantileBins.of(of(7, 7, 7), 10).orElseThrow();
        assertThat(bins.edges()).containsExactly(7);
        assertThat(bins.counts(of(6, 7, 8, 9))).containsExactly(2, 2);
    }

    @Test
    void edgesThatDoNotAscendAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QuantileBins.ofEdges(new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantileBins.ofEdges(new double[] {1, 1}))
                .withMessageContaining("[1.0, 1.0]");
        assertThatIllegalArgumentException().isThrownBy(() -> QuantileBins.ofEdges(new double[] {Double.NaN, 1}));
        double[] given = {1, 2};
        QuantileBins bins = QuantileBins.ofEdges(given);
        given[0] = 5;
        bins.edges()[1] = 9;
        assertThat(bins.edges()).containsExactly(1, 2);
    }

    @Test
    void equalWidthBinsAreClosedBelow() {
        EqualWidthBins bins = EqualWidthBins.of(of(0, 1, 2, 8), 4).orElseThrow();
        assertThat(bins.edges()).containsExactly(0, 2, 4, 6, 8);
        assertThat(bins.size()).isEqualTo(4);
        assertThat(bins.counts(of(0, 1, 2, 8))).containsExactly(2, 1, 0, 1);
        assertThat(bins.counts(of(-5, 1.99, 2, 3.99, 4, 6, 8, 99))).containsExactly(2, 2, 1, 3);
        EqualWidthBins around = EqualWidthBins.of(of(-1, 1), 2).orElseThrow();
        assertThat(around.indexOf(-0.0)).isEqualTo(1);
    }

    @Test
    void theLastEdgeIsTheMaximumExactly() {
        EqualWidthBins bins = EqualWidthBins.of(of(0.1, 0.7), 3).orElseThrow();
        assertThat(bins.edges()[3]).isEqualTo(0.7);
        assertThat(bins.edges()[1]).isCloseTo(0.3, within(1e-15));
    }

    @Test
    void whatCannotBeBinned() {
        assertThat(QuantileBins.of(EMPTY, 10)).isEmpty();
        assertThat(EqualWidthBins.of(EMPTY, 10)).isEmpty();
        assertThat(EqualWidthBins.of(of(3, 3), 10)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> QuantileBins.of(EMPTY, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> EqualWidthBins.of(EMPTY, 0));
    }

    private static Sample of(double... values) {
        return Sample.of(values);
    }
}
