package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What somebody does with the palette, by a few letters. */
class CommandPaletteTest extends BareShell {

    @Test
    @DisplayName("The palette finds what is there by a few letters, does it, remembers it, and follows a pasted link")
    void palette() {
        MainWindow window = window(ThemeChoice.LIGHT);
        Scene scene = FxTest.onFx(() -> window.scene(1240, 790));
        FxTest.doOnFx(window.deeds()::openPalette);
        FxTest.settle(window.tasks());
        FxTest.png(scene, file("shell-palette"));
        assertThat(type(window, "gotoj")).first().isEqualTo("Go to Jobs");
        press(window, KeyCode.ENTER);
        assertThat(FxTest.onFx(window::place)).contains(new Place.Jobs());
        FxTest.doOnFx(window.deeds()::openPalette);
        assertThat(type(window, "")).first().isEqualTo("Go to Jobs");
        assertThat(type(window, "ack")).contains("Acknowledge");
        type(window, "modeldeck:retraining?request=4&range=now-3d..now");
        press(window, KeyCode.ENTER);
        assertThat(FxTest.onFx(() -> window.selection().choice().get()))
                .isEqualTo(new RangeChoice.Last(Duration.ofDays(3)));
        assertThat(FxTest.onFx(window::place)).contains(new Place.Retraining(OptionalLong.of(4)));
        FxTest.doOnFx(window.deeds()::openPalette);
        assertThat(type(window, "decision")).containsExactly("Save the decision record of request 4…");
        FxTest.doOnFx(window::close);
    }

    private static List<String> type(MainWindow window, String text) {
        FxTest.settle(window.tasks());
        CommandPalette palette = FxTest.find(window.root(), ".palette", CommandPalette.class);
        return FxTest.onFx(() -> {
            ((TextField) palette.getChildren().getFirst()).setText(text);
            return palette.shown().stream().map(Offer::text).toList();
        });
    }

    private static void press(MainWindow window, KeyCode code) {
        CommandPalette palette = FxTest.find(window.root(), ".palette", CommandPalette.class);
        FxTest.doOnFx(() -> Event.fireEvent(palette.getChildren().getFirst(), Input.key(code)));
        FxTest.settle(window.tasks());
    }
}
