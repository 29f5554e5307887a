package io.modeldeck.ui.kit.work;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/** Whether a node can be seen where it is: nothing around it is hidden. */
public final class Shown {

    private Shown() {}

    public static boolean is(Node node) {
        Node around = node;
        while (around != null && around.isVisible()) {
            around = around.getParent();
        }
        return around == null;
    }

    /** Whether it is in a window that is shown: any other scene has no pulses, only pictures are taken of it. */
    public static boolean hasPulses(Node node) {
        Scene scene = node.getScene();
        Window window = scene == null ? null : scene.getWindow();
        return window != null && window.isShowing();
    }
}
