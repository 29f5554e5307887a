package io.modeldeck.ui.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class FocusPulseTest {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final AtomicInteger beats = new AtomicInteger();
    private final SimpleObjectProperty<Boolean> focused = new SimpleObjectProperty<>(false);
    private final FocusPulse pulse =
            new FocusPulse(new Pulse(waiting::add, beats::incrementAndGet), focused, beats::incrementAndGet);

    private void interval() {
        for (int i = waiting.size(); i > 0; i--) {
            waiting.remove().run();
        }
    }

    @Test
    void beatsOnlyForSomebodyWhoLooks() {
        pulse.begin();
        assertThat(waiting).as("nobody looks").isEmpty();
        focused.set(true);
        assertThat(beats).as("what stood still is made good at once").hasValue(1);
        interval();
        interval();
        assertThat(beats).hasValue(3);

        focused.set(false);
        interval();
        assertThat(beats).hasValue(3);
        assertThat(waiting).as("nothing ticks on").isEmpty();

        focused.set(true);
        pulse.stop();
        interval();
        assertThat(beats).hasValue(4);
        assertThat(waiting).isEmpty();
    }
}
