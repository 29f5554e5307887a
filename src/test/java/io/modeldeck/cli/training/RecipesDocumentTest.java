package io.modeldeck.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page about recipes, as they stand there. */
class RecipesDocumentTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("`([\\w.-]+)`:\\n\\n```(?:json|java)\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private Deck deck;

    @BeforeEach
    void writeExamples() throws IOException {
        deck = new Deck(folder).withData();
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs", "recipes.md")));
        while (example.find()) {
            deck.write(example.group(1), example.group(2));
        }
    }

    private Deck.Result train(String recipe, String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("train", "history.csv", "--model", "churn", "--time", "at", "--recipe", recipe, "--json"));
        arguments.addAll(List.of(more));
        return deck.inDeck(arguments.toArray(String[]::new));
    }

    private static Map<?, ?> run(Deck.Result result) {
        assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
        return (Map<?, ?>) result.json().get("run");
    }

    private static Map<?, ?> config(Deck.Result result) {
        return (Map<?, ?>) run(result).get("config");
    }

    @Test
    void recipesForTrainersOfTheConsoleTrain() {
        Deck.Result boosting = train("boosting.json");
        assertThat(config(boosting).get("trainer")).isEqualTo("boosting");
        assertThat(config(boosting).get("windowDays")).isEqualTo(60.0);
        assertThat(run(boosting).get("validationPassed")).isEqualTo(true);
        Deck.Result origin = train("origin.json", "--label", "left");
        assertThat(config(origin).get("trainer")).isEqualTo("network");
        assertThat(config(origin).get("successCriteria")).isEqualTo(Map.of("minAccuracy", .55, "minF1Score", .4));
        Deck.Result late = deck.inDeck(
                "train", "history.csv", "--model", "dear", "--time", "at", "--recipe", "late.json", "--json");
        assertThat(((Map<?, ?>) run(late).get("dataset")).get("classes")).isEqualTo(List.of("cheap", "dear"));
    }

    @Test
    void aScriptInAnotherLanguageIsReadAndRefusedWithWaysOn() {
        Deck.Result refused = deck.run("recipe", "check", "sentiment.json");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("sentiment-classifier-train.js", "\"trainer\"", "in Java", "\"worker\"", "batchRows");
        assertThat(train("sentiment.json", "--label", "left").exitCode()).isEqualTo(1);
        assertThat(deck.inDeck("model", "list", "--json").out()).doesNotContain("churn");
    }

    @Test
    void codeRunsOnceAPersonAllowedItsHashAndNotBefore() {
        String sha = (String) ((Map<?, ?>)
                        deck.run("recipe", "check", "own.json", "--json").json().get("needs"))
                .get("subject");
        Deck.Result refused = train("own.json");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains(sha, "--allow-code " + sha.substring(0, 12));
        assertThat(train("own.json", "--allow-code", "0123456789ab").err()).contains("does not name that");
        Deck.Result trained = train("own.json", "--allow-code", sha.substring(0, 12), "--as", "engineer");
        assertThat(run(trained).get("status")).isEqualTo("completed");
        String log = deck.inDeck("runs", "log", String.valueOf(run(trained).get("id")))
                .out();
        assertThat(log.lines().filter(line -> line.contains("of the newest rows are right")))
                .hasSize(4);
        assertThat(deck.inDeck("audit", "--model", "churn", "--json").out())
                .contains("code of recipes of churn")
                .contains(sha);

        // the same code again needs no second word, changed code does
        assertThat(deck.inDeck("recipe", "set", "own.json", "--model", "churn", "--json")
                        .json()
                        .get("allowed"))
                .isEqualTo(true);
        deck.write("PickPenalty.java", deck.read("PickPenalty.java") + "// changed\n");
        assertThat(train("own.json").err()).contains("nobody allowed that yet");
        assertThat(deck.inDeck("recipe", "set", "own.json", "--model", "churn", "--json")
                        .json()
                        .get("allowed"))
                .isEqualTo(false);
        assertThat(deck.inDeck("recipe", "show", "--model", "churn", "--code").out())
                .contains("// changed");
        assertThat(deck.inDeck("recipe", "withdraw", "--model", "churn", "--code", sha)
                        .exitCode())
                .isZero();
        deck.write("PickPenalty.java", deck.read("PickPenalty.java").replace("// changed\n", ""));
        assertThat(train("own.json").err()).contains("nobody allowed that yet");
    }
}
