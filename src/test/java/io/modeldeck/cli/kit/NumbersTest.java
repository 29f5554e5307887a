package io.modeldeck.cli.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void aMinusIsPrintedAsInTheWindow() {
        assertThat(Numbers.text(-0.25)).isEqualTo("−0.2500");
        assertThat(Numbers.text(-3)).isEqualTo("−3");
        assertThat(Numbers.text(OptionalDouble.of(3e-8))).isEqualTo("3.000e−08");
        assertThat(Numbers.percent(-0.021)).isEqualTo("−2.10 %");
        assertThat(Numbers.withUnit(-1.5, "ms")).isEqualTo("−1.500 ms");
        assertThat(Numbers.text(12.5)).isEqualTo("12.50");
    }
}
