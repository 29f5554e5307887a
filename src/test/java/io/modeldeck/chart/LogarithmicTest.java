package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value axis on which each power of ten has the same room. */
class LogarithmicTest {

    private static final LayoutOptions LOGARITHMIC = LayoutOptions.PLAIN.withLogarithmic(true);
    private static final long[] AT = {1_000, 2_000, 3_000, 4_000};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3     | 40     | ms     | 300 | 2 ms, 5 ms, 10 ms, 20 ms, 50 ms",
                "7     | 7      | ''     | 300 | 5, 10",
                "10    | 10     | ''     | 300 | 5, 10, 20",
                "0.001 | 0.02   | share  | 300 | 0.1 %, 0.2 %, 0.5 %, 1 %, 2 %",
                "1     | 400000 | events/h | 100 | 1, 100, 10k",
                "1     | 1e12   | ''     | 100 | 1, 10k, 100M, 1T",
            })
    void ticksAreOneTwoAndFiveTimesAPowerOfTen(double min, double max, String unit, double length, String expected) {
        ValueAxis axis = ValueAxis.logarithmic(min, max, unit, length, FixedMeasure.PLAIN, Locale.ENGLISH);
        assertThat(axis.low()).isLessThanOrEqualTo(min);
        assertThat(axis.high()).isGreaterThanOrEqualTo(max);
        assertThat(axis.ticks().stream()
                        .map(tick -> tick.label().replace('\u00a0', ' '))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @Test
    void eachPowerOfTenHasTheSameRoomAndAHeightLeadsBackToItsValue() {
        Plot plot = plot(chart(line(1, 1000, 10, 100)));
        assertThat(plot.logarithmic()).isTrue();
        assertThat(plot.low()).isEqualTo(1);
        assertThat(plot.high()).isEqualTo(1000);
        for (double value : new double[] {1, 10, 100}) {
            assertThat(plot.valuePixel(value) - plot.valuePixel(10 * value)).isCloseTo(plot.height() / 3, within(1e-6));
            assertThat(plot.value(plot.valuePixel(value))).isCloseTo(value, within(1e-9 * value));
        }
        assertThat(ThresholdSpot.step(plot, 20, 1)).isEqualTo(21);
        assertThat(ThresholdSpot.step(plot, 200, -2)).isEqualTo(180);
        assertThat(ThresholdSpot.value(plot, plot.valuePixel(423))).isEqualTo(420);
    }

    @Test
    void itIsRefusedWithAWordWhereAValueIsNotAboveZero() {
        for (double value : new double[] {0, -3}) {
            TimeSeriesChart refused = chart(line(1, value, 10, 100));
            assertThat(plot(refused).logarithmic()).isFalse();
            assertThat(texts(refused)).anyMatch(text -> text.startsWith("no logarithmic scale"));
        }
        assertThat(texts(chart(line(1, 2, 10, 100)))).anyMatch(text -> text.startsWith("logarithmic scale · "));
        assertThat(texts(chart(line(1, Double.NaN, 10, 100))))
                .as("what is missing is no zero")
                .anyMatch(text -> text.startsWith("logarithmic scale · "));
        assertThat(Frames.layout(chart(line(1, 2, 10, 100)), 640, 260, FixedMeasure.PLAIN)
                        .plot()
                        .orElseThrow()
                        .logarithmic())
                .as("not wished")
                .isFalse();
    }

    @Test
    void aBandThatReachesZeroGoesDownToTheEdge() {
        double[] values = {0.01, 0.02, 0.03, 0.02};
        Series banded = new Series(
                "error rate",
                AT,
                values,
                new double[] {0, 0.001, 0.01, 0},
                new double[] {0.2, 0.9, 0.04, 0.1},
                Style.LINE,
                0);
        Plot plot = plot(chart(banded));
        assertThat(plot.logarithmic()).isTrue();
        assertThat(plot.low()).isEqualTo(0.001);
        for (Mark mark : Frames.layout(chart(banded), 640, 260, FixedMeasure.PLAIN, LOGARITHMIC)
                .marks()) {
            if (mark instanceof Mark.Columns columns) {
                for (int i = 0; i < columns.count(); i++) {
                    assertThat(columns.top()[i]).isBetween(plot.top() - 2, plot.bottom() + 2);
                    assertThat(columns.bottom()[i]).isBetween(columns.top()[i], plot.bottom() + 2);
                }
            }
        }
    }

    @Test
    void aLimitNearTheValuesIsOnTheAxisOneAtZeroIsBelowIt() {
        TimeSeriesChart chart = new TimeSeriesChart(
                "latency",
                "ms",
                TimeRange.ofMillis(0, 5_000),
                ZoneId.of("UTC"),
                List.of(line(100, 2000, 300, 500)),
                List.of(new Threshold("slow", 5000, Severity.WARNING), new Threshold("none", 0, Severity.INFO)),
                List.of(),
                true,
                "");
        assertThat(plot(chart).low()).isEqualTo(100);
        assertThat(plot(chart).high()).isEqualTo(5000);
        assertThat(texts(chart)).anyMatch(text -> text.startsWith("none 0") && text.endsWith("↓"));
    }

    private static Series line(double... values) {
        return Series.line("value", AT, values, 0);
    }

    private static TimeSeriesChart chart(Series series) {
        return new TimeSeriesChart(
                "values",
                "",
                TimeRange.ofMillis(0, 5_000),
                ZoneId.of("UTC"),
                List.of(series),
                List.of(),
                List.of(),
                true,
                "");
    }

    private static Plot plot(TimeSeriesChart chart) {
        return Frames.layout(chart, 640, 260, FixedMeasure.PLAIN, LOGARITHMIC)
                .plot()
                .orElseThrow();
    }

    private static List<String> texts(TimeSeriesChart chart) {
        return Frames.layout(chart, 640, 260, FixedMeasure.PLAIN, LOGARITHMIC).marks().stream()
                .filter(Mark.Text.class::isInstance)
                .map(mark -> ((Mark.Text) mark).text())
                .toList();
    }
}
