package io.modeldeck.ui.kit.work;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * How long the FX thread takes for the styles, the layout and the drawings of each frame of a window, measured by the toolkit's pulses while somebody
 * looks. It asks for no frame of its own: a window in which nothing moves has none.
 */
public final class FxFrames {

    private static final int KEPT = 240;

    /** Thirty pictures a second. */
    private static final long FELT_MILLIS = 33;

    private final FxTimes times = new FxTimes(KEPT, FELT_MILLIS);
    private final Runnable begins = () -> begin(System.nanoTime());
    private final Runnable ends = () -> end(System.nanoTime());
    private final Node node;
    private Optional<Scene> measured = Optional.empty();
    private boolean watching;
    private long begun;

    /** @param node whose window is measured */
    public FxFrames(Node node) {
        this.node = node;
        node.sceneProperty().addListener(observable -> follow());
    }

    /** Measures from now on. */
    public void begin() {
        watching = true;
        follow();
    }

    /** Measures no more; what was measured stays. */
    public void rest() {
        watching = false;
        follow();
    }

    private void follow() {
        measured.ifPresent(scene -> {
            scene.removePreLayoutPulseListener(begins);
            scene.removePostLayoutPulseListener(ends);
        });
        begun = 0;
        measured = watching ? Optional.ofNullable(node.getScene()) : Optional.empty();
        measured.ifPresent(scene -> {
            scene.addPreLayoutPulseListener(begins);
            scene.addPostLayoutPulseListener(ends);
        });
    }

    void begin(long nanos) {
        begun = nanos;
    }

    /** A frame that began before anybody looked is none of ours. */
    void end(long nanos) {
        if (begun != 0) {
            times.took(nanos - begun);
            begun = 0;
        }
    }

    public FxTimes times() {
        return times;
    }
}
