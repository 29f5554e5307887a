package io.modeldeck.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UndoTest {

    private final List<String> taken = new ArrayList<>();
    private final Undo undo = new Undo();

    private Undo.Deed deed(String words) {
        Undo.Deed deed = new Undo.Deed(words, () -> taken.add(words), Optional.of(() -> taken.add(words + " again")));
        undo.did(deed);
        return deed;
    }

    @Test
    @DisplayName("The newest goes back first, each once, whether by its notice or by the key")
    void once() {
        Undo.Deed first = deed("first");
        deed("second");
        Undo.Deed third = deed("third");
        assertThat(undo.back(third)).isTrue();
        assertThat(undo.back(third)).isFalse();
        assertThat(undo.back()).map(Undo.Deed::words).contains("second");
        assertThat(undo.next()).contains(first);
        undo.back();
        assertThat(undo.back()).isEmpty();
        assertThat(taken).containsExactly("third", "second", "first");
    }

    @Test
    @DisplayName("What was taken back is done again in its order, until something else is done")
    void again() {
        deed("first");
        deed("second");
        undo.back();
        undo.back();
        assertThat(undo.again()).map(Undo.Deed::words).contains("first");
        assertThat(undo.again()).map(Undo.Deed::words).contains("second");
        assertThat(undo.again()).isEmpty();
        undo.back();
        assertThat(taken).containsExactly("second", "first", "first again", "second again", "second");
        deed("third");
        assertThat(undo.lastBack()).isEmpty();
        assertThat(undo.again()).isEmpty();
        assertThat(undo.next()).map(Undo.Deed::words).contains("third");
    }

    @Test
    @DisplayName("What a person must decide anew is not done again, and it is known what that was")
    void decidedAnew() {
        deed("before");
        undo.did(new Undo.Deed("approved", () -> taken.add("approved"), Optional.empty()));
        undo.back();
        assertThat(undo.again()).isEmpty();
        assertThat(undo.lastBack()).map(Undo.Deed::words).contains("approved");
        assertThat(taken).containsExactly("approved");
    }

    @Test
    @DisplayName("Fifty are remembered")
    void depth() {
        IntStream.rangeClosed(1, 60).forEach(i -> deed("deed " + i));
        while (undo.back().isPresent()) {
            // each is noted
        }
        assertThat(taken).hasSize(Undo.DEEPEST).endsWith("deed 11");
    }
}
