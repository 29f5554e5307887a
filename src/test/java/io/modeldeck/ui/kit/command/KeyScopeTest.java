package io.modeldeck.ui.kit.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.testing.FxTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyScopeTest {

    private final List<String> ran = new ArrayList<>();

    private KeyCommand command(String keys) {
        return KeyCommand.of(keys, keys, () -> ran.add(keys));
    }

    private static KeyEvent press(KeyCode code, boolean shift, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    }

    @Test
    @DisplayName("Two commands cannot have one key")
    void noTwoOfOneKey() {
        assertThatThrownBy(() -> new KeyScope("Alerts", List.of(command("E"), command("E"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Alerts");
        new KeyScope("Alerts", List.of(command("E"), command("Shift+E")));
    }

    @Test
    @DisplayName(
            "A character is matched by what the key writes, also held with other keys, and asks no platform where it lies")
    void characters() {
        FxTest.doOnFx(() -> {
            KeyScope scope = new KeyScope("Here", List.of(command("]"), command("["), command("?")));
            assertThat(scope.handle(press(KeyCode.G, false, false), Optional.empty()))
                    .isFalse();
            assertThat(scope.handle(press(KeyCode.OPEN_BRACKET, false, false), Optional.empty()))
                    .isTrue();
            KeyEvent german = new KeyEvent(KeyEvent.KEY_PRESSED, "", "]", KeyCode.DIGIT9, false, true, true, false);
            assertThat(scope.handle(german, Optional.empty())).isTrue();
            assertThat(scope.handle(press(KeyCode.SLASH, false, false), Optional.empty()))
                    .isFalse();
            assertThat(scope.handle(press(KeyCode.SLASH, true, false), Optional.empty()))
                    .isTrue();
            assertThat(ran).containsExactly("[", "]", "?");
        });
    }

    @Test
    @DisplayName("Letters belong to a text field that has the focus, shortcuts do not")
    void typing() {
        FxTest.doOnFx(() -> {
            KeyScope scope = new KeyScope(
                    "Here", List.of(command("E"), command("Shortcut+E"), command("F5"), command("Shortcut+Z")));
            Optional<javafx.scene.Node> field = Optional.of(new TextField());
            assertThat(scope.handle(press(KeyCode.E, false, false), field)).isFalse();
            assertThat(scope.handle(press(KeyCode.Z, false, true), field))
                    .as("what was typed is taken back there")
                    .isFalse();
            assertThat(scope.handle(press(KeyCode.F5, false, false), field)).isTrue();
            assertThat(scope.handle(press(KeyCode.E, false, false), Optional.empty()))
                    .isTrue();
            assertThat(scope.handle(press(KeyCode.X, false, false), Optional.empty()))
                    .isFalse();
            assertThat(ran).containsExactly("F5", "E");
        });
    }
}
