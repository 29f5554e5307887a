package io.modeldeck.cli.note;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes by the command line: written, changed, listed, and where they go with the workspace. */
class NotesCommandTest {

    @TempDir
    Path folder;

    private Deck deck;

    @BeforeEach
    void deck() {
        deck = new Deck(folder).withData();
        done(deck.inDeck(
                "events",
                "import",
                "events.csv",
                "--model",
                "fraud",
                "--time",
                "at",
                "--id",
                "id",
                "--prediction",
                "said"));
    }

    private static Deck.Result done(Deck.Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static List<?> notes(Deck.Result result) {
        return (List<?>) done(result).json().get("notes");
    }

    @Test
    void aNoteIsInTheListInTheChartAndInABackup() {
        done(deck.inDeck("notes", "add", "Spring sale; =2+2, <b>", "--model", "fraud", "--from", "2026-01-01T06:00"));
        done(deck.inDeck("notes", "edit", "1", "--to", "2026-01-01T09:00", "--version", "1", "--as", "Another"));
        List<?> kept = notes(deck.inDeck("notes", "list", "--model", "fraud", "--json"));
        assertThat((Map<?, ?>) kept.getFirst())
                .extracting(note -> note.get("from"), note -> note.get("to"), note -> note.get("version"))
                .containsExactly("2026-01-01T06:00:00Z", "2026-01-01T09:00:00Z", 1);
        assertThat(((Map<?, ?>) kept.getFirst()).get("editedBy")).isEqualTo("Another");

        done(deck.inDeck("notes", "edit", "1", "--from", "2026-01-01T05:00"));
        kept = notes(deck.inDeck("notes", "list", "--model", "fraud", "--json"));
        assertThat((Map<?, ?>) kept.getFirst())
                .as("the end was not named, so it stays")
                .extracting(note -> note.get("from"), note -> note.get("to"))
                .containsExactly("2026-01-01T05:00:00Z", "2026-01-01T09:00:00Z");

        done(deck.inDeck("backup", "copy.zip"));
        done(deck.inDeck("notes", "delete", "1"));
        assertThat(notes(deck.inDeck("notes", "list", "--model", "fraud", "--json")))
                .isEmpty();
        done(deck.run("restore", "copy.zip", "--workspace", "again"));
        assertThat(notes(deck.run("notes", "list", "--model", "fraud", "--json", "--workspace", "again")))
                .isEqualTo(kept);
        done(deck.run("restore", "copy.zip", "--replace", "--workspace", "again", "--as", "Another"));
        assertThat((Map<?, ?>) ((List<?>) done(deck.run("audit", "--json", "--workspace", "again"))
                                .json()
                                .get("entries"))
                        .getFirst())
                .as("the workspace tells where it is from")
                .extracting(entry -> entry.get("by"), entry -> entry.get("action"), entry -> entry.get("after"))
                .containsExactly(
                        "Another",
                        "restore backup",
                        Map.of(
                                "file",
                                deck.folder().resolve("copy.zip").toString(),
                                "keptIn",
                                deck.folder().resolve("again.replaced").toString()));
    }

    @Test
    void whatSaysNothingOrEndsBeforeItBeginsIsRefused() {
        assertThat(deck.inDeck("notes", "add", " ", "--model", "fraud").err()).contains("write a sentence");
        assertThat(deck.inDeck("notes", "add", "x", "--model", "fraud", "--from", "2026-01-02", "--to", "2026-01-01"))
                .matches(result -> result.exitCode() == 2 && result.err().contains("before it begins"));
        done(deck.inDeck("notes", "add", "x", "--model", "fraud"));
        assertThat(deck.inDeck("notes", "edit", "1").err()).contains("Nothing of note 1 would change");
        assertThat(deck.inDeck("notes", "delete", "7").err()).contains("no note 7");
    }
}
