package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.ValueAxis.Tick;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueAxisTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0    | 0.035   | share  | true  | 0 %, 1 %, 2 %, 3 %, 4 %",
                "180  | 612     | ms     | false | 100 ms, 200 ms, 300 ms, 400 ms, 500 ms, 600 ms, 700 ms",
                "0    | 23000   | events | true  | 0, 5k, 10k, 15k, 20k, 25k",
                "0    | 2400    | ms     | true  | 0 s, 0.5 s, 1.0 s, 1.5 s, 2.0 s, 2.5 s",
                "0    | 0.0008  | ms     | true  | 0 ns, 200 ns, 400 ns, 600 ns, 800 ns",
                "-3   | 3       | ''     | false | −4, −2, 0, 2, 4",
                "0    | 5300000 | B      | true  | 0 B, 2 MB, 4 MB, 6 MB",
                "0.93 | 0.95    | ''     | false | 0.930, 0.935, 0.940, 0.945, 0.950",
            })
    void ticksAreRound(double min, double max, String unit, boolean zeroBased, String expected) {
        ValueAxis axis = ValueAxis.vertical(min, max, unit, zeroBased, 300, FixedMeasure.PLAIN, Locale.ENGLISH);
        assertThat(labels(axis)).containsExactly(expected.split(", "));
    }

    @Test
    void aLongUnitStandsOnceAsCaption() {
        ValueAxis axis = ValueAxis.vertical(0, 90, "events/min", true, 300, FixedMeasure.PLAIN, Locale.ENGLISH);
        assertThat(axis.caption()).isEqualTo("events/min");
        assertThat(labels(axis)).startsWith("0", "20");
        assertThat(ValueAxis.vertical(0, 90, "ms", true, 300, FixedMeasure.PLAIN, Locale.ENGLISH)
                        .caption())
                .isEmpty();
    }

    @Test
    void allValuesAreOnTheAxisAndLabelsTellTicksApart() {
        Random random = new Random(5);
        for (int round = 0; round < 5000; round++) {
            double size = Math.pow(10, random.nextInt(-12, 13));
            double min = size * random.nextGaussian();
            double max = min + size * Math.pow(10, random.nextInt(-6, 3)) * random.nextDouble();
            boolean zeroBased = random.nextBoolean();
            ValueAxis axis = ValueAxis.vertical(
                    min, max, "", zeroBased, 80 + random.nextInt(600), FixedMeasure.PLAIN, Locale.ENGLISH);
            assertThat(axis.low()).isLessThanOrEqualTo(min + Math.ulp(min) * 4);
            assertThat(axis.high()).isGreaterThanOrEqualTo(max - Math.ulp(max) * 4);
            assertThat(axis.high()).isGreaterThan(axis.low());
            if (zeroBased) {
                assertThat(axis.low()).isLessThanOrEqualTo(0);
                assertThat(axis.high()).isGreaterThanOrEqualTo(0);
            }
            assertThat(axis.ticks()).hasSizeBetween(2, 8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,true",
        "0,0,false",
        "7,7,true",
        "7,7,false",
        "-7,-7,true",
        "-1e300,1e300,false",
        "1e-300,2e-300,true"
    })
    void oddRangesHaveAnAxisToo(double min, double max, boolean zeroBased) {
        ValueAxis axis = ValueAxis.vertical(min, max, "ms", zeroBased, 300, FixedMeasure.PLAIN, Locale.ENGLISH);
        assertThat(axis.high()).isGreaterThan(axis.low());
        assertThat(axis.low()).isLessThanOrEqualTo(min);
        assertThat(axis.high()).isGreaterThanOrEqualTo(max);
        assertThat(axis.ticks()).hasSizeBetween(2, 8);
    }

    @Test
    void labelsAlongAWidthHaveRoom() {
        Random random = new Random(6);
        for (int round = 0; round < 2000; round++) {
            double min = random.nextGaussian() * 1000;
            double max = min + random.nextDouble() * Math.pow(10, random.nextInt(-3, 6));
            double width = 100 + random.nextInt(1500);
            ValueAxis axis = ValueAxis.horizontal(min, max, "", false, width, FixedMeasure.PLAIN, Locale.ENGLISH);
            if (axis.ticks().size() > 3) {
                double each = width / (axis.high() - axis.low());
                for (int i = 1; i < axis.ticks().size(); i++) {
                    Tick a = axis.ticks().get(i - 1);
                    Tick b = axis.ticks().get(i);
                    double room = (b.value() - a.value()) * each;
                    double needed = FixedMeasure.PLAIN.width(a.label() + b.label(), TextRole.AXIS) / 2;
                    assertThat(room).isGreaterThan(needed);
                }
            }
        }
    }

    @Test
    void epochsAreWhole() {
        ValueAxis axis = ValueAxis.horizontal(1, 6, "", true, 2000, FixedMeasure.PLAIN, Locale.ENGLISH);
        assertThat(labels(axis)).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(labels(ValueAxis.horizontal(1, 30, "", true, 800, FixedMeasure.PLAIN, Locale.ENGLISH)))
                .allMatch(label -> !label.contains("."));
    }

    private static List<String> labels(ValueAxis axis) {
        return axis.ticks().stream()
                .map(Tick::label)
                .map(l -> l.replace('\u00a0', ' '))
                .toList();
    }
}
