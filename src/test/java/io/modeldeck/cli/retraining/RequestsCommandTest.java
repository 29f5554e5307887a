package io.modeldeck.cli.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import io.modeldeck.cli.kit.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestsCommandTest {

    @TempDir
    private static Path folder;

    private static Deck deck;

    /** A model whose prices moved, so that its inputs drift and an alert fires. */
    @BeforeAll
    static void replay() {
        deck = new Deck(folder).withData().withModel();
        done("replay", "recent.csv", "--model", "churn", "--label", "left", "--time", "at", "--json");
        done("events", "import", "events.csv", "--model", "fraud", "--time", "at", "--prediction", "said", "--json");
    }

    private static Map<String, Object> done(String... arguments) {
        Deck.Result result = deck.inDeck(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json();
    }

    private static String alertOfChurn() {
        return ((List<?>) done("alerts", "list", "--model", "churn", "--json").get("alerts"))
                .stream()
                        .map(alert -> ((Map<?, ?>) alert).get("id").toString())
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aRequestMadeInViewOfAnAlertIsFoundFromBothSides() {
        String alert = alertOfChurn();
        Map<String, Object> request = done("requests", "create", "--alert", alert, "--comment", "dearer", "--json");
        assertThat(request).containsEntry("model", "churn").containsEntry("reason", "manual");
        assertThat(request.get("alert")).hasToString(alert);
        assertThat(done("alerts", "show", alert, "--json").get("requests")).isEqualTo(List.of(request.get("id")));
        assertThat(deck.inDeck("alerts", "show", alert).out())
                .contains("It led to request " + request.get("id") + " (pending approval).");
        assertThat(deck.inDeck("requests", "show", request.get("id").toString()).out())
                .contains("modeldeck alerts show " + alert)
                .contains("as 1 earlier run of its kind took");
        String id = request.get("id").toString();
        assertThat(deck.inDeck("requests", "reject", id, "--as", "Sample reviewer", "--comment", "not now")
                        .exitCode())
                .isZero();
        assertThat(deck.inDeck("requests", "show", id).out())
                .as("no run comes of it any more")
                .contains("rejected")
                .doesNotContain("its run");
    }

    @Test
    void whatThePolicySaidToTheTriggersIsListedWithItsReasons() {
        List<?> refused = (List<?>) done("requests", "decisions", "--model", "churn", "--refused", "--json")
                .get("decisions");
        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(decision -> assertThat(checked(decision))
                        .containsEntry("accepted", false)
                        .containsEntry("trigger", "drift_detected")
                        .hasEntrySatisfying(
                                "reason",
                                reason -> assertThat(reason.toString()).contains("of 500 new labelled samples")));
        assertThat(deck.inDeck("requests", "decisions").out()).contains("drift_detected", "refused");
    }

    private static Map<String, Object> checked(Object document) {
        return ((Map<?, ?>) document)
                .entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    @Test
    void aRequestIsAboutAModelOrAnAlertOfIt() {
        Deck.Result nothing = deck.inDeck("requests", "create", "--comment", "why not");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).contains("--model", "--alert");
        Deck.Result other = deck.inDeck("requests", "create", "--alert", alertOfChurn(), "--model", "fraud");
        assertThat(other.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(other.err()).contains("is one of churn, not of fraud");
        Deck.Result unknown = deck.inDeck("requests", "create", "--alert", "99");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(unknown.err()).contains("99");
    }
}
