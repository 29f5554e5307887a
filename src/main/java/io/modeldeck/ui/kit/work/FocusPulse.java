package io.modeldeck.ui.kit.work;

import java.time.Duration;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/** A {@link Pulse} that beats only while the window of a node has the focus: what counts down for somebody who looks at it. Lives on the FX thread. */
public final class FocusPulse {

    private final Pulse pulse;
    private final Runnable beat;
    private final ObservableValue<Boolean> focused;
    private boolean wanted;

    public FocusPulse(FxTasks tasks, Duration every, Node node, Runnable beat) {
        this(
                new Pulse(tasks, every, beat),
                node.sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::focusedProperty)
                        .orElse(false),
                beat);
    }

    FocusPulse(Pulse pulse, ObservableValue<Boolean> focused, Runnable beat) {
        this.pulse = pulse;
        this.beat = beat;
        this.focused = focused;
        focused.addListener((property, before, now) -> settle());
    }

    public void begin() {
        wanted = true;
        settle();
    }

    public void stop() {
        wanted = false;
        settle();
    }

    private void settle() {
        if (wanted && focused.getValue()) {
            // what it shows has stood still meanwhile
            beat.run();
            pulse.begin();
        } else {
            pulse.stop();
        }
    }
}
