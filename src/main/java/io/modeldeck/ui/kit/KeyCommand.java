package io.modeldeck.ui.kit;

import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCombination;

/**
 * Something that a key does.
 *
 * @param text what it does, for the list of keys: "Acknowledge"
 * @param keys {@code E}, {@code Shift+E}, {@code Shortcut+K}, {@code F5} …; keys without modifiers rest while a text field has the focus
 */
public record KeyCommand(String text, KeyCombination keys, Runnable run) {

    /** @param keys as {@link KeyCombination#valueOf} reads it, or a {@link CharacterKey} */
    public static KeyCommand of(String keys, String text, Runnable run) {
        KeyCombination read = KeyCombination.valueOf(keys);
        return new KeyCommand(text, read instanceof KeyCharacterCombination ? CharacterKey.of(keys) : read, run);
    }

    /** The keys as they are written on the keyboard. */
    public String keyText() {
        return keys.getDisplayText();
    }
}
