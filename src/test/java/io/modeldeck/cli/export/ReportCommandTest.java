package io.modeldeck.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    private Path folder;

    private String done(Deck deck, String line) {
        Deck.Result result = deck.run(line.split(" "));
        assertThat(result.exitCode()).as(line + result.err()).isZero();
        return result.out();
    }

    @Test
    @DisplayName("Every report is written from a workspace with a trained model, and what is missing is named")
    void reports() throws IOException {
        Deck deck = new Deck(folder).withData();
        done(deck, "train history.csv --model churn --label left --time at --promote-as engineer");
        done(deck, "replay recent.csv --model churn --label left --time at");
        done(deck, "requests create --model churn --as engineer --comment please");
        done(deck, "report drift --model churn --output drift.md");
        done(deck, "report card --model churn --output card.html");
        done(deck, "report handover --output shift.md --last 3650d");
        done(deck, "report decision --request 1 --output decision.md");
        done(deck, "report run --run 1 --output run.json");
        done(deck, "report status --output status.md");
        assertThat(Files.readString(folder.resolve("run.json")))
                .startsWith("{\"title\":\"Training run 1: churn v1\"")
                .contains("\"facts\":{", "\"Set off by\"");
        assertThat(Files.readString(folder.resolve("status.md")))
                .contains("# Status of all models", "1 request waits", "| churn (historical) |");
        assertThat(Files.readString(folder.resolve("drift.md")))
                .contains("# Drift of churn", "price")
                .containsPattern("Decided by .+ from \\d+ rows of .+ against \\d+ rows")
                .contains("Training, number 1 of ", "times in UTC");
        assertThat(Files.readString(folder.resolve("card.html"))).contains("Model card: churn v1", "SHA-256");
        assertThat(Files.readString(folder.resolve("shift.md"))).contains("1 request", "engineer", "please");
        assertThat(Files.readString(folder.resolve("decision.md"))).contains("request 1", "Nobody has decided yet");
        refused(deck, "report decision --output x.pdf", "--request");
        refused(deck, "report drift --output x.pdf", "--model");
        refused(deck, "report weather --output x.pdf", "drift, card, handover, decision, alert, run, status");
        refused(deck, "report alert --output x.pdf", "--alert");
        refused(deck, "report alert --alert 99 --output x.pdf", "There is no alert 99");
        refused(deck, "report handover --output shift.md", "exists already");
        assertThat(folder.resolve("x.pdf")).doesNotExist();
    }

    private void refused(Deck deck, String line, String words) {
        Deck.Result result = deck.run(line.split(" "));
        assertThat(result.exitCode()).as(line).isEqualTo(1);
        assertThat(result.err()).contains(words);
    }
}
