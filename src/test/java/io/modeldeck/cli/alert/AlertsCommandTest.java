package io.modeldeck.cli.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several alerts at once, and the inbox in parts. */
class AlertsCommandTest {

    @TempDir
    private static Path folder;

    private static Deck deck;

    @BeforeAll
    static void replay() {
        deck = new Deck(folder).withData().withModel();
        assertThat(deck.inDeck(
                                "rules",
                                "add",
                                "any traffic",
                                "--set",
                                "metric=requestCount",
                                "--set",
                                "operator=>",
                                "--set",
                                "threshold=0")
                        .exitCode())
                .isZero();
        done("replay", "recent.csv", "--model", "churn", "--label", "left", "--time", "at", "--json");
    }

    private static Map<String, Object> done(String... arguments) {
        Deck.Result result = deck.inDeck(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private static List<?> listed(String key, String... arguments) {
        return (List<?>) done(arguments).get(key);
    }

    @Test
    void severalAreRemarkedOnAndAssignedAllOrNone() {
        List<String> ids = listed("alerts", "alerts", "list", "--json").stream()
                .map(alert -> ((Map<?, ?>) alert).get("id").toString())
                .toList();
        assertThat(ids).hasSizeGreaterThan(1);
        Deck.Result refused = deck.inDeck("alerts", "assign", ids.get(0), "9999", "--to", "reviewer");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("There is no alert 9999");
        assertThat(done("alerts", "show", ids.getFirst(), "--json")).containsEntry("assignedTo", null);

        assertThat(listed("alerts", "alerts", "assign", ids.get(0), ids.get(1), "--to", "Sample reviewer", "--json"))
                .hasSize(2)
                .allSatisfy(alert ->
                        assertThat(((Map<?, ?>) alert).get("assignedTo")).isEqualTo("Sample reviewer"));
        assertThat(deck.inDeck("alerts", "comment", ids.get(0), ids.get(1), "--comment", "one cause")
                        .out())
                .contains("The remark on alert " + ids.get(0) + " is kept.")
                .contains("The remark on alert " + ids.get(1) + " is kept.");
        assertThat(deck.inDeck("alerts", "show", ids.get(1)).out()).contains("one cause");
        assertThat(done("alerts", "comment", ids.getFirst(), "--comment", "alone", "--json"))
                .as("one alert is no list")
                .containsKey("id");
    }

    @Test
    void severalAreRatedTakenBackAndSilencedAllOrNone() {
        List<String> ids = listed("alerts", "alerts", "list", "--json").stream()
                .map(alert -> ((Map<?, ?>) alert).get("id").toString())
                .toList();
        String one = ids.get(0);
        String other = ids.get(1);
        assertThat(deck.inDeck("alerts", "rate", one, "9999", "noise").err()).contains("There is no alert 9999");
        assertThat(deck.inDeck("alerts", "rate", one, "other", "noise").exitCode())
                .isEqualTo(2);
        assertThat(done("alerts", "show", one, "--json")).containsEntry("usefulness", null);
        assertThat(listed("alerts", "alerts", "rate", one, other, "noise", "--json"))
                .hasSize(2)
                .allSatisfy(alert ->
                        assertThat(((Map<?, ?>) alert).get("usefulness")).isEqualTo("noise"));
        assertThat(done("alerts", "rate", one, "none", "--json")).containsEntry("usefulness", null);
        // as it was while there was one number: an option between the two
        assertThat(done("alerts", "rate", one, "--comment", "a backup runs", "useful", "--json"))
                .containsEntry("usefulness", "useful");
        assertThat(deck.inDeck("alerts", "rate", "useful").exitCode()).isEqualTo(2);

        done("alerts", "acknowledge", one, "--json");
        assertThat(deck.inDeck("alerts", "unacknowledge", one, other).err())
                .contains("Alert " + other + " is not acknowledged");
        assertThat(done("alerts", "show", one, "--json")).as("none of them").containsEntry("acknowledged", true);
        done("alerts", "unacknowledge", one, "--json");

        assertThat(listed("hides", "alerts", "silence", one, other, "--dry-run", "--json"))
                .isNotEmpty();
        assertThat(listed("silences", "silences", "list", "--json")).isEmpty();
        List<?> kept =
                listed("silences", "alerts", "silence", one, other, "--for", "4h", "--comment", "known", "--json");
        assertThat(kept).isNotEmpty();
        assertThat(done("alerts", "show", one, "--json")).containsEntry("hidden", "silence");
        assertThat(done("alerts", "show", other, "--json")).containsEntry("hidden", "silence");
        kept.forEach(silence ->
                done("silences", "expire", ((Map<?, ?>) silence).get("id").toString(), "--json"));
        // this one had recovered, and closed when nobody was to be asked
        done("alerts", "unacknowledge", one, "--json");
        assertThat(listed("alerts", "alerts", "list", "--json")).hasSize(ids.size());
    }

    @Test
    void theInboxIsListedInParts() {
        int alerts = listed("alerts", "alerts", "list", "--json").size();
        assertThat(listed("groups", "alerts", "list", "--group-by", "model", "--json"))
                .singleElement()
                .satisfies(group -> {
                    assertThat(((Map<?, ?>) group).get("model")).isEqualTo("churn");
                    assertThat(((Map<?, ?>) group).get("alerts")).hasToString(String.valueOf(alerts));
                });
        List<?> byRule = listed("groups", "alerts", "list", "--group-by", "rule", "--model", "churn", "--json");
        assertThat(byRule).isEqualTo(listed("groups", "alerts", "list", "--group-by", "rule", "--json"));
        assertThat(byRule.stream()
                        .mapToInt(group -> Integer.parseInt(
                                ((Map<?, ?>) group).get("alerts").toString()))
                        .sum())
                .isEqualTo(alerts);
        assertThat(byRule).anyMatch(group -> "any traffic".equals(((Map<?, ?>) group).get("rule")));
        assertThat(deck.inDeck("alerts", "list", "--group-by", "rule").out()).contains("any traffic");
        assertThat(listed("groups", "alerts", "list", "--group-by", "flood", "--json"))
                .isEmpty();
        for (List<String> wrong : List.of(
                List.of("--group-by", "day"),
                List.of("--group-by", "model", "--all"),
                List.of("--group-by", "flood", "--model", "churn"))) {
            assertThat(deck.inDeck(Stream.concat(Stream.of("alerts", "list"), wrong.stream())
                                    .toArray(String[]::new))
                            .exitCode())
                    .as(wrong.toString())
                    .isEqualTo(2);
        }
    }
}
