package io.modeldeck.ui.kit.control;

import javafx.scene.Node;

/** A part of a screen that the keyboard reaches in one large step: a list, the details beside it. */
public final class Pane {

    private Pane() {}

    /** From now on it is one. */
    public static <N extends Node> N of(N node) {
        node.getProperties().put(Pane.class, true);
        return node;
    }

    public static boolean is(Node node) {
        return node.hasProperties() && node.getProperties().containsKey(Pane.class);
    }
}
