package io.modeldeck.ui.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UndoTest {

    private final List<String> taken = new ArrayList<>();
    private final Undo undo = new Undo();
    private final Undo.Teller nobody = new Undo.Teller() {
        @Override
        public void show(String sentence) {}

        @Override
        public void failed(Failure failure) {}
    };

    /** Those that have begun and are not over. */
    private final Deque<Consumer<Boolean>> begun = new ArrayDeque<>();

    private Undo.Deed deed(String words) {
        return did(new Undo.Deed(words, at(words), Optional.of(at(words + " again"))));
    }

    /** One whose steps last until the test ends them. */
    private Undo.Deed slow(String words) {
        return did(new Undo.Deed(words, begins(words), Optional.of(begins(words + " again"))));
    }

    private Undo.Deed did(Undo.Deed deed) {
        undo.did(deed);
        return deed;
    }

    private Undo.Step at(String words) {
        return Undo.Step.at(() -> taken.add(words));
    }

    private Undo.Step begins(String words) {
        return (teller, ended) -> {
            taken.add(words);
            begun.add(ended);
        };
    }

    private void back() {
        undo.back(nobody, () -> taken.add("nothing to take back"));
    }

    private void again() {
        undo.again(
                nobody,
                last -> taken.add("refused " + last.map(Undo.Deed::words).orElse("nothing")));
    }

    @Test
    @DisplayName("The newest goes back first, each once, whether by its notice or by the key")
    void once() {
        Undo.Deed first = deed("first");
        deed("second");
        Undo.Deed third = deed("third");
        undo.back(nobody, third);
        undo.back(nobody, third);
        back();
        assertThat(undo.next()).contains(first);
        back();
        back();
        assertThat(taken).containsExactly("third", "second", "first", "nothing to take back");
    }

    @Test
    @DisplayName("What was taken back is done again in its order, until something else is done")
    void inOrder() {
        deed("first");
        deed("second");
        back();
        back();
        again();
        again();
        again();
        back();
        assertThat(taken)
                .containsExactly("second", "first", "first again", "second again", "refused nothing", "second");
        deed("third");
        assertThat(undo.lastBack()).isEmpty();
        again();
        assertThat(taken).endsWith("second", "refused nothing");
        assertThat(undo.next()).map(Undo.Deed::words).contains("third");
    }

    @Test
    @DisplayName("What a person must decide anew is not done again, and it is known what that was")
    void decidedAnew() {
        deed("before");
        undo.did(new Undo.Deed("approved", at("approved"), Optional.empty()));
        back();
        again();
        assertThat(taken).containsExactly("approved", "refused approved");
    }

    @Test
    @DisplayName("Keys pressed while a slow step is under way have their turn after it, in their order")
    void slowFirst() {
        deed("first");
        slow("second");
        back();
        again();
        back();
        back();
        assertThat(taken).as("the others wait").containsExactly("second");
        begun.remove().accept(true);
        assertThat(taken).containsExactly("second", "second again");
        begun.remove().accept(true);
        assertThat(taken).containsExactly("second", "second again", "second");
        begun.remove().accept(true);
        assertThat(taken).containsExactly("second", "second again", "second", "first");
        assertThat(undo.lastBack()).map(Undo.Deed::words).contains("first");
    }

    @Test
    @DisplayName("What could not be taken back cannot be done again, and what was not done again is not taken back")
    void failed() {
        deed("first");
        slow("second");
        back();
        again();
        begun.remove().accept(false);
        assertThat(taken).containsExactly("second", "refused nothing");
        back();
        assertThat(taken).as("those before it still can").endsWith("first");
        slow("third");
        back();
        begun.remove().accept(true);
        again();
        begun.remove().accept(false);
        back();
        assertThat(taken).endsWith("third", "third again", "nothing to take back");
        again();
        assertThat(taken).as("it can be tried once more").endsWith("third again");
    }

    @Test
    @DisplayName("What was taken back while something else was done is not done again")
    void doneMeanwhile() {
        slow("first");
        back();
        deed("second");
        begun.remove().accept(true);
        assertThat(undo.lastBack()).isEmpty();
        assertThat(undo.next()).map(Undo.Deed::words).contains("second");
    }

    @Test
    @DisplayName("Fifty are remembered")
    void depth() {
        IntStream.rangeClosed(1, 60).forEach(i -> deed("deed " + i));
        while (undo.next().isPresent()) {
            back();
        }
        assertThat(taken).hasSize(Undo.DEEPEST).endsWith("deed 11");
    }
}
