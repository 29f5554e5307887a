package io.modeldeck.ui.kit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.testing.FxTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeymapTest {

    @BeforeAll
    static void toolkit() {
        FxTest.start();
    }

    private static KeyCombination keys(String text) {
        return KeyCombination.valueOf(text);
    }

    @Test
    @DisplayName(
            "As they come, no two commands of a scope have one key, and no screen's key hides one that works everywhere")
    void standardHasNoConflict() {
        List<String> wrong = new ArrayList<>();
        for (Command command : Command.values()) {
            Keymap.standard().refusal(command, command.standard()).ifPresent(why -> wrong.add(command + ": " + why));
            Keymap.standard().hidden(command).forEach(other -> wrong.add(command + " and " + other));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("Keys that another command of the scope has are refused with its name; in another scope they are free")
    void conflict() {
        Keymap map = Keymap.standard();
        assertThat(map.refusal(Command.ALERTS_COMMENT, keys("E")))
                .hasValueSatisfying(why -> assertThat(why).contains("E", Command.ALERTS_ACKNOWLEDGE.text(), "Alerts"));
        assertThatThrownBy(() -> map.with(Command.ALERTS_COMMENT, keys("E")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(map.refusal(Command.ALERTS_COMMENT, keys("D"))).isEmpty();
        // the key that writes a question mark is the question mark
        assertThat(map.refusal(Command.BACK, keys("Shift+Slash"))).isPresent();
        Keymap free = map.with(Command.ALERTS_ACKNOWLEDGE, keys("Q")).with(Command.ALERTS_COMMENT, keys("E"));
        assertThat(free.keys(Command.ALERTS_COMMENT)).isEqualTo(keys("E"));
        // its own keys are taken now, so it cannot simply have them back
        assertThat(free.refusal(Command.ALERTS_ACKNOWLEDGE, keys("E"))).isPresent();
        assertThat(map.with(Command.BACK, KeyCombination.NO_MATCH)
                        .with(Command.FORWARD, KeyCombination.NO_MATCH)
                        .refusal(Command.REFRESH, KeyCombination.NO_MATCH))
                .isEmpty();
    }

    @Test
    @DisplayName("A key of a screen that works everywhere too is allowed, and both say so")
    void hides() {
        Keymap map = Keymap.standard().with(Command.ALERTS_COMMENT, keys("T"));
        assertThat(map.hidden(Command.ALERTS_COMMENT)).containsExactly(Command.RANGE);
        assertThat(map.hidden(Command.RANGE)).containsExactly(Command.ALERTS_COMMENT);
    }

    @Test
    @DisplayName("Keys that a control needs, and those with which a text field copies and pastes, go to no command")
    void controls() {
        Keymap map = Keymap.standard();
        for (String needed :
                List.of("Enter", "Space", "Tab", "Shift+Tab", "Left", "Shortcut+Right", "Esc", "Shortcut+V")) {
            assertThat(map.refusal(Command.REFRESH, keys(needed))).as(needed).isPresent();
        }
        assertThat(map.refusal(Command.REFRESH, keys("Alt+Up"))).isEmpty();
        assertThat(map.refusal(Command.TABLE_SAVE, keys("Shortcut+A"))).isEmpty();
        assertThat(map.refusal(Command.PLAYGROUND_EARLIER, keys("Shortcut+Up"))).isEmpty();
    }

    @Test
    @DisplayName(
            "What was changed is kept word for word, each key of a keyboard too; what is unknown or refused is left out")
    void kept() {
        Keymap exchanged = Keymap.of(Map.of("alerts-comment", "E", "alerts-acknowledge", "M", "back", ""));
        assertThat(exchanged.changed()).hasSize(3);
        assertThat(Keymap.of(exchanged.words())).isEqualTo(exchanged);
        List<KeyCode> lost = new ArrayList<>();
        for (KeyCode code : KeyCode.values()) {
            if (code == KeyCode.UNDEFINED || code == KeyCode.SHORTCUT || code.isModifierKey()) {
                continue;
            }
            KeyCombination combination =
                    new KeyCodeCombination(code, KeyCombination.SHIFT_DOWN, KeyCombination.ALT_DOWN);
            if (Keymap.standard().refusal(Command.REFRESH, combination).isEmpty()
                    && !Keymap.of(Keymap.standard()
                                    .with(Command.REFRESH, combination)
                                    .words())
                            .keys(Command.REFRESH)
                            .equals(combination)) {
                lost.add(code);
            }
        }
        assertThat(lost).isEmpty();
        Keymap read =
                Keymap.of(Map.of("alerts-comment", "E", "nobody", "Q", "refresh", "Shortcut+", "theme", "Shortcut+T"));
        assertThat(read.words())
                .containsExactly(Map.entry("theme", keys("Shortcut+T").getName()));
    }

    @Test
    @DisplayName("What is pressed becomes the same keys as those that are written")
    void pressed() {
        for (Command command : Command.values()) {
            if (command.standard() instanceof CharacterKey) {
                continue;
            }
            KeyEvent event = KeyCommand.event(command.standard(), KeyEvent.KEY_PRESSED);
            assertThat(KeyCommand.pressed(event)).as(command.id()).contains(command.standard());
        }
    }
}
