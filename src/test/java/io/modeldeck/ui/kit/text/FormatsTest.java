package io.modeldeck.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.selection.RangeText;
import io.modeldeck.ui.kit.selection.TypedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");
    private final Formats formats = new Formats(ZoneId.of("Europe/Berlin"), Clock.fixed(NOW, ZoneOffset.UTC));

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0 µs",
                "0.24|240 µs",
                "0.9997|1.00 ms",
                "1.234|1.23 ms",
                "12.44|12.4 ms",
                "612.4|612 ms",
                "999.7|1.00 s",
                "1240|1.24 s",
                "65000|65.0 s",
                "NaN|–"
            })
    void latencies(double millis, String text) {
        assertThat(plain(Formats.millis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0 %", "1|100 %", "0.042|4.2 %", "0.0042|0.42 %", "0.00001|< 0.01 %", "-0.03|−3.0 %", "NaN|–"})
    void shares(double share, String text) {
        assertThat(plain(Formats.percent(share))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "0.812|0.812",
                "0.0034|0.0034",
                "12.4|12.40",
                "1204|1,204",
                "1204.6|1,205",
                "0.00001|1.00e−05",
                "-0.5|−0.500",
                "Infinity|–"
            })
    void numbers(double value, String text) {
        assertThat(Formats.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT0.085S|85 ms",
                "PT4.2S|4.2 s",
                "PT42S|42 s",
                "PT5M30S|5 min 30 s",
                "PT12M30S|12 min",
                "PT26H|1 d 2 h",
                "P3D|3 d"
            })
    void durations(Duration duration, String text) {
        assertThat(plain(Formats.duration(duration))).isEqualTo(text);
    }

    @Test
    void anOptionShowsTwoStrokesAndNothingElseDoes() {
        assertThat(Formats.bound("at most 5 s, by --last 5m"))
                .as("in every sentence that is shown")
                .isEqualTo("at most 5\u00a0s, by -\u202F-last 5m");
        assertThat(Formats.options("choose another with --workspace DIR; a--b, /x--y"))
                .isEqualTo("choose another with -\u202F-workspace DIR; a--b, /x--y");
    }

    @Test
    void changesSayTheirSign() {
        assertThat(plain(Formats.change(0.124))).isEqualTo("+12.4 %");
        assertThat(plain(Formats.change(-0.03))).isEqualTo("−3.0 %");
        assertThat(plain(Formats.change(0.0001))).isEqualTo("±0 %");
        assertThat(plain(Formats.bytes(999))).isEqualTo("999 B");
        assertThat(plain(Formats.bytes(3_145_728))).isEqualTo("3.1 MB");
        assertThat(Formats.count(1_204_551)).isEqualTo("1,204,551");
    }

    @Test
    void theSignsOfNumbersFollowTheLanguage() {
        Messages.speak(Language.GERMAN);
        try {
            assertThat(Formats.count(1_204_551)).isEqualTo("1.204.551");
            assertThat(Formats.number(0.812)).isEqualTo("0,812");
            assertThat(Formats.number(12_345.6)).isEqualTo("12.346");
            assertThat(plain(Formats.percent(0.4951))).isEqualTo("49,5 %");
            assertThat(plain(Formats.percent(0.00001))).isEqualTo("< 0,01 %");
            assertThat(plain(Formats.change(0.0001))).isEqualTo("±0 %");
            assertThat(plain(Formats.change(-0.03))).isEqualTo("−3,0 %");
            assertThat(plain(Formats.duration(Duration.ofMillis(4_200)))).isEqualTo("4,2 s");
            assertThat(Messages.text("figure.labels", 1_328)).contains("1.328");
        } finally {
            Messages.speak(Language.ENGLISH);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors are 29.1 % of calls|errors are 29.1_% of calls",
                "down by -120 %.|down by -120_%.",
                "p95 is 12 ms, over 1 min 3 s|p95 is 12_ms, over 1_min 3_s",
                "5 minutes and 3 sets of 4 days|5 minutes and 3 sets of 4 days",
                "2 points|2_points",
                "as in the reference (KS 0.228, corrected p < 0.001, n 204)|as in the reference (KS_0.228, corrected p_<_0.001, n_204)"
            })
    void aNumberKeepsItsUnitOnTheLine(String said, String shown) {
        assertThat(Formats.bound(said).replace('\u00a0', '_')).isEqualTo(shown);
    }

    @Test
    void timesAreInTheZone() {
        assertThat(formats.time(NOW)).isEqualTo("14 Mar 2026, 09:15");
        assertThat(formats.timeWithZone(NOW)).isEqualTo("14 Mar 2026, 09:15:00 CET");
        assertThat(plain(formats.relative(NOW.minusSeconds(10)))).isEqualTo("just now");
        assertThat(plain(formats.relative(NOW.minusSeconds(300)))).isEqualTo("5 min ago");
        assertThat(plain(formats.relative(NOW.plusSeconds(7200)))).isEqualTo("in 2 h");
        assertThat(plain(formats.countdown(NOW.plusSeconds(7200)))).isEqualTo("in 2 h");
        assertThat(plain(formats.countdown(NOW.plusSeconds(60)))).isEqualTo("in 1 min");
        assertThat(plain(formats.countdown(NOW.plusSeconds(59)))).isEqualTo("in 59 s");
        assertThat(plain(formats.countdown(NOW))).isEqualTo("just now");
        assertThat(plain(formats.relative(NOW.minus(Duration.ofDays(3))))).isEqualTo("3 d ago");
        assertThat(plain(formats.relative(NOW.minus(Duration.ofDays(40))))).isEqualTo("2 Feb 2026");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-14 08:00|2026-03-14T07:00:00Z",
                "2026-03-14|2026-03-13T23:00:00Z",
                "now|2026-03-14T08:15:00Z",
                "now-24h|2026-03-13T08:15:00Z",
                "2026-03-14T08:00:00Z|2026-03-14T08:00:00Z"
            })
    void typedTimes(String typed, Instant meant) {
        assertThat(TypedTime.parse(typed, ZoneId.of("Europe/Berlin")).resolve(NOW))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01", "14.3.2026", "now-", "2026-03-14T08:00"})
    void refusedTimes(String typed) {
        assertThatThrownBy(() -> TypedTime.parse(typed, ZoneOffset.UTC)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({
        "now-1s,Last second",
        "now-30s,Last 30 seconds",
        "now-90s,Last 90 seconds",
        "now-1m,Last minute",
        "now-90m,Last 90 minutes",
        "now-1h,Last hour",
        "now-1d,Last 24 hours",
        "now-36h,Last 36 hours",
        "now-1w,Last 7 days"
    })
    void theLengthOfARangeInWords(String typed, String words) {
        assertThat(RangeText.parse(typed).words(formats)).isEqualTo(words);
    }

    @Test
    void rangesOfAHistoricalModelEndAtItsNewestEvent() {
        Instant newest = Instant.parse("2024-06-01T12:00:00Z");
        ModelInfo old = model(newest.minus(Duration.ofDays(400)), newest);
        ModelInfo live = model(newest, NOW.minusSeconds(60));
        RangeChoice day = new RangeChoice.Last(Duration.ofDays(1));
        assertThat(day.resolve(old, NOW).contains(newest)).isTrue();
        assertThat(day.resolve(old, NOW).length()).isEqualTo(Duration.ofDays(1));
        assertThat(day.resolve(live, NOW)).isEqualTo(TimeRange.endingAt(NOW, Duration.ofDays(1)));
        assertThat(new RangeChoice.All().resolve(old, NOW).from()).isEqualTo(newest.minus(Duration.ofDays(400)));
        assertThat(old.isHistorical(NOW)).isTrue();
        assertThat(live.isHistorical(NOW)).isFalse();
    }

    private static ModelInfo model(Instant oldest, Instant newest) {
        return new ModelInfo(
                1, "m", TaskType.REGRESSION, Optional.empty(), Optional.of(oldest), Optional.of(newest), oldest);
    }
}
