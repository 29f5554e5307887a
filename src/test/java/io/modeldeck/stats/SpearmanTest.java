package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpearmanTest {

    @Test
    void ranksNotSizesCount() {
        assertThat(Spearman.correlation(new double[] {1, 2, 30, 400}, new double[] {2, 4, 6, 7}))
                .hasValue(1);
        // 1 − 6·Σd²/(n³−n) with d = 1, 1, 0, 0.
        assertThat(Spearman.correlation(new double[] {1, 2, 3, 4}, new double[] {20, 10, 30, 40})
                        .orElseThrow())
                .isCloseTo(0.8, within(1e-12));
        // Ranks 1.5, 1.5, 3 against 1, 2, 3: covariance 1.5, variances 1.5 and 2.
        assertThat(Spearman.correlation(new double[] {5, 5, 9}, new double[] {1, 2, 3})
                        .orElseThrow())
                .isCloseTo(1.5 / Math.sqrt(3), within(1e-12));
    }

    @Test
    void whatHasNoRanks() {
        assertThat(Spearman.correlation(new double[] {1, 2}, new double[] {1, 2}))
                .isEmpty();
        assertThat(Spearman.correlation(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                .isEmpty();
        assertThat(Spearman.correlation(new double[] {1, 2, 3}, new double[] {1, 1, 1}))
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spearman.correlation(new double[] {1, 2, Double.NaN}, new double[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> Spearman.correlation(new double[2], new double[3]));
    }
}
