package io.modeldeck.ui.kit.control;

import javafx.scene.Node;

/** Whether a node is there: one that is not takes no room, either. */
public final class Presence {

    private Presence() {}

    public static void of(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
