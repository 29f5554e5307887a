package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From measures to readings. */
class JudgeTest {

    private static final Instant START = Instant.parse("2024-03-01T12:00:00Z");

    private static Condition condition(String rest) {
        return Condition.parse("{\"metric\":\"p95Latency\"," + rest + "}");
    }

    /** One measure every five minutes; a dot is one without a value. */
    private static List<Measure> course(String values) {
        String[] each = values.split(" ");
        return IntStream.range(0, each.length)
                .mapToObj(i -> {
                    Instant at = START.plus(Duration.ofMinutes(5L * i));
                    return each[i].equals(".")
                            ? Measure.none(at, "no requests")
                            : new Measure(at, Double.parseDouble(each[i]), "");
                })
                .toList();
    }

    private static String judged(String condition, String values) {
        return switch (Judge.of(condition(condition), course(values))) {
            case Reading.Measured measured -> measured.level() + " " + measured.value() + ": " + measured.words();
            case Reading.NoData none -> "NONE: " + none.words();
            case Reading.Failed failed -> "FAILED: " + failed.words();
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "600 | BREACH 600.0: p95 latency 600 ms > 500 ms",
                "1 600 2 | OK 2.0: p95 latency 2 ms",
                "600 . | NONE: no requests"
            })
    void theNewestDecides(String values, String reading) {
        assertThat(judged("\"operator\":\">\",\"threshold\":500", values)).isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "600 1 700 2 | OK 2.0: p95 latency 2 ms; 2 of 4 readings over the limit",
                "600 1 700 2 800 3 | BREACH 800.0: p95 latency 800 ms > 500 ms; 3 of 6 readings over the limit",
                "600 . 700 . 800 | BREACH 800.0: p95 latency 800 ms > 500 ms; 3 of 3 readings over the limit",
                "600 . 700 . | NONE: only 2 of at least 3 readings: no requests",
                "1 1 . 1 | OK 1.0: p95 latency 1 ms; 0 of 3 readings over the limit"
            })
    void soManyOfTheReadingsMustBeBad(String values, String reading) {
        String counted = "\"operator\":\">\",\"threshold\":500,\"breaches\":3,\"ofReadings\":6";
        assertThat(judged(counted, values)).isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | BREACH 4.0: p95 latency 4 ms outside 5 ms to 9 ms",
                "9.001 | BREACH 9.001: p95 latency 9.001 ms outside 5 ms to 9 ms",
                "9 | OK 9.0: p95 latency 9 ms"
            })
    void aBandIsToldWithBothEnds(String values, String reading) {
        assertThat(judged("\"operator\":\"outside\",\"low\":5,\"high\":9", values))
                .isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "131 | BREACH 131.0: p95 latency 131 ms, against 100 ms ± 10 ms: rule 1, one point beyond 3 sigma",
                "121 122 | BREACH 122.0: p95 latency 122 ms, against 100 ms ± 10 ms: rule 2, two of three points beyond 2 sigma",
                "111 111 111 111 | BREACH 111.0: p95 latency 111 ms, against 100 ms ± 10 ms: rule 3, four of five points beyond 1 sigma",
                "101 101 101 101 . 101 101 101 101 | BREACH 101.0: p95 latency 101 ms, against 100 ms ± 10 ms: rule 4, eight points on one side",
                "101 | OK 101.0: p95 latency 101 ms, against 100 ms ± 10 ms",
                "131 . | NONE: no requests"
            })
    void aControlChartNamesTheRule(String values, String reading) {
        assertThat(judged("\"operator\":\"control\",\"rules\":[1,2,3,4],\"mean\":100,\"sigma\":10", values))
                .isEqualTo(reading);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "131 | BREACH 131.0: p95 latency 131 ms, against 100 ms ± 10 ms: rule 1, one point beyond 3 sigma",
                "121 122 | OK 122.0: p95 latency 122 ms, against 100 ms ± 10 ms",
                "111 111 111 111 | OK 111.0: p95 latency 111 ms, against 100 ms ± 10 ms",
                "101 101 101 101 101 101 101 101 | OK 101.0: p95 latency 101 ms, against 100 ms ± 10 ms"
            })
    void withoutRulesAPointBeyondThreeSigmaAloneCounts(String values, String reading) {
        assertThat(judged("\"operator\":\"control\",\"mean\":100,\"sigma\":10", values))
                .isEqualTo(reading);
    }

    @Test
    void aControlChartTakesItsMeanFromTheReadingsBeforeThePattern() {
        String control = "\"operator\":\"control\",\"windowMinutes\":5,\"referenceHours\":2";
        String reference = "90 110 ".repeat(10);
        assertThat(judged(control, reference + "100 ".repeat(7) + "200"))
                .isEqualTo("BREACH 200.0: p95 latency 200 ms, against 100 ms ± 10.3 ms: rule 1, one point beyond 3"
                        + " sigma");
        assertThat(judged(
                        control, "90 110 ".repeat(9) + "90 " + "100 ".repeat(8).strip()))
                .isEqualTo("NONE: only 19 of at least 20 earlier readings to take a mean and a sigma from");
        assertThat(judged(control, "100 ".repeat(27) + "200"))
                .isEqualTo("NONE: the 20 earlier readings do not differ, so there is no sigma");
        assertThat(judged(control, "100")).startsWith("NONE: only 0 of");
    }

    @Test
    void aChartIsNoLimitForSingleValues() {
        assertThat(condition("\"operator\":\"control\"").judge(1e9)).isEqualTo(Level.OK);
        assertThat(condition("\"operator\":\"control\"").threshold()).isNaN();
        assertThat(Arrays.stream(Level.values())).hasSize(3);
    }
}
