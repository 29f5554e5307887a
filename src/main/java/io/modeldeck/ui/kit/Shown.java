package io.modeldeck.ui.kit;

import javafx.scene.Node;

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
}
