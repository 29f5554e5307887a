package io.modeldeck.ui.kit.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Commands that share a place; each key means one of them. */
public final class KeyScope {

    private final String title;
    private final List<KeyCommand> commands;

    /** @throws IllegalArgumentException where two commands want the same keys */
    public KeyScope(String title, List<KeyCommand> commands) {
        this.title = title;
        this.commands = List.copyOf(commands);
        Set<String> taken = new HashSet<>();
        for (KeyCommand command : commands) {
            if (command.keys() != KeyCombination.NO_MATCH
                    && !taken.add(command.keys().getName())) {
                throw new IllegalArgumentException(
                        "Two commands of " + title + " want " + command.keys().getName());
            }
        }
    }

    public String title() {
        return title;
    }

    public List<KeyCommand> commands() {
        return new ArrayList<>(commands);
    }

    /** Those that work now, here. */
    public List<KeyCommand> working() {
        return commands.stream()
                .filter(command -> command.works().getAsBoolean())
                .toList();
    }

    /** Of those the ones that have keys. */
    public List<KeyCommand> listed() {
        return working().stream()
                .filter(command -> command.keys() != KeyCombination.NO_MATCH)
                .toList();
    }

    /** The same without those whose keys another scope takes first. */
    public KeyScope behind(KeyScope first) {
        return new KeyScope(
                title,
                commands.stream()
                        .filter(command ->
                                first.working().stream().noneMatch(taken -> Keymap.same(taken.keys(), command.keys())))
                        .toList());
    }

    /** Whether one of them is meant by a key. */
    public boolean wants(KeyEvent event) {
        return commands.stream().anyMatch(command -> command.keys().match(event));
    }

    /** Runs the command of this key, if there is one and the key is not meant for a text field. True when it ran. */
    public boolean handle(KeyEvent event, Optional<Node> focused) {
        boolean typing = focused.filter(TextInputControl.class::isInstance).isPresent();
        for (KeyCommand command : commands) {
            if (command.keys().match(event)
                    && command.works().getAsBoolean()
                    && !(typing && isForText(command.keys()))) {
                command.run().run();
                return true;
            }
        }
        return false;
    }

    /** Keys that write a character, move in a text or take back what was typed: those belong to a text field that has the focus. */
    private static boolean isForText(KeyCombination keys) {
        boolean modified = keys.getControl() == KeyCombination.ModifierValue.DOWN
                || keys.getAlt() == KeyCombination.ModifierValue.DOWN
                || keys.getMeta() == KeyCombination.ModifierValue.DOWN
                || keys.getShortcut() == KeyCombination.ModifierValue.DOWN;
        boolean function = keys instanceof KeyCodeCombination code
                && (code.getCode().isFunctionKey() || code.getCode() == KeyCode.ESCAPE);
        boolean typed = keys instanceof KeyCodeCombination code
                && code.getShortcut() == KeyCombination.ModifierValue.DOWN
                && (code.getCode() == KeyCode.Z || code.getCode() == KeyCode.Y);
        return !modified && !function || typed;
    }
}
