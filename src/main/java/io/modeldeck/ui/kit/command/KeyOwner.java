package io.modeldeck.ui.kit.command;

import javafx.scene.input.KeyEvent;

/** A part of a screen with keys of its own. While it has the focus they come before those of the screen. */
public interface KeyOwner {

    /** The keys that it takes, with its name for the list of keys. */
    KeyScope ownKeys();

    /** Whether a key is its own now, so that neither the screen nor the window takes it. */
    default boolean takes(KeyEvent event) {
        return ownKeys().wants(event);
    }
}
