package io.modeldeck.cli.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeldeck.cli.Deck;
import io.modeldeck.testing.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    void qualityOfSeveralClassesIsWhatTheGoldenValuesSay() throws IOException {
        JsonNode golden = Golden.cases("classification_metrics").stream()
                .filter(each -> each.get("id").asText().equals("multi-proba"))
                .findFirst()
                .orElseThrow();
        JsonNode in = golden.get("inputs");
        JsonNode shares = in.get("probabilities");
        List<List<Optional<String>>> columns = Stream.of(
                        in.get("y_pred"), in.get("y_true"), shares.get("a"), shares.get("b"), shares.get("c"))
                .map(Golden::texts)
                .toList();
        StringBuilder rows = new StringBuilder("at,said,left,p_a,p_b,p_c\n");
        for (int i = 0; i < columns.getFirst().size(); i++) {
            rows.append(Instant.parse("2025-06-01T12:00:00Z").plusSeconds(i));
            for (List<Optional<String>> column : columns) {
                rows.append(',').append(column.get(i).orElseThrow());
            }
            rows.append('\n');
        }
        Deck deck = new Deck(folder);
        deck.write("golden.csv", rows.toString());
        String imported = "events import golden.csv --model m --time at --prediction said --label left"
                + " --probabilities a=p_a,b=p_b,c=p_c";
        assertThat(deck.inDeck(imported.split(" ")).exitCode()).isZero();
        String range = "metrics --model m --granularity hourly --from 2025-06-01T12:00 --to 2025-06-01T13:00 --json";
        JsonNode quality =
                new ObjectMapper().readTree(deck.inDeck(range.split(" ")).out()).at("/periods/0");
        JsonNode expected = golden.get("expected");
        Golden.assertStatistic(
                "auc", expected.get("roc_auc_ovr_macro"), quality.get("auc").asDouble());
        // Each class came true twice, so that the weights are even.
        Golden.assertStatistic(
                "weighted",
                expected.get("roc_auc_ovr_macro"),
                quality.get("aucWeighted").asDouble());
        Golden.assertStatistic(
                "log loss",
                expected.get("log_loss_eps_1e-15"),
                quality.get("logLoss").asDouble());
    }

    /** A day whose second half comes an import later: the mean is what it is at once, the check sees both halves. */
    @Test
    void rowsOfADayThatWasJudgedAreJudgedWithIt() {
        Deck deck = new Deck(folder);
        String add = " --model m --time at --id id --prediction said --json";
        StringBuilder reference = new StringBuilder("at,id,said,x\n");
        StringBuilder quiet = new StringBuilder("at,id,said,x\n");
        StringBuilder late = new StringBuilder("at,id,said,x\n");
        Instant start = Instant.parse("2025-06-01T00:00:00Z");
        for (int i = 0; i < 300; i++) {
            Instant day = start.plus(Duration.ofMinutes(4L * i));
            reference
                    .append(day)
                    .append(",r")
                    .append(i)
                    .append(",1,")
                    .append(i % 50)
                    .append('\n');
            Instant next = day.plus(Duration.ofDays(1));
            quiet.append(next)
                    .append(",q")
                    .append(i)
                    .append(",1,")
                    .append(i % 50)
                    .append('\n');
            late.append(next.plusSeconds(60))
                    .append(",l")
                    .append(i)
                    .append(",1,")
                    .append(i % 50 + 100)
                    .append('\n');
        }
        deck.write("reference.csv", reference.toString());
        deck.write("quiet.csv", quiet.toString());
        deck.write("late.csv", late.toString());
        deck.inDeck(("events import reference.csv --as-reference" + add).split(" "));
        assertThat(deck.inDeck(("events import quiet.csv" + add).split(" ")).json())
                .containsEntry("judgedAgain", null);
        assertThat(alerts(deck)).isEmpty();
        Map<String, Object> again =
                deck.inDeck(("events import late.csv" + add).split(" ")).json();
        assertThat(again).containsEntry("imported", 300).containsEntry("judgedAgain", "2025-06-03T00:00:00Z");
        assertThat(alerts(deck))
                .anySatisfy(alert -> assertThat(alert.toString()).contains("input drift"));
        assertThat(deck.inDeck(("events import late.csv" + add).split(" ")).json())
                .as("nothing new, nothing to judge")
                .containsEntry("judgedAgain", null);
    }

    private static List<?> alerts(Deck deck) {
        return (List<?>)
                deck.inDeck("alerts", "list", "--model", "m", "--json").json().get("alerts");
    }

    @Test
    void whatRetentionWillTakeOfAHistoryIsSaidAtOnce() {
        Deck deck = new Deck(folder);
        assertThat(imported(deck, "short", 60)).doesNotContain("retention");
        assertThat(imported(deck, "long", 120))
                .contains("29 events of before 2025-06-30")
                .contains("They stay for 90 days from when they came in")
                .contains("modeldeck config set retention.events=3650d --model long");
        assertThat(deck.inDeck("config", "set", "retention.events=3650d", "--model", "long")
                        .exitCode())
                .isZero();
        assertThat(deck.inDeck("retention", "run", "--model", "long").out()).doesNotContain("29");
    }
}
