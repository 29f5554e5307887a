package io.modeldeck.telemetry.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "-",
                "+",
                "e5",
                "1e",
                "1e+",
                "0x1p3",
                "0x10",
                "1_000",
                "NaN",
                "nan",
                "Infinity",
                "inf",
                "-Infinity",
                "1d",
                "1f",
                "1,5",
                "1.2.3",
                "1 2",
                "1e5.0",
                "--1",
                "١٢",
                "1e400",
                "-1e400"
            })
    void whatIsNoFiniteDecimalNumberIsNone(String text) {
        assertThat(Decimal.parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "1",
                "+1",
                "01",
                "1.",
                ".5",
                "-.5",
                "1e3",
                "1E-3",
                "12.5e+2",
                "0.1",
                "9007199254740993",
                "9007199254740992",
                "1e22",
                "1e23",
                "123456789012345678",
                "5e-324",
                "4.9e-324",
                "1.7976931348623157e308",
                "2.2250738585072014E-308",
                "0.1436810006809889",
                "1e-00005",
                "1e000000000003",
                "100000000000000000000000"
            })
    void whatIsOneIsTheNearestDouble(String text) {
        assertThat(Double.doubleToRawLongBits(Decimal.parse(text)))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @Test
    void blanksAroundANumberArePassedOver() {
        assertThat(Decimal.parse("  12.5 ")).isEqualTo(12.5);
    }

    @Test
    void anyWrittenDoubleReadsBackAsTheSameBits() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            double value = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : Math.round(random.nextGaussian() * 1e6) / Math.pow(10, random.nextInt(8));
            if (Double.isFinite(value)) {
                assertThat(Double.doubleToRawLongBits(Decimal.parse(Double.toString(value))))
                        .as(Double.toString(value))
                        .isEqualTo(Double.doubleToRawLongBits(value));
            }
        }
    }

    @Test
    void tenThousandDigitsAreANumberOnlyWhereTheyAreFinite() {
        assertThat(Decimal.parse("9".repeat(10_000))).isNaN();
        assertThat(Decimal.parse("0." + "3".repeat(10_000))).isEqualTo(1.0 / 3);
    }
}
