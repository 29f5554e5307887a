package io.modeldeck.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrunerTest {

    private static double[] falling(double from) {
        return new double[] {from, from - .1, from - .2, from - .3, from - .3, from - .2};
    }

    private static final List<double[]> OTHERS = List.of(falling(1), falling(1.1), falling(1.2), falling(1.3));

    @Test
    void theMedianOfTheOthersAtTheSameEpoch() {
        Pruner median = Pruner.of("median");
        assertThat(median.prunes(falling(1.25), OTHERS)).isTrue();
        assertThat(median.prunes(falling(1.15), OTHERS)).isFalse();
        assertThat(median.prunes(new double[] {9, 9, 9, 9}, OTHERS))
                .as("warming up")
                .isFalse();
        assertThat(median.prunes(falling(9), OTHERS.subList(0, 3)))
                .as("too few others")
                .isFalse();
        assertThat(median.prunes(new double[] {9, 9, 9, 9, 9, 9, 9}, OTHERS))
                .as("none came so far")
                .isFalse();
    }

    @Test
    void theBetterThirdGoesOn() {
        Pruner halving = Pruner.of("halving");
        double[] four = {2, 1, 1, 1};
        assertThat(halving.prunes(new double[] {2, 1, 1}, OTHERS)).as("no rung").isFalse();
        assertThat(halving.prunes(four, OTHERS)).isTrue();
        assertThat(halving.prunes(new double[] {2, 1, 1, .5}, OTHERS)).isFalse();
        assertThat(halving.prunes(four, OTHERS.subList(0, 1))).isFalse();
        assertThat(Pruner.of("none").prunes(four, OTHERS)).isFalse();
        assertThatThrownBy(() -> Pruner.of("luck")).hasMessageContaining("none, median or halving");
    }
}
