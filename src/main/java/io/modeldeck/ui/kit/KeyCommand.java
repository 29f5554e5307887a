package io.modeldeck.ui.kit;

import java.util.function.BooleanSupplier;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Something that a key does.
 *
 * @param text what it does, for the list of keys: "Acknowledge"
 * @param keys {@code E}, {@code Shift+E}, {@code Shortcut+K}, {@code F5} …; keys without modifiers rest while a text field has the focus
 * @param works whether it does something now, here; where it does not, it is not listed
 */
public record KeyCommand(String text, KeyCombination keys, Runnable run, BooleanSupplier works) {

    /** One that always works where it is known. */
    public KeyCommand(String text, KeyCombination keys, Runnable run) {
        this(text, keys, run, () -> true);
    }

    /** @param keys as {@link KeyCombination#valueOf} reads it, or a {@link CharacterKey} */
    public static KeyCommand of(String keys, String text, Runnable run) {
        KeyCombination read = KeyCombination.valueOf(keys);
        return new KeyCommand(text, read instanceof KeyCharacterCombination ? CharacterKey.of(keys) : read, run);
    }

    /** The same, which works only there. */
    public KeyCommand when(BooleanSupplier there) {
        return new KeyCommand(text, keys, run, there);
    }

    /** A key that the node itself takes: chosen elsewhere than on the keyboard, it is pressed there. */
    public static KeyCommand pressedAt(Node node, KeyCombination keys, String text) {
        return new KeyCommand(text, keys, () -> node.fireEvent(event(keys, KeyEvent.KEY_PRESSED)));
    }

    /** What the keyboard tells when these keys are pressed. */
    public static KeyEvent event(KeyCombination keys, EventType<KeyEvent> type) {
        if (!(keys instanceof KeyCodeCombination code)) {
            return new KeyEvent(type, keys.getName(), keys.getName(), KeyCode.UNDEFINED, false, false, false, false);
        }
        boolean shortcut = down(code.getShortcut());
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        return new KeyEvent(
                type,
                "",
                "",
                code.getCode(),
                down(code.getShift()),
                down(code.getControl()) || shortcut && !mac,
                down(code.getAlt()),
                down(code.getMeta()) || shortcut && mac);
    }

    private static boolean down(KeyCombination.ModifierValue value) {
        return value == KeyCombination.ModifierValue.DOWN;
    }

    /** The keys as they are written on the keyboard. */
    public String keyText() {
        return keys.getDisplayText();
    }
}
