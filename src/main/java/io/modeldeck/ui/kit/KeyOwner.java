package io.modeldeck.ui.kit;

/** A part of a screen with keys of its own. While it has the focus they come before those of the screen. */
public interface KeyOwner {

    /** The keys that it takes, with its name for the list of keys. */
    KeyScope ownKeys();
}
