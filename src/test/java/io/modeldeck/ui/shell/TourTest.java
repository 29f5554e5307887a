package io.modeldeck.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.Input;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tour through the sections. */
class TourTest extends BareShell {

    @Test
    @DisplayName("The tour goes from section to section, is left by Escape, goes on where it was, and ends by itself")
    void tour() {
        MainWindow window = window(ThemeChoice.LIGHT);
        Scene scene = FxTest.onFx(() -> window.scene(1240, 790));
        FxTest.doOnFx(window.deeds()::startTour);
        FxTest.settle(window.tasks());
        FxTest.picture(scene);
        assertThat(FxTest.onFx(window::place)).contains(new Place.Overview());
        tourKey(window, KeyCode.ENTER);
        assertThat(FxTest.onFx(window::place)).contains(new Place.Alerts());
        tourKey(window, KeyCode.E);
        assertThat(made.get(Section.ALERTS).told).as("nothing below is reached").doesNotContain("E");
        tourKey(window, KeyCode.ESCAPE);
        assertThat(FxTest.onFx(() -> window.tour().isOn())).isFalse();
        assertThat(FxTest.onFx(() -> window.tour().isLeft())).isTrue();
        FxTest.doOnFx(() -> window.deeds().open(Section.JOBS));
        FxTest.doOnFx(window.deeds()::startTour);
        assertThat(FxTest.onFx(() -> window.tour().position())).isEqualTo(2);
        assertThat(FxTest.onFx(window::place)).contains(new Place.Alerts());
        for (int stop = 2; stop <= TourStep.ALL.size(); stop++) {
            tourKey(window, KeyCode.RIGHT);
        }
        assertThat(FxTest.onFx(() -> window.tour().isOn() || window.tour().isLeft()))
                .isFalse();
        FxTest.doOnFx(window::close);
    }

    private static void tourKey(MainWindow window, KeyCode code) {
        FxTest.doOnFx(() -> Event.fireEvent(window.tour(), Input.key(code)));
        FxTest.settle(window.tasks());
    }
}
