package io.modeldeck.cli.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules on imported series, as their history is worked through. */
class SeriesRulesTest {

    @TempDir
    private Path folder;

    /** A model without events is looked at as often as one with events: a peak between two full hours is not passed by. */
    @Test
    void aPeakOfTenMinutesIsFound() {
        Deck deck = new Deck(folder);
        run(deck, "model", "add", "--external", "--name", "m", "--source-version", "1", "--task", "regression");
        run(
                deck,
                "rules",
                "add",
                "high",
                "--model",
                "m",
                "--set",
                "metric=series:load",
                "--set",
                "operator=>",
                "--set",
                "threshold=50");
        deck.write("load.csv", load("2026-01-10T00:00:00Z", 288, 124));
        run(deck, "metrics", "import", "load.csv", "--model", "m", "--time", "at", "--value", "load", "--name", "load");
        List<?> alerts = (List<?>) run(deck, "alerts", "list", "--model", "m", "--all", "--json")
                .json()
                .get("alerts");
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(((Map<?, ?>) alert).get("firedAt")).isEqualTo("2026-01-10T10:25:00Z");
            assertThat(((Map<?, ?>) alert).get("resolvedAt")).isEqualTo("2026-01-10T10:35:00Z");
        });
        Map<String, Object> test =
                run(deck, "rules", "test", "9", "--model", "m", "--json").json();
        assertThat(test.get("to")).as("the series' own end, not today").isEqualTo("2026-01-10T23:55:00.001Z");
        assertThat(test.get("firings")).isEqualTo(1);
    }

    /** What comes in one piece after another, with a silence at the end of the first, is looked at like what comes at once. */
    @Test
    void thePieceThatComesLaterIsLookedAtFromItsFirstDayOn() {
        Deck deck = new Deck(folder);
        run(deck, "model", "add", "--external", "--name", "m", "--source-version", "1", "--task", "regression");
        run(
                deck,
                "rules",
                "add",
                "high",
                "--model",
                "m",
                "--set",
                "metric=series:load",
                "--set",
                "operator=>",
                "--set",
                "threshold=50");
        deck.write("first.csv", load("2026-01-09T00:00:00Z", 72, 316));
        deck.write("all.csv", load("2026-01-09T00:00:00Z", 576, 316));
        for (String file : List.of("first.csv", "all.csv")) {
            run(deck, "metrics", "import", file, "--model", "m", "--time", "at", "--value", "load", "--name", "load");
        }
        List<?> alerts = (List<?>) run(deck, "alerts", "list", "--model", "m", "--all", "--json")
                .json()
                .get("alerts");
        assertThat(alerts)
                .singleElement()
                .satisfies(
                        alert -> assertThat(((Map<?, ?>) alert).get("firedAt")).isEqualTo("2026-01-10T02:25:00Z"));
    }

    /** A value every five minutes, two of them high. */
    private static String load(String from, int count, int high) {
        StringBuilder rows = new StringBuilder("at,load\n");
        for (int i = 0; i < count; i++) {
            Instant at = Instant.parse(from).plus(Duration.ofMinutes(5L * i));
            rows.append(at).append(i == high || i == high + 1 ? ",99\n" : ",10\n");
        }
        return rows.toString();
    }

    private static Deck.Result run(Deck deck, String... arguments) {
        Deck.Result result = deck.inDeck(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }
}
