package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Severity;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.command.KeyScope;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeySheetTest {

    @Test
    @DisplayName("The list of keys names exactly those that work, and each does what it says")
    void exactlyTheKeys() {
        List<String> done = new ArrayList<>();
        KeyScope scope = new KeyScope(
                "On this screen",
                List.of(
                        KeyCommand.of("E", "Acknowledge", () -> done.add("Acknowledge")),
                        KeyCommand.of("F5", "Refresh", () -> done.add("Refresh"))));
        List<String> caps = FxTest.onFx(() -> {
            Region sheet = KeySheet.of(List.of(scope), () -> {}, Optional.of(new Action("Take the tour", () -> {})));
            new Scene(sheet);
            sheet.applyCss();
            return sheet.lookupAll(".key-cap").stream()
                    .map(node -> ((Label) node).getText())
                    .toList();
        });
        assertThat(caps).containsExactlyInAnyOrder("E", "F5");
        Stream.of(KeyCode.E, KeyCode.F5)
                .forEach(code -> assertThat(scope.handle(Input.key(code), Optional.empty()))
                        .isTrue());
        assertThat(done).containsExactly("Acknowledge", "Refresh");
    }

    @Test
    @DisplayName("Without colour, severities still differ by their shapes")
    void shapes() {
        assertThat(Arrays.stream(Severity.values()).map(SeverityGlyph::glyph).map(Glyph::path))
                .doesNotHaveDuplicates();
    }
}
