package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "ms, 612, 612 ms",
        "ms, 1240, 1240 ms",
        "ms, 2400, 2.4 s",
        "ms, 0.0215, 21.5 µs",
        "us, 1500, 1.5 ms",
        "s, 3600, 60 min",
        "s, 36000, 10 h",
        "ms, 0, 0 ms",
        "share, 0.0213, 2.13 %",
        "share, 1, 100 %",
        "%, 12.5, 12.5 %",
        "B, 1536, 1.54 kB",
        "'', 1234, 1234",
        "'', 12345, 12.3k",
        "events/min, 12345678, 12.3M events/min",
        "'', -0.25, −0.25",
        "'', 0.00000123, 1.23e−6",
        "'', NaN, –",
    })
    void valuesAreReadable(String unit, double value, String expected) {
        assertThat(Quantity.text(unit, value, Locale.ENGLISH).replace('\u00a0', ' '))
                .isEqualTo(expected);
    }

    @Test
    void labelsOfOneAxisShareTheirDecimals() {
        Quantity quantity = Quantity.of("ms", 2500);
        assertThat(quantity.label(500, 500, Locale.ENGLISH)).isEqualTo("0.5\u00a0s");
        assertThat(quantity.label(2000, 500, Locale.ENGLISH)).isEqualTo("2.0\u00a0s");
        assertThat(quantity.label(0, 500, Locale.ENGLISH)).isEqualTo("0\u00a0s");
        assertThat(Quantity.of("", 5e4).label(0, 1e4, Locale.ENGLISH)).isEqualTo("0");
        assertThat(Quantity.of("", 5e4).label(1e4, 1e4, Locale.ENGLISH)).isEqualTo("10k");
    }
}
