package io.modeldeck.ui.kit.command;

import io.modeldeck.ui.kit.text.Messages;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/**
 * Which keys the commands have: those that a person gave them, else their own. Within one scope no two have the same, whatever is read or asked for. The window of a process has
 * one, which is asked for and changed on the FX thread.
 *
 * @param changed the keys that differ from the command's own; {@link KeyCombination#NO_MATCH} for a command that has none any more
 */
public record Keymap(Map<Command, KeyCombination> changed) {

    private static final ReadOnlyObjectWrapper<Keymap> CURRENT = new ReadOnlyObjectWrapper<>(standard());

    /** What moves about and presses in every control. */
    private static final Set<KeyCode> OF_CONTROLS = Set.of(
            KeyCode.TAB,
            KeyCode.ENTER,
            KeyCode.SPACE,
            KeyCode.ESCAPE,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.HOME,
            KeyCode.END,
            KeyCode.PAGE_UP,
            KeyCode.PAGE_DOWN,
            KeyCode.BACK_SPACE,
            KeyCode.INPUT_METHOD_ON_OFF);

    /** What a text field does with the shortcut key. */
    private static final Set<KeyCode> OF_TEXT = Set.of(KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X);

    public Keymap {
        Map<Command, KeyCombination> copy = new EnumMap<>(Command.class);
        copy.putAll(changed);
        changed = Collections.unmodifiableMap(copy);
    }

    /** Nothing is changed. */
    public static Keymap standard() {
        return new Keymap(Map.of());
    }

    /** What the window's commands have now. */
    public static Keymap now() {
        return CURRENT.get();
    }

    /** The same, to follow. It outlives every window: follow it weakly, as bindings do. */
    public static ReadOnlyObjectProperty<Keymap> current() {
        return CURRENT.getReadOnlyProperty();
    }

    /** From now on the window's commands have these. */
    public static void use(Keymap keys) {
        CURRENT.set(keys);
    }

    public KeyCombination keys(Command command) {
        KeyCombination own = changed.get(command);
        return own == null ? command.standard() : own;
    }

    public boolean isChanged(Command command) {
        return changed.containsKey(command);
    }

    /** Another command of the same scope that has these keys. */
    public Optional<Command> holder(Command wanting, KeyCombination keys) {
        return having(keys)
                .filter(command -> command != wanting && command.scope() == wanting.scope())
                .findFirst();
    }

    /** Commands that have the same keys elsewhere: of a screen those that work everywhere, which it hides, and the other way round. */
    public List<Command> hidden(Command command) {
        return having(keys(command))
                .filter(other -> other.scope() != command.scope()
                        && !other.scope().isPart()
                        && !command.scope().isPart()
                        && (other.scope() == CommandScope.EVERYWHERE || command.scope() == CommandScope.EVERYWHERE))
                .toList();
    }

    private Stream<Command> having(KeyCombination keys) {
        return Stream.of(Command.values()).filter(command -> same(keys(command), keys));
    }

    /** Whether one press of keys means both. */
    static boolean same(KeyCombination one, KeyCombination other) {
        if (one == KeyCombination.NO_MATCH || other == KeyCombination.NO_MATCH) {
            return false;
        }
        if (one instanceof KeyCodeCombination && other instanceof KeyCodeCombination) {
            return one.equals(other);
        }
        // a character lies on some key
        return one.equals(other)
                || one.match(KeyCommand.event(other, KeyEvent.KEY_PRESSED))
                || other.match(KeyCommand.event(one, KeyEvent.KEY_PRESSED));
    }

    /** Why a command cannot have these keys; empty where it can. */
    public Optional<String> refusal(Command command, KeyCombination keys) {
        if (keys == KeyCombination.NO_MATCH) {
            return Optional.empty();
        }
        Optional<Command> holder = holder(command, keys);
        if (holder.isPresent()) {
            return Optional.of(Messages.text(
                    "keymap.taken",
                    KeyCommand.text(keys),
                    holder.get().text(),
                    holder.get().scope().title()));
        }
        if (keys.equals(command.standard())) {
            return Optional.empty();
        }
        return belongsToControls(command, keys)
                ? Optional.of(Messages.text("keymap.controls", KeyCommand.text(keys)))
                : Optional.empty();
    }

    private static boolean belongsToControls(Command command, KeyCombination keys) {
        if (!(keys instanceof KeyCodeCombination code)) {
            return false;
        }
        if (keys.getAlt() == ModifierValue.DOWN && code.getCode() != KeyCode.INPUT_METHOD_ON_OFF) {
            return false;
        }
        boolean text = !command.scope().isPart()
                && keys.getShortcut() == ModifierValue.DOWN
                && keys.getShift() != ModifierValue.DOWN
                && OF_TEXT.contains(code.getCode());
        return text || OF_CONTROLS.contains(code.getCode());
    }

    /**
     * The same with these keys for a command.
     *
     * @throws IllegalArgumentException where they are {@linkplain #refusal refused}
     */
    public Keymap with(Command command, KeyCombination keys) {
        refusal(command, keys).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        Map<Command, KeyCombination> more = new LinkedHashMap<>(changed);
        if (keys.equals(command.standard())) {
            more.remove(command);
        } else {
            more.put(command, keys);
        }
        return new Keymap(more);
    }

    /** As the window's file keeps it: keys by the id of their command, empty for none. */
    public Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        changed.forEach(
                (command, keys) -> words.put(command.id(), keys == KeyCombination.NO_MATCH ? "" : keys.getName()));
        return words;
    }

    /** What {@link #words} wrote; what is unknown, unreadable or refused is left out. */
    public static Keymap of(Map<?, ?> words) {
        Map<Command, KeyCombination> read = new EnumMap<>(Command.class);
        words.forEach((id, keys) -> Command.of(String.valueOf(id))
                .ifPresent(command -> read(String.valueOf(keys)).ifPresent(found -> read.put(command, found))));
        // all at once: two commands may have exchanged their keys
        Keymap wanted = new Keymap(read);
        while (true) {
            Keymap tried = wanted;
            Optional<Command> refused = tried.changed.keySet().stream()
                    .filter(command ->
                            tried.refusal(command, tried.keys(command)).isPresent())
                    .findFirst();
            if (refused.isEmpty()) {
                return tried;
            }
            read.remove(refused.get());
            wanted = new Keymap(read);
        }
    }

    private static Optional<KeyCombination> read(String keys) {
        try {
            return Optional.of(keys.isEmpty() ? KeyCombination.NO_MATCH : CharacterKey.read(keys));
        } catch (IllegalArgumentException noKeys) {
            return Optional.empty();
        }
    }
}
