package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrectionTest {

    @Test
    void benjaminiAndHochberg() {
        assertThat(Correction.BENJAMINI_HOCHBERG.adjust(new double[] {0.05, 0.01, 0.03, 0.02, 0.04}))
                .containsExactly(new double[] {0.05, 0.05, 0.05, 0.05, 0.05}, within(1e-15));
        // Ranks 1, 4, 3, 2 of four.
        assertThat(Correction.BENJAMINI_HOCHBERG.adjust(new double[] {0.005, 0.9, 0.04, 0.03}))
                .containsExactly(new double[] {0.02, 0.9, 0.16 / 3, 0.16 / 3}, within(1e-15));
    }

    @Test
    void familyWise() {
        double[] p = {0.01, 0.04, 0.03, 0.005};
        // Holm: .005·4, .01·3, .03·2 = .06, .04·1 raised to .06.
        assertThat(Correction.HOLM.adjust(p)).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
        assertThat(Correction.BONFERRONI.adjust(p))
                .containsExactly(new double[] {0.04, 0.16, 0.12, 0.02}, within(1e-15));
        assertThat(Correction.NONE.adjust(p)).containsExactly(p);
        assertThat(Correction.HOLM.adjust(new double[] {0.9, 0.8})).containsExactly(1, 1);
        assertThat(Correction.BONFERRONI.adjust(new double[] {0.9, 0.8})).containsExactly(1, 1);
    }

    @ParameterizedTest
    @EnumSource
    void aCorrectionNeverLowersAValueNorChangesTheOrder(Correction correction) {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            double[] p = random.doubles(1 + random.nextInt(30)).toArray();
            double[] adjusted = correction.adjust(p);
            for (int i = 0; i < p.length; i++) {
                assertThat(adjusted[i]).isBetween(p[i] - 1e-12, 1.0);
                for (int j = 0; j < p.length; j++) {
                    assertThat(p[i] < p[j] && adjusted[i] > adjusted[j]).isFalse();
                }
            }
            assertThat(Arrays.stream(Correction.BONFERRONI.adjust(p)).sum())
                    .isGreaterThanOrEqualTo(Arrays.stream(adjusted).sum() - 1e-9);
        }
        assertThat(correction.adjust(new double[0])).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> correction.adjust(new double[] {1.1}));
        assertThatIllegalArgumentException().isThrownBy(() -> correction.adjust(new double[] {-0.1}));
        assertThatIllegalArgumentException().isThrownBy(() -> correction.adjust(new double[] {Double.NaN}));
    }
}
