package io.modeldeck.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsLogCommandTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("Steps say how much they said, also where only the last lines are shown")
    void bySteps() {
        Deck deck = new Deck(folder).withData().withModel();
        assertThat(log(deck, "1"))
                .contains("Running: 3 lines\n", "begins with", "Validating: 1 line\n", "Completed: 1 line\n");
        assertThat(log(deck, "1", "--tail", "3"))
                .contains("Running: 3 lines; the last 1 shown\n", "a file of", "Validating: 1 line\n")
                .doesNotContain("begins with");
        assertThat(log(deck, "1", "--tail", "1")).startsWith("Completed: 1 line\n");
        assertThat(log(deck, "1", "--step", "validating"))
                .contains("Validating: 1 line\n")
                .doesNotContain("Running", "Completed");
        assertThat(log(deck, "1", "--problems")).isEqualTo("Run 1 has said nothing of the kind.\n");
        assertThat((List<?>) deck.inDeck("runs", "log", "1", "--tail", "2", "--json")
                        .json()
                        .get("lines"))
                .hasSize(2);
    }

    @Test
    @DisplayName("A run that failed begins with why, and that line is its problem")
    void failed() {
        Deck deck = new Deck(folder).withData();
        deck.write("few.csv", deck.read("history.csv").lines().limit(13).collect(Collectors.joining("\n", "", "\n")));
        assertThat(deck.inDeck("train", "few.csv", "--model", "churn", "--label", "left", "--time", "at")
                        .exitCode())
                .isNotZero();
        String log = log(deck, "1", "--problems");
        assertThat(log).startsWith("Run 1 failed: Only 12 labelled rows").contains("Running: 1 line, 1 error\n");
    }

    private static String log(Deck deck, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "runs";
        arguments[1] = "log";
        System.arraycopy(options, 0, arguments, 2, options.length);
        Deck.Result result = deck.inDeck(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().replace("\r\n", "\n");
    }
}
