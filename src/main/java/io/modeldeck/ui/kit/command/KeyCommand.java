package io.modeldeck.ui.kit.command;

import io.modeldeck.ui.kit.text.Messages;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Something that a key does, here.
 *
 * @param command which of all that is; empty for the keys that a control has by itself
 * @param text what it does, for the list of keys: "Acknowledge"
 * @param held its keys now: {@code E}, {@code Shift+E}, {@code Shortcut+K}, {@code F5} …; keys without modifiers rest while a text field has the focus
 * @param works whether it does something now, here; where it does not, it is not listed
 * @param refusal why it may not be done here; its {@code run} says so then
 */
public record KeyCommand(
        Optional<Command> command,
        String text,
        Supplier<KeyCombination> held,
        Runnable run,
        BooleanSupplier works,
        Optional<String> refusal) {

    /** One that may be done. */
    KeyCommand(
            Optional<Command> command,
            String text,
            Supplier<KeyCombination> held,
            Runnable run,
            BooleanSupplier works) {
        this(command, text, held, run, works, Optional.empty());
    }

    /** One with keys that stay as they are. {@code keys} as {@link KeyCombination#valueOf} reads it, or a {@link CharacterKey}. */
    public static KeyCommand of(String keys, String text, Runnable run) {
        KeyCombination read = CharacterKey.read(keys);
        return new KeyCommand(Optional.empty(), text, () -> read, run, () -> true);
    }

    /** The same, which works only there. */
    public KeyCommand when(BooleanSupplier there) {
        return new KeyCommand(command, text, held, run, there, refusal);
    }

    /** The same where it may not be done. */
    public KeyCommand refused(String why, Runnable say) {
        return new KeyCommand(command, text, held, say, works, Optional.of(why));
    }

    /** A key that the node itself takes: chosen elsewhere than on the keyboard, it is pressed there. */
    public static KeyCommand pressedAt(Node node, String keys, String text) {
        KeyCombination read = KeyCombination.valueOf(keys);
        return of(keys, text, () -> node.fireEvent(event(read, KeyEvent.KEY_PRESSED)));
    }

    /** What the keyboard tells when these keys are pressed. */
    public static KeyEvent event(KeyCombination keys, EventType<KeyEvent> type) {
        if (!(keys instanceof KeyCodeCombination code)) {
            return new KeyEvent(type, keys.getName(), keys.getName(), KeyCode.UNDEFINED, false, false, false, false);
        }
        boolean shortcut = down(code.getShortcut());
        boolean mac = isMac();
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

    /** The keys that were pressed, with the shortcut key of this system as such; empty for a modifier alone. */
    public static Optional<KeyCombination> pressed(KeyEvent event) {
        if (event.getCode().isModifierKey() || event.getCode() == KeyCode.UNDEFINED) {
            return Optional.empty();
        }
        boolean mac = isMac();
        return Optional.of(new KeyCodeCombination(
                event.getCode(),
                held(event.isShiftDown()),
                held(event.isControlDown() && mac),
                held(event.isAltDown()),
                held(event.isMetaDown() && !mac),
                held(event.isShortcutDown())));
    }

    /** There the shortcut key is the meta key, elsewhere the control key. */
    private static boolean isMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    private static KeyCombination.ModifierValue held(boolean down) {
        return down ? KeyCombination.ModifierValue.DOWN : KeyCombination.ModifierValue.UP;
    }

    private static boolean down(KeyCombination.ModifierValue value) {
        return value == KeyCombination.ModifierValue.DOWN;
    }

    /** The keys that run it now. */
    public KeyCombination keys() {
        return held.get();
    }

    /** The keys as they are written on the keyboard; empty where there are none. */
    public String keyText() {
        return text(keys());
    }

    /** Keys as they are written on the keyboard; empty for none. */
    public static String text(KeyCombination keys) {
        // the toolkit names them in English
        return keys == KeyCombination.NO_MATCH
                ? ""
                : keys.getDisplayText()
                        .replace("Ctrl+", Messages.text("key.ctrl") + "+")
                        .replace("Shift+", Messages.text("key.shift") + "+")
                        .replaceFirst("(^|\\+)Space$", "$1" + Messages.text("key.space"));
    }
}
