package io.modeldeck.ui.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames that come when the test says so. */
class PiecesTest {

    private final Deque<Runnable> frames = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private final Pieces pieces = new Pieces(frames::add, shown::add);

    @Test
    void whatComesWithinAFrameIsShownTogetherAndNothingIsLost() {
        pieces.add("");
        assertThat(frames).isEmpty();
        pieces.add("So");
        pieces.add(" far");
        assertThat(frames).hasSize(1);
        frames.remove().run();
        assertThat(shown).containsExactly("So far");
        pieces.add(", so good");
        frames.remove().run();
        assertThat(shown).containsExactly("So far", ", so good");
    }

    @Test
    void theRestIsShownAtTheEndAndNothingAfterIt() {
        pieces.add("all");
        pieces.end();
        assertThat(shown).containsExactly("all");
        frames.remove().run();
        pieces.add("too late");
        assertThat(frames).isEmpty();
        assertThat(shown).containsExactly("all");
    }

    @Test
    void whatIsDroppedIsNotShown() {
        pieces.add("half");
        pieces.drop();
        frames.remove().run();
        assertThat(shown).isEmpty();
    }
}
