package io.modeldeck.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "1s,1",
        "30s,30",
        "5m,300",
        "1h,3600",
        "6h,21600",
        "24h,86400",
        "7d,604800",
        "007m,420",
        "3650d,315360000",
        "315360000s,315360000"
    })
    void readsWhatPeopleWrite(String text, long seconds) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5",
                "m",
                "0s",
                "0d",
                "-5m",
                "+5m",
                "5 m",
                " 5m",
                "5m ",
                "5M",
                "1.5h",
                "1h30m",
                "5min",
                "PT5M",
                "P1D",
                "1e9h",
                "-1h",
                "99999999999999999999d",
                "3651d",
                "315360001s",
                "999999999d",
                "9999999999s",
                "٥m",
                "5m\n",
                "1w"
            })
    void refusesAnythingElseAndShowsTheForm(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("30s, 5m, 6h, 7d");
    }

    @Test
    void aLongTextIsCutInTheSentence() {
        assertThatThrownBy(() -> Durations.parse("x".repeat(10_000)))
                .hasMessageContaining("…")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @ParameterizedTest
    @CsvSource({
        "30s,30s", "90s,90s", "60s,1m", "5m,5m", "60m,1h", "90m,90m", "24h,24h", "1d,24h", "48h,2d", "36h,36h", "7d,7d"
    })
    void writesTheShortestFormThatReadsBackTheSame(String given, String written) {
        Duration duration = Durations.parse(given);
        assertThat(Durations.text(duration)).isEqualTo(written);
        assertThat(Durations.parse(written)).isEqualTo(duration);
    }

    @Test
    void writesNoDurationThatItWouldNotRead() {
        assertThatThrownBy(() -> Durations.text(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Durations.text(Duration.ofDays(3651))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Durations.text(Duration.ofMillis(1500))).isInstanceOf(IllegalArgumentException.class);
    }
}
