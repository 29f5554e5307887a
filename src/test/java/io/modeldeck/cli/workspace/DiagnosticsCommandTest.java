package io.modeldeck.cli.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import io.modeldeck.domain.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsCommandTest {

    @Test
    @DisplayName("What the document counts stands in the text, too")
    void counted(@TempDir Path folder) {
        Deck deck = new Deck(folder).withData().withModel();
        Map<?, ?> document =
                Json.readObject(deck.inDeck("diagnostics", "--json").out());
        Map<?, ?> counted = (Map<?, ?>) document.get("counted");
        assertThat(counted).isNotEmpty();
        String text = deck.inDeck("diagnostics").out();
        assertThat(counted.keySet())
                .allSatisfy(name -> assertThat(text.lines()).anyMatch(line -> line.startsWith(name + " ")));
    }
}
