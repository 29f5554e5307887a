package io.modeldeck.ui.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** A while without a change is waited for, however many there were before. */
class RestTest {

    @Test
    void workIsDoneOnceAfterTheLastChange() {
        Queue<Runnable> later = new ArrayDeque<>();
        int[] done = {0};
        Rest rest = new Rest(later::add, () -> done[0]++);
        for (int i = 0; i < 3; i++) {
            rest.disturbed();
        }
        later.remove().run();
        later.remove().run();
        assertThat(done[0]).as("it went on changing").isZero();
        later.remove().run();
        assertThat(done[0]).isEqualTo(1);
        rest.disturbed();
        later.remove().run();
        assertThat(done[0]).isEqualTo(2);
    }
}
