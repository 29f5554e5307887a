package io.modeldeck.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.config.FreezeWindow.Frozen;
import io.modeldeck.domain.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeWindowTest {

    private static final String PATH = "policy.freezes";

    private static List<FreezeWindow> windows(Object... documents) {
        return FreezeList.read(FreezeList.accept(PATH, List.of(documents)));
    }

    private static final List<FreezeWindow> ALL = windows(
            Map.of("from", "2026-12-20", "until", "2027-01-03", "zone", "Europe/Berlin", "reason", "year end"),
            Map.of("days", List.of("Sat", "sun"), "reason", "nobody on call"),
            Map.of(
                    "days",
                    List.of("wed"),
                    "from",
                    "22:00",
                    "until",
                    "06:00",
                    "zone",
                    "Europe/Berlin",
                    "reason",
                    "batch"));

    /** 2026-03-07 is a Saturday; Berlin is an hour ahead of UTC in winter, two from the night of 2026-03-29 on. */
    @ParameterizedTest(name = "{0}: {1} until {2}")
    @CsvSource({
        "2026-03-06T23:59:59Z, '',              ''",
        "2026-03-07T00:00:00Z, nobody on call,  2026-03-09T00:00:00Z",
        "2026-03-08T23:59:59Z, nobody on call,  2026-03-09T00:00:00Z",
        "2026-03-09T00:00:00Z, '',              ''",
        "2026-03-11T20:59:59Z, '',              ''",
        "2026-03-11T21:00:00Z, batch,           2026-03-12T05:00:00Z",
        "2026-03-12T04:59:59Z, batch,           2026-03-12T05:00:00Z",
        "2026-03-12T05:00:00Z, '',              ''",
        "2026-04-01T20:00:00Z, batch,           2026-04-02T04:00:00Z",
        // the year's end runs into the weekend that begins before it is over
        "2026-12-24T12:00:00Z, year end,        2027-01-04T00:00:00Z",
        "2027-01-03T23:00:00Z, nobody on call,  2027-01-04T00:00:00Z",
    })
    void coversWhatItSaysUntilTheLastOfThoseThatFollowWithoutAGap(Instant at, String reason, String until) {
        assertThat(FreezeWindow.at(ALL, at))
                .isEqualTo(reason.isEmpty() ? Optional.empty() : Optional.of(new Frozen(Instant.parse(until), reason)));
    }

    @Test
    void aFreezeWithoutEndStillAnswers() {
        List<FreezeWindow> always = windows(
                Map.of("days", List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "reason", "no more models"));
        assertThat(FreezeWindow.at(always, Instant.parse("2026-03-07T00:00:00Z"))
                        .orElseThrow()
                        .reason())
                .isEqualTo("no more models");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"from\": \"2026-01-02\", \"until\": \"2026-01-02\", \"reason\": \"x\"} | ends at",
                "{\"from\": \"2026-13-02\", \"until\": \"2026-01-02\", \"reason\": \"x\"} | a date like",
                "{\"from\": \"2026-01-02\", \"until\": \"2026-01-09\"} | policy.freezes[0].reason must be a reason",
                "{\"days\": [\"caturday\"], \"reason\": \"x\"} | policy.freezes[0].days[0] must be one of mon",
                "{\"days\": [\"sat\"], \"from\": \"25:00\", \"reason\": \"x\"} | a time of day",
                "{\"days\": [\"sat\"], \"zone\": \"Mars\", \"reason\": \"x\"} | a time zone",
                "{\"day\": [\"sat\"], \"reason\": \"x\"} | no key policy.freezes[0].day",
                "7 | must be a window like",
            })
    void whatIsNoWindowIsRefusedAtItsPlace(String json, String said) {
        Object document = io.modeldeck.domain.Json.readArray("[" + json + "]");
        assertThatThrownBy(() -> FreezeList.accept(PATH, document))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(said);
    }
}
