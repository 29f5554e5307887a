package io.modeldeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsImportCommandTest {

    @TempDir
    private Path folder;

    /** So many days, one event a day. */
    private static String days(int days) {
        StringBuilder rows = new StringBuilder("at,id,said\n");
        for (int day = 0; day < days; day++) {
            Instant at = Instant.parse("2025-06-01T12:00:00Z").plus(Duration.ofDays(day));
            rows.append(at).append(",e").append(day).append(",1\n");
        }
        return rows.toString();
    }

    private String imported(Deck deck, String model, int days) {
        deck.write("days.csv", days(days));
        Deck.Result result = deck.inDeck(
                "events", "import", "days.csv", "--model", model, "--time", "at", "--id", "id", "--prediction", "said");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out();
    }

    @Test
    void whatRetentionWillTakeOfAHistoryIsSaidAtOnce() {
        Deck deck = new Deck(folder);
        assertThat(imported(deck, "short", 60)).doesNotContain("retention");
        assertThat(imported(deck, "long", 120))
                .contains("29 events of before 2025-06-30")
                .contains("modeldeck config set retention.events=3650d --model long");
        assertThat(deck.inDeck("config", "set", "retention.events=3650d", "--model", "long")
                        .exitCode())
                .isZero();
        assertThat(deck.inDeck("retention", "run", "--model", "long").out()).doesNotContain("29");
    }
}
