package io.modeldeck.telemetry.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {

    private static final ZoneId UTC = ZoneOffset.UTC;

    private static Instant guessed(String text, ZoneId zone) {
        long millis = TimeFormat.guess(List.of(text), zone).orElseThrow().millis(text);
        assertThat(millis).isNotEqualTo(TimeFormat.NONE);
        return Instant.ofEpochMilli(millis);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-05-01, 2016-05-01T00:00:00Z",
        "2018-01-01 00:08:43.152, 2018-01-01T00:08:43.152Z",
        "2016-05-01T12:00Z, 2016-05-01T12:00:00Z",
        "2016-05-01T12:00:00.123456789+02:00, 2016-05-01T10:00:00.123Z",
        "2016-05-01 12:00:00 -0530, 2016-05-01T17:30:00Z",
        "2016-05-01T12:00:00+02:00[Europe/Oslo], 2016-05-01T10:00:00Z",
        "2016/5/1 3:04, 2016-05-01T03:04:00Z",
        "2016-05, 2016-05-01T00:00:00Z",
        "2016, 2016-01-01T00:00:00Z",
        "20160501, 2016-05-01T00:00:00Z",
        "1462060800, 2016-05-01T00:00:00Z",
        "1462060800.5, 2016-05-01T00:00:00.500Z",
        "1462060800000, 2016-05-01T00:00:00Z",
        "1462060800000000, 2016-05-01T00:00:00Z",
        "1462060800000000000, 2016-05-01T00:00:00Z",
        "31/12/2016 23:59, 2016-12-31T23:59:00Z",
        "12/31/2016, 2016-12-31T00:00:00Z",
        "31.12.2016, 2016-12-31T00:00:00Z",
    })
    void commonFormsAreGuessed(String text, String expected) {
        assertThat(guessed(text, UTC)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "2016-13-01",
                "2016-02-30",
                "2016-05-01T24:00",
                "2016-05-01T12",
                "2016-05-01X12:00",
                "12:00",
                "-",
                "2016-05-01 12:00:00 Mars"
            })
    void whatIsNoTimeIsNotGuessed(String text) {
        assertThat(TimeFormat.guess(List.of(text), UTC)).isEmpty();
    }

    @Test
    void dayOrMonthFirstMustBeSaidWhereBothFit() {
        assertThatThrownBy(() -> TimeFormat.guess(List.of("01/02/2016", "03/04/2016"), UTC))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("--time-format");
        assertThat(TimeFormat.guess(List.of("01/02/2016", "13/04/2016"), UTC)
                        .orElseThrow()
                        .millis("01/02/2016"))
                .isEqualTo(Instant.parse("2016-02-01T00:00:00Z").toEpochMilli());
    }

    @Test
    void aFewFaultsDoNotHideTheForm() {
        TimeFormat format = TimeFormat.guess(List.of("2016-05-01", "unknown", "2016-05-03"), UTC)
                .orElseThrow();
        assertThat(format.millis("2016-05-03"))
                .isEqualTo(Instant.parse("2016-05-03T00:00:00Z").toEpochMilli());
        assertThat(format.millis("unknown")).isEqualTo(TimeFormat.NONE);
    }

    @Test
    void timesWithoutAZoneAreOfTheGivenOne() {
        ZoneId oslo = ZoneId.of("Europe/Oslo");
        assertThat(guessed("2016-07-01 12:00", oslo)).isEqualTo("2016-07-01T10:00:00Z");
        assertThat(guessed("2016-07-01 12:00Z", oslo)).isEqualTo("2016-07-01T12:00:00Z");
    }

    @Test
    void inTheGapOfSummerTimeTheClockMovesOnAndInTheOverlapTheEarlierIsMeant() {
        ZoneId oslo = ZoneId.of("Europe/Oslo");
        // 02:30 did not exist on 27 March 2016: clocks went from 02:00 to 03:00.
        assertThat(guessed("2016-03-27 02:30", oslo)).isEqualTo("2016-03-27T01:30:00Z");
        // 02:30 came twice on 30 October 2016, first in summer time.
        assertThat(guessed("2016-10-30 02:30", oslo)).isEqualTo("2016-10-30T00:30:00Z");
    }

    @Test
    void aPatternReadsWhatItSays() {
        assertThat(TimeFormat.of("dd.MM.yyyy HH:mm", UTC).millis("01.05.2016 12:30"))
                .isEqualTo(Instant.parse("2016-05-01T12:30:00Z").toEpochMilli());
        assertThat(TimeFormat.of("EEE, d MMM yyyy", UTC).millis("Sun, 1 May 2016"))
                .isEqualTo(Instant.parse("2016-05-01T00:00:00Z").toEpochMilli());
        assertThat(TimeFormat.of("yyyy-MM-dd", UTC).millis("01.05.2016")).isEqualTo(TimeFormat.NONE);
        assertThat(TimeFormat.of("seconds", UTC).millis("1462060800"))
                .isEqualTo(Instant.parse("2016-05-01T00:00:00Z").toEpochMilli());
        assertThat(TimeFormat.of("seconds", UTC).millis("9".repeat(18))).isEqualTo(TimeFormat.NONE);
    }

    @Test
    void aPatternThatIsNoneIsRefused() {
        assertThatThrownBy(() -> TimeFormat.of("bogus pattern", UTC))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'bogus pattern'");
    }

    @Test
    void rowsMayBeTheClock() {
        assertThat(TimeColumn.parse("row:30m@1996-05-07", Optional.empty(), UTC))
                .isEqualTo(new TimeColumn.EveryRow(Duration.ofMinutes(30), Instant.parse("1996-05-07T00:00:00Z")));
        assertThatThrownBy(() -> TimeColumn.parse("row:30m@yesterday", Optional.empty(), UTC))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("row:30m@1996-05-07");
        assertThatThrownBy(() -> TimeColumn.parse("row:0m@1996-05-07", Optional.empty(), UTC))
                .isInstanceOf(Problem.class);
    }
}
